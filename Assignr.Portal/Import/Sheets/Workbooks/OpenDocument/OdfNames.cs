namespace Assignr.Portal.Import.Sheets.Workbooks.OpenDocument;

/// <summary>The namespaces of OpenDocument (ODF 1.3 part 3) that are read.</summary>
internal static class OdfNames
{
    public const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    public const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    public const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    public const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    public const string Drawing = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    public const string Colors = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";

    /// <summary>Of LibreOffice: a cell whose formula failed has a type there that the standard does not know.</summary>
    public const string Extended = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";
}

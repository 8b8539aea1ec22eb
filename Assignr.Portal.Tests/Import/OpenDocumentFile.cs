using System.Security;
using System.Text;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Tests.Import;

/// <summary>Makes OpenDocument workbooks as LibreOffice writes them, and ones that no program would write.</summary>
internal static class OpenDocumentFile
{
    private const string Spaces =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
        + "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
        + "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
        + "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"";

    private const string Styles =
        "<style:style style:name=\"gone\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
        + "<style:style style:name=\"struck\" style:family=\"table-cell\"><style:text-properties "
        + "style:text-line-through-style=\"solid\"/></style:style>"
        + "<style:style style:name=\"white\" style:family=\"table-cell\"><style:text-properties fo:color=\"#ffffff\"/></style:style>";

    /// <summary>A workbook of one sheet whose cells are texts.</summary>
    public static byte[] Of(params string[][] rows) => Make(("List", Rows(rows)));

    /// <summary>A workbook of these sheets: name, and the XML of its rows; a hidden one has an exclamation mark before its
    /// name.</summary>
    public static byte[] Make(params (string Name, string Rows)[] sheets) => Pack(Content(sheets));

    public static byte[] Flat(params (string Name, string Rows)[] sheets) => Encoding.UTF8.GetBytes(
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document {Spaces} office:version=\"1.3\" "
        + $"office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">{Body(sheets)}</office:document>");

    public static string Content(params (string Name, string Rows)[] sheets) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {Spaces}>{Body(sheets)}</office:document-content>";

    public static byte[] Pack(string content, string kind = "application/vnd.oasis.opendocument.spreadsheet") => WorkbookFile.Pack(
    [
        new("mimetype", Encoding.ASCII.GetBytes(kind)), new(OdfContent, Encoding.UTF8.GetBytes(content)),
        new("Basic/script-lc.xml", "<?xml version=\"1.0\"?><!DOCTYPE library:libraries SYSTEM \"libraries.dtd\"><x/>"u8.ToArray()),
    ]);

    public static string Rows(params string[][] rows) => string.Concat(rows.Select(row => Row(row.Select(Text))));

    public static string Row(IEnumerable<string> cells, string attributes = "") =>
        $"<table:table-row {attributes}>{string.Concat(cells)}</table:table-row>";

    public static string Text(string text) => text.Length == 0 ? "<table:table-cell/>"
        : $"<table:table-cell office:value-type=\"string\"><text:p>{SecurityElement.Escape(text)}</text:p></table:table-cell>";

    /// <param name="type">Such as <c>date</c>.</param>
    /// <param name="attributes">Such as <c>office:date-value="2026-12-05"</c>.</param>
    /// <param name="shown">What people see.</param>
    public static string Typed(string type, string attributes, string shown) =>
        $"<table:table-cell office:value-type=\"{type}\" {attributes}><text:p>{SecurityElement.Escape(shown)}</text:p></table:table-cell>";

    public static SheetResult Read(byte[] file) => SheetReader.Read(file, "list.ods", new ImportOptions());

    private const string OdfContent = "content.xml";

    private static string Body((string Name, string Rows)[] sheets) =>
        $"<office:automatic-styles>{Styles}</office:automatic-styles><office:body><office:spreadsheet>"
        + string.Concat(sheets.Select(sheet => $"<table:table table:name=\"{sheet.Name.TrimStart('!')}\""
            + $"{(sheet.Name.StartsWith('!') ? " table:style-name=\"gone\"" : "")}>{sheet.Rows}</table:table>"))
        + "</office:spreadsheet></office:body>";
}

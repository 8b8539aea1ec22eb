using System.IO.Compression;
using System.Text;

namespace Assignr.Portal.Import.Sheets.Workbooks.OpenDocument;

/// <summary>Tells a document of OpenDocument by its file: a package, or a flat file of XML.</summary>
internal static class OdfPackage
{
    public const string Content = "content.xml";

    private const int Looked = 16 * 1024;
    private const string Sheets = "application/vnd.oasis.opendocument.spreadsheet";

    /// <summary>A package of sheets, with or without a password.</summary>
    public static bool Is(ZipArchive package) => package.GetEntry("encrypted-package") is not null
        || (package.GetEntry(Content) is not null && Kind(package) is var kind
            && (kind.Length == 0 || kind.StartsWith(Sheets, StringComparison.Ordinal)));

    /// <summary>A flat file (.fods): its root names the standard.</summary>
    public static bool IsFlat(byte[] file)
    {
        var head = Encoding.Latin1.GetString(file, 0, Math.Min(file.Length, Looked)).Replace("\0", "", StringComparison.Ordinal);
        return head.TrimStart('ÿ', 'þ', 'ï', '»', '¿', ' ', '\r', '\n', '\t').StartsWith('<')
            && head.Contains(":document", StringComparison.Ordinal) && head.Contains(OdfNames.Office, StringComparison.Ordinal);
    }

    /// <exception cref="UnreadableFileException">It has a password.</exception>
    public static void RefusePassword(ZipArchive package)
    {
        using var content = package.GetEntry(Content)?.Open();
        var head = new byte[8];
        var read = content?.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) ?? 0;
        if (package.GetEntry("encrypted-package") is not null
            || Encoding.Latin1.GetString(head, 0, read).TrimStart('ÿ', 'þ', 'ï', '»', '¿', '\0', ' ', '\r', '\n', '\t') is not ['<', ..])
            throw new UnreadableFileException(
                "This workbook is protected with a password. Save it without one and drop that file.");
    }

    private static string Kind(ZipArchive package)
    {
        using var content = package.GetEntry("mimetype")?.Open();
        var head = new byte[128];
        return Encoding.Latin1.GetString(head, 0, content?.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) ?? 0).Trim();
    }
}

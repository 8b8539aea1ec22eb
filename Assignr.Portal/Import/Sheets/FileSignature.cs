using System.Text;

namespace Assignr.Portal.Import.Sheets;

/// <summary>Recognises the kind of a file by its first bytes, for a helpful sentence about unsupported ones.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Start, string Sentence)[] Others =
    [
        ("%PDF"u8.ToArray(), "This is a PDF, and a PDF holds no cells. Export the list from the program it comes from as CSV or Excel."),
        ([0x1F, 0x8B], "This file is compressed (gzip). Unpack it and drop what is inside."),
        ("7z\xBC\xAF"u8.ToArray(), "This file is compressed (7-Zip). Unpack it and drop what is inside."),
        ("Rar!"u8.ToArray(), "This file is compressed (RAR). Unpack it and drop what is inside."),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "This is a picture. Drop the spreadsheet itself, as CSV or Excel."),
        ([0xFF, 0xD8, 0xFF], "This is a picture. Drop the spreadsheet itself, as CSV or Excel."),
        ("GIF8"u8.ToArray(), "This is a picture. Drop the spreadsheet itself, as CSV or Excel."),
        (@"{\rtf"u8.ToArray(), "This is a text document. Copy its table into a spreadsheet and save that as CSV or Excel."),
    ];

    public static bool IsZip(byte[] file) => file.AsSpan().StartsWith("PK\x03\x04"u8) || file.AsSpan().StartsWith("PK\x05\x06"u8);

    /// <summary>The format of old Office programs, and of new ones with a password.</summary>
    public static bool IsCompound(byte[] file) =>
        file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>Why a file that is not a zip cannot be text either; null where it may be.</summary>
    public static string? Refuse(byte[] file, string fileName)
    {
        foreach (var (start, sentence) in Others)
        {
            if (file.AsSpan().StartsWith(start))
                return sentence;
        }
        var head = Encoding.Latin1.GetString(file, 0, Math.Min(file.Length, 512)).Replace("\0", "", StringComparison.Ordinal).TrimStart('ÿ',
            'þ', 'ï', '»', '¿', ' ', '\r', '\n', '\t');
        if (head.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            return fileName.EndsWith(".xls", StringComparison.OrdinalIgnoreCase)
                ? "This file is called .xls and holds a web page. Open it in Excel, save it as an Excel workbook (.xlsx), and drop that "
                    + "file."
                : "This is a web page or XML, not a spreadsheet. Save the list as CSV or Excel and drop that file.";
        }
        return null;
    }
}

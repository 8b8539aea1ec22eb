using System.Text;

namespace Assignr.Portal.Import.Sheets.Decoding;

/// <summary>The encodings in which spreadsheet programs save text, most frequent first; the first one wins a tie.</summary>
internal static class Encodings
{
    public const string Utf8 = "UTF-8";

    static Encodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Every text is valid in each of them, so only the resulting words can show which one it is.</summary>
    public static IReadOnlyList<(string Name, string Words, int CodePage)> OneByte { get; } =
    [
        ("Windows-1252", "Western Europe", 1252),
        ("Windows-1250", "Central Europe", 1250),
        ("Macintosh", "old Mac", 10000),
        ("MS-DOS 850", "Western Europe", 850),
        ("MS-DOS 437", "United States", 437),
        ("MS-DOS 852", "Central Europe", 852),
        ("Windows-1254", "Turkish", 1254),
        ("Windows-1251", "Cyrillic", 1251),
        ("Windows-1253", "Greek", 1253),
        ("Macintosh CE", "Central Europe, old Mac", 10029),
    ];

    public static Encoding OfPage(int codePage) => Encoding.GetEncoding(codePage);

    /// <param name="missing">What to do with letters that the code page does not have.</param>
    public static Encoding OfPage(int codePage, EncoderFallback missing) =>
        Encoding.GetEncoding(codePage, missing, DecoderFallback.ReplacementFallback);

    /// <summary>Null where it is not one of these.</summary>
    public static Encoding? Named(string? name) =>
        name == Utf8 ? Encoding.UTF8
            : OneByte.FirstOrDefault(one => one.Name == name) is { CodePage: > 0 } known ? OfPage(known.CodePage)
            : null;
}

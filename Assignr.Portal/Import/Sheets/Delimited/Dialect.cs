namespace Assignr.Portal.Import.Sheets.Delimited;

/// <summary>How a text file separates and quotes its cells.</summary>
/// <param name="Delimiter">The character between cells; <see cref="OneColumn"/> where there is none.</param>
/// <param name="HasBackslashes">A quote inside a quoted cell is written \".</param>
/// <param name="HasLooseQuotes">Quotes inside a quoted cell are not doubled, as in "6'2"": only a quote before a delimiter or a line's
/// end closes it.</param>
/// <param name="Quote">The character around a cell; a database program may use an apostrophe.</param>
internal sealed record Dialect(char Delimiter, bool HasBackslashes = false, bool HasLooseQuotes = false, char Quote = '"')
{
    /// <summary>The delimiter for a file of one column: a character that nobody types.</summary>
    public const char OneColumn = '\u001F';

    public static IReadOnlyList<char> Delimiters { get; } = [',', ';', '\t', '|', '^', '~'];

    public string Words => Name(Delimiter);

    public static string Name(char delimiter) => delimiter switch
    {
        ';' => "CSV with semicolons",
        '\t' => "Text with tabs",
        '|' => "Text with bars",
        '^' => "Text with carets",
        '~' => "Text with tildes",
        OneColumn => "Text of one column",
        _ => "CSV with commas",
    };
}

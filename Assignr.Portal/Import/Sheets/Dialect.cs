namespace Assignr.Portal.Import.Sheets;

/// <summary>How a text file writes its cells.</summary>
/// <param name="Delimiter">What stands between them; <see cref="OneColumn"/> where nothing does.</param>
/// <param name="HasBackslashes">A quote inside a quoted cell is written \".</param>
/// <param name="HasLooseQuotes">Quotes inside a quoted cell are not doubled, as in "6'2"": only one before a delimiter or a
/// line's end closes it.</param>
/// <param name="Quote">What stands around a cell: a program for databases may put an apostrophe there.</param>
internal sealed record Dialect(char Delimiter, bool HasBackslashes = false, bool HasLooseQuotes = false, char Quote = '"')
{
    /// <summary>Between the cells of a file of one column: a character that nobody types.</summary>
    public const char OneColumn = '\u001F';

    public static IReadOnlyList<char> Delimiters { get; } = [',', ';', '\t', '|'];

    public string Words => Name(Delimiter);

    public static string Name(char delimiter) => delimiter switch
    {
        ';' => "CSV with semicolons",
        '\t' => "Text with tabs",
        '|' => "Text with bars",
        OneColumn => "Text of one column",
        _ => "CSV with commas",
    };
}

namespace Assignr.Portal.Import.Sheets;

/// <summary>What stands between the cells of a text file.</summary>
internal static class Delimiter
{
    private const int LinesLooked = 20;

    /// <summary>Between cells of a file of one column: a character that nobody types.</summary>
    private const char None = '\u001F';

    private static readonly char[] Known = [',', ';', '\t', '|'];

    public static string Words(char delimiter) => delimiter switch
    {
        ';' => "CSV with semicolons",
        '\t' => "Text with tabs",
        '|' => "Text with bars",
        None => "Text of one column",
        _ => "CSV with commas",
    };

    /// <summary>
    /// The one that stands outside quotes in every one of the first lines, and as often in each; else the one that the heading has
    /// most of; a heading with none of them is of one column. Excel's own first line <c>sep=;</c> decides alone; it is then no row.
    /// </summary>
    public static (char Delimiter, int Skip) Of(string text)
    {
        if (text.Length > 4 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && (text.Length == 5 || text[5] is '\r' or '\n'))
            return (text[4], text.Length == 5 ? 5 : text.AsSpan(5).StartsWith("\r\n") ? 7 : 6);
        var lines = Count(text);
        if (lines.Count == 0)
            return (',', 0);
        var best = Known
            .Select((delimiter, index) => (delimiter, index, Heading: lines[0][index], Even: lines.Count(line => line[index] == lines[0][index])))
            .Where(one => one.Heading > 0)
            .OrderByDescending(one => one.Even == lines.Count).ThenByDescending(one => one.Heading).ThenBy(one => one.index)
            .Select(one => one.delimiter).FirstOrDefault(None);
        return (best, 0);
    }

    private static List<int[]> Count(string text)
    {
        var lines = new List<int[]>();
        var line = new int[Known.Length];
        var (quoted, filled) = (false, false);
        foreach (var character in text)
        {
            if (character == '"')
                quoted = !quoted;
            if (!quoted && character is '\r' or '\n')
            {
                if (filled)
                    lines.Add(line);
                if (lines.Count == LinesLooked)
                    return lines;
                (line, filled) = (new int[Known.Length], false);
                continue;
            }
            filled |= !char.IsWhiteSpace(character);
            if (!quoted && Array.IndexOf(Known, character) is var index and >= 0)
                line[index]++;
        }
        if (filled)
            lines.Add(line);
        return lines;
    }
}

using Assignr.Portal.Data;

namespace Assignr.Portal.Import.Sheets.Lines;

/// <summary>
/// Lines of a key and a value, a block of them for each row: "Date: 12/19/2026", "Home: Lions"; or the same in two columns. The keys become
/// the headings.
/// </summary>
internal sealed class KeyedLines
{
    private const int Looked = 200;
    private const int LongestKey = 40;

    /// <summary>How many known headings must be among the keys of a file with one block, or with two columns.</summary>
    private const int Many = 3;

    /// <summary>How many lines of ten must have a key.</summary>
    private const int Most = 8;

    private readonly Dictionary<string, int> columns = [];
    private readonly List<string> headings = [];
    private readonly List<(int Line, Dictionary<int, string> Cells)> records = [];
    private int left;
    private string? firstLeft;

    private KeyedLines()
    {
    }

    /// <summary>Whether the first lines of a file have this form.</summary>
    public static bool Are(IEnumerable<SheetRow> lines, Expected expected)
    {
        var (count, keys, isOfTwo) = (0, new List<string>(), false);
        foreach (var line in lines.Take(Looked))
        {
            count++;
            if (Parse(line, expected) is not { } pair)
                continue;
            // These are the headings of a table with two columns.
            if (count == 1 && !pair.HasColon && expected.FieldOf(Columns.Key(pair.Value)) is not null)
                return false;
            keys.Add(Columns.Key(pair.Key));
            isOfTwo |= !pair.HasColon;
        }
        var fields = keys.Select(expected.FieldOf).OfType<string>().ToList();
        var different = fields.Distinct().Count();
        return keys.Count * 10 >= count * Most && fields.Count * 2 > keys.Count
            && (different >= Many || (different > 1 && !isOfTwo && fields.Count > different));
    }

    /// <returns>The headings and the rows below them; the lines unchanged where they have another form.</returns>
    public static IReadOnlyList<SheetRow> Join(
        IReadOnlyList<SheetRow> lines, Reading reading, Expected expected, ImportOptions limits, List<Finding> findings)
    {
        if (reading.HeadingLine is not null || !Are(lines, expected))
            return lines;
        var keyed = new KeyedLines();
        keyed.Read(lines, expected);
        if (keyed.headings.Count > limits.MostColumns)
            return lines;
        findings.Add(keyed.ToFinding(lines, reading));
        return reading.KeyedAsTable ? lines : keyed.ToLines();
    }

    private void Read(IReadOnlyList<SheetRow> lines, Expected expected)
    {
        bool IsBehindGap(int index) => index > 0 && lines[index].Line > lines[index - 1].Line + 1;
        var areGapsBetweenRows = Enumerable.Range(0, lines.Count).Count(IsBehindGap) * 2 < lines.Count;
        var (before, times) = ("", 0);
        for (var index = 0; index < lines.Count; index++)
        {
            if (Parse(lines[index], expected) is not { } pair)
            {
                firstLeft = left++ == 0 ? Text.OneLine(string.Join(' ', lines[index].Cells)) : firstLeft;
                continue;
            }
            var key = Columns.Key(pair.Key);
            var isNew = records.Count == 0 || (areGapsBetweenRows && IsBehindGap(index));
            // Two officials of one game may follow each other with the same key.
            times = !isNew && key == before ? times + 1 : 1;
            var column = ColumnOf(key, pair.Key, times);
            if (isNew || records[^1].Cells.ContainsKey(column))
            {
                records.Add((lines[index].Line, []));
            }
            records[^1].Cells[column] = pair.Value;
            before = key;
        }
    }

    private int ColumnOf(string key, string heading, int number)
    {
        var (own, called) = number == 1 ? (key, heading) : ($"{key} {number}", $"{heading} {number}");
        if (!columns.TryGetValue(own, out var column))
        {
            columns.Add(own, column = headings.Count);
            headings.Add(called);
        }
        return column;
    }

    private List<SheetRow> ToLines() =>
    [
        new SheetRow(0, headings),
        .. records.Select(record => new SheetRow(
            record.Line, [.. Enumerable.Range(0, headings.Count).Select(column => record.Cells.GetValueOrDefault(column, ""))])),
    ];

    private Finding ToFinding(IReadOnlyList<SheetRow> lines, Reading reading)
    {
        var how = reading.KeyedAsTable ? "The lines are read as a table as they stand, as was chosen."
            : "Each block of them is a row, with a column for each key.";
        var rest = left switch
        {
            0 => "",
            1 => $" “{firstLeft}” is of none and is not read.",
            _ => $" {left:N0} lines are of none and are not read, as “{firstLeft}”.",
        };
        var example = Text.OneLine(string.Join(' ', lines[^1].Cells));
        return new Finding("Lines with keys", $"Each line says what it holds, as “{example}”. {how}{rest}",
        [
            new FindingOption("A row for each block of lines", reading with { KeyedAsTable = false }, !reading.KeyedAsTable),
            new FindingOption("A table as it stands", reading with { KeyedAsTable = true }, reading.KeyedAsTable),
        ]);
    }

    /// <summary>The key and its value: "Date: 12/19/2026", or a known heading with a value in the next cell.</summary>
    private static (string Key, string Value, bool HasColon)? Parse(SheetRow line, Expected expected)
    {
        var first = line.Cells[0];
        var rest = string.Join(", ", line.Cells.Skip(1).Where(cell => cell.Length > 0));
        var colon = first.IndexOf(':', StringComparison.Ordinal);
        if (colon is > 0 and <= LongestKey && (colon == first.Length - 1 || first[colon + 1] == ' ') && IsKey(first[..colon]))
        {
            var value = first[(colon + 1)..].Trim();
            return (first[..colon].Trim(), value.Length == 0 ? rest : rest.Length == 0 ? value : $"{value}, {rest}", true);
        }
        return line.Cells.Count(cell => cell.Length > 0) == 2 && first.Length is > 0 and <= LongestKey
            && expected.FieldOf(Columns.Key(first)) is not null ? (first, rest, false) : null;
    }

    private static bool IsKey(string text) => text.Any(char.IsLetter) && char.IsLetter(text[0]);
}

using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets.Decoding;

namespace Assignr.Portal.Import.Sheets.Lines;

/// <summary>Lines of text that were divided into the rows of a table.</summary>
/// <param name="Lines">The headings and the lines below them.</param>
/// <param name="Rows">How many of the lines are rows.</param>
/// <param name="Left">Lines that are not rows and are not read.</param>
internal sealed record LinesTable(IReadOnlyList<SheetRow> Lines, int Rows, IReadOnlyList<SheetRow> Left)
{
    private const int Looked = 200;
    private const int LongestLine = 60;

    /// <returns>Null for any other text.</returns>
    public static LinesTable? In(string text, Expected expected, CancellationToken cancel)
    {
        var first = Filled(text).Take(Looked).ToList();
        return first.Count > 0 && expected.TableOf(first, cancel) is not null ? expected.TableOf([.. Filled(text)], cancel) : null;
    }

    public RawTable ToTable(Decoded decoded, Reading reading, ImportOptions limits)
    {
        var rows = new SheetRows(limits, isText: true);
        foreach (var line in Lines)
        {
            for (var column = 0; column < line.Cells.Count; column++)
                rows.Put(line.Line, column, line.Cells[column]);
        }
        var left = Left.Count switch
        {
            0 => "",
            1 => $" “{Short(Left[0])}” is none and is not read.",
            var count => $" {count:N0} lines are none and are not read, as “{Short(Left[0])}”.",
        };
        var finding = new Finding(
            "Lines of text", $"{Rows:N0} lines are read as games: the time, the teams, and what two spaces or more part from them.{left}",
            [
                new FindingOption("Games", reading, true),
                new FindingOption("A table, with commas between its cells", reading with { Delimiter = ',' }, false),
            ]);
        return new RawTable(rows.ToLines(), $"Lines of text, {decoded.Encoding}") { Findings = [.. decoded.Findings, finding] };
    }

    private static string Short(SheetRow line) =>
        Text.OneLine(line.Cells[0]) is { Length: > LongestLine } text ? $"{text[..LongestLine]}…" : Text.OneLine(line.Cells[0]);

    private static IEnumerable<SheetRow> Filled(string text)
    {
        var number = 0;
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return new SheetRow(number, [line.Trim()]);
        }
    }
}

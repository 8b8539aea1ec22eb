using System.Buffers;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>Cells that say "as above": a ditto mark, "ditto", "idem". They have the text of the cell above them.</summary>
internal static class Dittos
{
    private const int Longest = 8;

    private static readonly HashSet<string> Words =
    [
        "\"", "''", "``", "“", "”", "„", "″", "〃", ",,", "-\"-", "- \" -", "-''-", "--\"--", "- “ -", "- ” -", "-”-", "-“-",
        "ditto", "ditto.", "(ditto)", "dito", "dto.", "dto", "idem", "(idem)",
    ];

    /// <summary>A cheap test: these are looked for in every short cell.</summary>
    private static readonly SearchValues<char> Begins = SearchValues.Create("dDiIíÍ(");

    public static List<SheetRow> Fill(List<SheetRow> rows, Reading reading, List<Finding> findings)
    {
        var (count, first) = (0, "");
        var above = new List<string>();
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            for (var column = 0; column < row.Cells.Count; column++)
            {
                while (above.Count <= column)
                    above.Add("");
                var cell = row.Cells[column];
                if (cell.Length is > 0 and <= Longest && above[column].Length > 0 && Are(cell))
                {
                    first = count++ == 0 ? $"“{cell}” at {CellName.Column(column)}{row.Line}, which is “{Shown(above[column])}”" : first;
                    row = reading.KeepsDittos ? row : row.With(column, above[column]);
                }
                else
                    above[column] = cell;
            }
            rows[index] = row;
        }
        if (count > 0)
            findings.Add(new Finding(
                "Marks for the cell above",
                (count == 1 ? "1 cell says that it is as the one above" : $"{count:N0} cells say that they are as those above")
                    + $", as {first}: {(count == 1 ? "it is" : "they are")} {(reading.KeepsDittos ? "kept, as was chosen" : "read so")}.",
                [
                    new FindingOption("Read them as the cell above", reading with { KeepsDittos = false }, !reading.KeepsDittos),
                    new FindingOption("Keep them", reading with { KeepsDittos = true }, reading.KeepsDittos),
                ]));
        return rows;
    }

    private static bool Are(string cell) =>
        char.IsLetter(cell[0]) || cell[0] == '(' ? Begins.Contains(cell[0]) && Words.Contains(Text.Fold(cell)) : Words.Contains(cell);

    private static string Shown(string text) => Text.OneLine(text) is var line && line.Length > 30 ? $"{line[..30]}…" : line;
}

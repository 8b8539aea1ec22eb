using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>A 0 in a column of words is the lookup of an empty cell, or a program's word for a formula, and means no value.</summary>
internal static class LoneZeros
{
    private const string Zero = "0";

    public static List<SheetRow> Without(List<SheetRow> rows, Reading reading, Expected expected, List<Finding> findings)
    {
        var columns = rows.SelectMany(row => row.Cells.Index().Where(cell => cell.Item == Zero).Select(cell => cell.Index)).Distinct()
            .Where(column => AreWords(rows, column, expected)).ToHashSet();
        if (columns.Count == 0)
            return rows;
        var (count, first) = (0, "");
        for (var index = 0; index < rows.Count; index++)
        {
            foreach (var (column, cell) in rows[index].Cells.Index())
            {
                if (cell != Zero || !columns.Contains(column))
                    continue;
                first = count++ == 0 ? $"{CellName.Column(column)}{rows[index].Line}" : first;
                if (!reading.KeepsZeros)
                    rows[index] = rows[index].With(column, "");
            }
        }
        var holds = count == 1 ? "1 cell holds a 0 where all others of its column hold words"
            : $"{count:N0} cells hold a 0 where all others of their columns hold words";
        var read = reading.KeepsZeros ? "kept, as was chosen" : "read as empty";
        findings.Add(new Finding(
            "Zeros",
            $"{holds}, the first in {first}: {(count == 1 ? "it is" : "they are")} {read}.",
            [
                new FindingOption("Read them as empty", reading with { KeepsZeros = false }, !reading.KeepsZeros),
                new FindingOption("Keep them", reading with { KeepsZeros = true }, reading.KeepsZeros),
            ]));
        return rows;
    }

    /// <summary>Not for a column of dates, where a 0 is a missing date.</summary>
    private static bool AreWords(List<SheetRow> rows, int column, Expected expected)
    {
        var words = rows.Where(row => column < row.Cells.Count).Select(row => row.Cells[column])
            .Where(cell => cell.Length > 0 && cell != Zero && !NoValue.Is(cell));
        // Not for a column of answers, where a 0 means no.
        return words.Any() && words.All(cell => cell.Any(char.IsLetter)) && words.Take(Columns.Looked).Any(cell => YesOrNo.Of(cell) is null)
            && !words.Take(Columns.Looked).Any(cell => expected.IsDay(cell) || expected.IsMoment(cell));
    }
}

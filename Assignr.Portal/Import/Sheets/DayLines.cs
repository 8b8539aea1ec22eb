namespace Assignr.Portal.Import.Sheets;

/// <summary>Lines that hold a day and nothing else, above the games of that day: it is put into each of them.</summary>
internal static class DayLines
{
    private const string Heading = "Date";

    public static (IReadOnlyList<string> Headings, List<SheetRow> Rows) Spread(IReadOnlyList<string> headings, List<SheetRow> rows, Expected expected, List<Finding> findings)
    {
        if (expected.DayField is not { } field || !rows.Exists(row => IsDay(row, expected)))
            return (headings, rows);
        var column = headings.Select(heading => expected.FieldOf(Columns.Key(heading))).ToList().IndexOf(field);
        var isNew = column < 0;
        if (isNew)
            column = Math.Max(headings.Count, rows.Max(row => row.Cells.Count));
        var (spread, day, filled, first) = (new List<SheetRow>(rows.Count), "", 0, 0);
        foreach (var row in rows)
        {
            if (IsDay(row, expected))
            {
                day = row.Cells.First(cell => cell.Length > 0);
                first = first == 0 ? row.Line : first;
            }
            else if (day.Length > 0 && (row.Cells.Count <= column || row.Cells[column].Length == 0))
            {
                spread.Add(row with { Cells = With(row.Cells, column, day) });
                filled++;
            }
            else
            {
                spread.Add(row);
            }
        }
        if (filled == 0)
            return (headings, rows);
        findings.Add(new Finding("Lines of a day", $"Some lines hold a day and nothing else, as line {first} does: it counts for the {(filled == 1 ? "game" : $"{filled:N0} games")} below.", []));
        return (isNew ? With(headings, column, Heading) : headings, spread);
    }

    private static bool IsDay(SheetRow row, Expected expected)
    {
        var text = "";
        foreach (var cell in row.Cells)
        {
            if (cell.Length > 0 && text.Length > 0)
                return false;
            text = cell.Length > 0 ? cell : text;
        }
        return expected.IsDay(text);
    }

    private static string[] With(IReadOnlyList<string> cells, int column, string text)
    {
        var all = new string[Math.Max(cells.Count, column + 1)];
        for (var index = 0; index < all.Length; index++)
            all[index] = index < cells.Count ? cells[index] : "";
        all[column] = text;
        return all;
    }
}

namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>Day, month and year in columns of their own: the whole date is put into the first of them.</summary>
internal static class DayColumns
{
    /// <param name="rows">The rows below the headings; those with a date are changed.</param>
    public static void Join(IReadOnlyList<string> headings, List<SheetRow> rows, Expected expected, List<Finding> findings)
    {
        var parts = headings.Select(heading => expected.DayPartOf(Columns.Key(heading))).ToList();
        var (day, month, year) = (parts.IndexOf(DayPart.Day), parts.IndexOf(DayPart.Month), parts.IndexOf(DayPart.Year));
        if (day < 0 || month < 0)
            return;
        string Cell(SheetRow row, int column) => column >= 0 && column < row.Cells.Count ? row.Cells[column] : "";
        string? DayOf(SheetRow row) => expected.DayOf(Cell(row, day), Cell(row, month), Cell(row, year));
        var looked = rows.Where(row => Cell(row, day).Length > 0).Take(Columns.Looked).ToList();
        if (looked.Count(row => DayOf(row) is not null) * 2 <= looked.Count)
            return;
        for (var index = 0; index < rows.Count; index++)
        {
            if (DayOf(rows[index]) is { } text)
                rows[index] = rows[index].With(day, text);
        }
        var names = new[] { day, month, year }.Where(column => column >= 0).Select(column => $"“{headings[column]}”").ToList();
        var example = rows.Select(row => Cell(row, day)).First(expected.IsDay);
        findings.Add(new Finding(
            "Day", $"{string.Join(", ", names[..^1])} and {names[^1]} are read together as the day, as {example}.", []));
    }
}

/// <summary>The part of a date in a column.</summary>
public enum DayPart
{
    Day,
    Month,
    Year,
}

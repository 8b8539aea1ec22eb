namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>A table whose headings stand in its first column, and whose rows are its other columns.</summary>
internal static class Transposed
{
    /// <summary>More lines are a list whose first column happens to hold such words.</summary>
    private const int MostLines = 60;

    private const int LeastFields = 2;

    /// <summary>Two columns are lines with keys.</summary>
    private const int LeastColumns = 3;

    public static IReadOnlyList<SheetRow> Turn(
        IReadOnlyList<SheetRow> lines, Reading reading, Expected expected, ImportOptions limits, List<Finding> findings)
    {
        if (reading.HeadingLine is not null || lines.Count is < LeastFields or > MostLines || lines.Count > limits.MostColumns
            || !Are(lines, expected))
            return lines;
        findings.Add(new Finding(
            "Headings in a column",
            reading.KeepsLines ? "The table is read line by line, as was chosen, though headings stand in its first column."
                : "The headings stand in the first column: each column is read as a row, B as line 2.",
            [
                new FindingOption("Each column is a row", reading with { KeepsLines = false }, !reading.KeepsLines),
                new FindingOption("Each line is a row", reading with { KeepsLines = true }, reading.KeepsLines),
            ]));
        if (reading.KeepsLines)
            return lines;
        var width = lines.Max(line => line.Cells.Count);
        return [.. Enumerable.Range(0, width).Select(column => new SheetRow(
            column + 1, [.. lines.Select(line => column < line.Cells.Count ? line.Cells[column] : "")]))
            .Where(row => row.Cells.Any(cell => cell.Length > 0))];
    }

    private static bool Are(IReadOnlyList<SheetRow> lines, Expected expected)
    {
        string? FieldOf(string cell) => cell.Length == 0 ? null : expected.FieldOf(Columns.Key(cell));
        var first = lines.Select(line => line.Cells.Count > 0 ? FieldOf(line.Cells[0]) : null).OfType<string>().ToList();
        if (first.Distinct().Count() < LeastFields || first.Count * 2 <= lines.Count || lines.Max(line => line.Cells.Count) < LeastColumns)
            return false;
        // A line that names columns, or a first line of headings, shows that lines are rows.
        return lines.All(line => line.Cells.Skip(1).All(cell => FieldOf(cell) is null))
            && lines.Any(line => line.Cells.Skip(1).Any(cell => HeadingLines.IsData(cell, expected)));
    }
}

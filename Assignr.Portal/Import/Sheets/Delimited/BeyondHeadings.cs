namespace Assignr.Portal.Import.Sheets.Delimited;

/// <summary>
/// Text beyond the last heading of a text file, which a comma within a text may have moved there. A column with an empty heading counts,
/// unless most rows have text in it.
/// </summary>
internal sealed class BeyondHeadings
{
    public const string Mend = "Edit the row and enter each text where it belongs, or correct the line in the file: a comma may stand "
        + "within a text, or a cell may be missing.";

    private readonly List<int> columns = [];

    public BeyondHeadings(Sheet sheet, Mapping mapping)
    {
        // In a workbook no cell is shifted.
        for (var column = sheet.Headings.Count - 1; !sheet.IsWorkbook && column > 0 && sheet.Headings[column].Length == 0; column--)
        {
            if (mapping.Columns[column] is null && sheet.Headings.Any(heading => heading.Length > 0)
                && (column >= sheet.BeyondHeadings || sheet.Rows.Count(row => row.Cells[column].Length > 0) * 2 < sheet.Rows.Count))
                columns.Add(column);
        }
    }

    /// <summary>The question about a row; null where there is none.</summary>
    public string? In(SheetRow row) => columns.Select(column => row.Cells[column]).LastOrDefault(cell => cell.Length > 0) is { } cell
        ? $"The row has more cells than there are headings: “{cell}” stands below none."
        : null;
}

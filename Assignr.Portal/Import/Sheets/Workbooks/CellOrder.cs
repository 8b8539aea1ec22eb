namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>Rows and cells of a sheet only go forward, and not beyond the size of a sheet.</summary>
internal static class CellOrder
{
    private const int MostLines = 1_048_576;
    private const int MostColumns = 16_384;

    /// <param name="line">From 1.</param>
    /// <param name="said">The workbook's own text for it, which may not be a number.</param>
    public static int Line(long line, int before, string? said = null) =>
        line > before && line <= MostLines ? (int)line
        : throw Damaged($"after row {before:N0} comes one that is called “{Short(said ?? $"{line}")}”");

    /// <param name="column">From 0.</param>
    /// <param name="said">The workbook's own name for it, where that is not a number.</param>
    public static int Column(long column, int before, int line, string? said = null) =>
        column > before && column < MostColumns ? (int)column
        : throw Damaged($"in row {line:N0} a cell is called “{Short(said ?? $"{column + 1}")}” and stands out of order");

    private static UnreadableFileException Damaged(string what) =>
        new($"This workbook is damaged: {what}. Open it in Excel, save it anew as an Excel workbook (.xlsx), and drop that file.");

    private static string Short(string said) => said.Length > 20 ? said[..20] : said;
}

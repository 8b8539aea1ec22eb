using System.IO.Compression;
using System.Xml;

namespace Assignr.Portal.Import.Sheets;

/// <summary>The rows of an Excel workbook (.xlsx), read from front to back.</summary>
internal static class WorkbookReader
{
    public static Sheet Read(byte[] file, ImportOptions limits, string? worksheet, CancellationToken cancel)
    {
        WorkbookGuard.Check(file, limits, cancel);
        try
        {
            using var package = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            var book = new Workbook(package, limits, cancel);
            return Read(book, limits, worksheet) ?? Read(book, limits, null) ?? throw new UnreadableFileException("This workbook is empty. Choose the one that holds your list.");
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or IOException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw new UnreadableFileException("This workbook is damaged and cannot be read. Open it in Excel, save it anew as an Excel workbook (.xlsx), and drop that file.");
        }
    }

    /// <summary>The sheet of that name, or the first that holds anything; of the others no more is read than shows whether they do. Null where there is none.</summary>
    private static Sheet? Read(Workbook book, ImportOptions limits, string? worksheet)
    {
        var filled = new List<string>();
        var (wanted, rows) = ("", (SheetRows?)null);
        foreach (var sheet in book.Sheets)
        {
            var mine = rows is null && (worksheet is null || sheet.Name == worksheet) ? new SheetRows(limits, mayGuardFormulas: false) : null;
            if (!IsFilled(book.Cells(sheet), mine))
                continue;
            filled.Add(sheet.Name);
            if (mine is not null)
                (wanted, rows) = (sheet.Name, mine);
        }
        return rows is null ? null : rows.ToSheet("Excel workbook") with { Worksheets = filled, Worksheet = wanted };
    }

    private static bool IsFilled(IEnumerable<WorkbookCell> cells, SheetRows? rows)
    {
        var filled = false;
        foreach (var cell in cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text)))
        {
            filled = true;
            if (rows is null)
                break;
            rows.Put(cell.Line, cell.Column, cell.Text, cell.Text);
        }
        return filled;
    }
}

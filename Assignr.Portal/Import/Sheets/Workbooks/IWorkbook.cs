namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>A workbook of one format or another: its sheets, and what their cells hold.</summary>
internal interface IWorkbook
{
    /// <summary>In the order of the workbook.</summary>
    IReadOnlyList<Worksheet> Sheets { get; }

    /// <summary>Days are counted from 1904.</summary>
    bool From1904 { get; }

    /// <summary>
    /// The cells of a sheet that hold something, line by line and from left to right; what lies between them costs nothing. What is hidden
    /// and not taken is left out.
    /// </summary>
    IEnumerable<WorkbookCell> Cells(Worksheet sheet, WorksheetScan scan);
}

/// <param name="Part">Where its cells stand in the workbook's file.</param>
internal sealed record Worksheet(string Name, string Part, bool IsHidden);

/// <param name="Line">From 1.</param>
/// <param name="Column">From 0.</param>
internal readonly record struct WorkbookCell(int Line, int Column, string Text);

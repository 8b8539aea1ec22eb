namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>A workbook in any format: its sheets and their cells.</summary>
internal interface IWorkbook
{
    /// <summary>In the order of the workbook.</summary>
    IReadOnlyList<Worksheet> Sheets { get; }

    /// <summary>Dates are counted from 1904.</summary>
    bool From1904 { get; }

    /// <summary>
    /// The filled cells of a sheet, line by line and from left to right; empty space between them costs nothing. Hidden cells are left out
    /// unless they are wanted.
    /// </summary>
    IEnumerable<WorkbookCell> Cells(Worksheet sheet, WorksheetScan scan);

    /// <summary>The first of them, at least as many lines as headings are looked for in.</summary>
    IEnumerable<WorkbookCell> Head(Worksheet sheet, WorksheetScan scan) => Cells(sheet, scan);

    /// <inheritdoc cref="Sheets.Sheet.Format"/>
    string Format => "Excel workbook";

    /// <summary>A program that opens it.</summary>
    string Program => "Excel";
}

/// <param name="Part">The part of the workbook's file with its cells.</param>
internal sealed record Worksheet(string Name, string Part, bool IsHidden);

/// <param name="Line">From 1.</param>
/// <param name="Column">From 0.</param>
internal readonly record struct WorkbookCell(int Line, int Column, string Text);

using Assignr.Portal.Import.Sheets.Delimited;

namespace Assignr.Portal.Import.Sheets.Workbooks.OpenDocument;

/// <summary>A row of a sheet with its filled cells, which may stand for many rows that are the same.</summary>
/// <param name="Line">From 1; the first of them.</param>
/// <param name="Repeats">How many rows it stands for.</param>
/// <param name="Cells">From left to right; at most one more than the columns that are read.</param>
internal sealed record OdfLine(int Line, int Repeats, bool IsHidden, IReadOnlyList<OdfFilled> Cells)
{
    /// <summary>The cells of all its rows that are read. What is left out is counted.</summary>
    public IEnumerable<WorkbookCell> In(WorksheetScan scan)
    {
        var taken = Cells.Select(cell => (cell.Column, Text: cell.In(scan, Line, IsHidden))).Where(cell => cell.Text is not null).ToList();
        // Formulas without a result are no rows: nothing counts them, so they are not repeated.
        var areMany = !taken.TrueForAll(cell => cell.Text!.StartsWith('#'));
        for (var number = 0; number < (areMany || IsHidden ? Repeats : 1); number++)
        {
            if (IsHidden && number > 0)
                scan.Takes(Line + number, Cells[0].Column, isHiddenRow: true);
            if (number > 0 && !areMany)
                continue;
            foreach (var (column, text) in taken)
                yield return new WorkbookCell(Line + number, column, text!);
        }
    }
}

/// <summary>A cell that is not empty, or has a note.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Text">Without invisible characters and struck parts.</param>
/// <param name="Whole">The text including struck parts; null where it has none.</param>
/// <param name="IsMissing">It is a formula that was never calculated.</param>
/// <param name="Spans">How many rows it is merged over.</param>
internal sealed record OdfFilled(
    int Column, string Text, string? Whole, bool IsMissing, bool IsStruck, bool IsUnseen, int Spans, string? Note)
{
    /// <summary>It lies below a merged cell, so that nobody sees it.</summary>
    public bool IsCovered { get; init; }

    /// <summary>The text to read; null where none is.</summary>
    public string? In(WorksheetScan scan, int line, bool isHidden)
    {
        if (Note is not null)
            scan.Notes.Add($"{CellName.Column(Column)}{line}", Note);
        if (IsCovered)
        {
            scan.Cover(line, Column);
            return null;
        }
        if ((Text.Length == 0 && Whole is null && !IsMissing) || !scan.Takes(line, Column, isHidden)
            || (IsUnseen && !scan.TakesUnseen(line)) || (IsStruck && !scan.TakesStruck(line)))
            return null;
        if (Spans > 1)
            scan.Merge((line, Column), line + Spans - 1);
        if (IsMissing)
        {
            scan.MissValue(line, Column);
            return FormulaText.Missing;
        }
        var text = Whole is not null && scan.TakesStruck(line) ? Whole : Text;
        return text.Length > 0 ? text : null;
    }
}

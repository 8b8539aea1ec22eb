using System.Globalization;
using Assignr.Portal.Import.Sheets.Workbooks.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>What a workbook's sheet says beside the text of its cells: what is hidden, what is merged, which formulas have no
/// value.</summary>
/// <param name="takesHidden">Hidden rows and columns are read like all others.</param>
/// <param name="takesStruck">Struck cells are read like all others.</param>
internal sealed class WorksheetScan(ImportOptions limits, bool takesHidden, bool takesStruck)
{
    private const int MostMerged = 100_000;

    private readonly bool[] hiddenColumns = new bool[limits.MostColumns];
    private readonly HashSet<int> filledHiddenColumns = [];
    private readonly Dictionary<(int Line, int Column), int> merged = [];
    private int lastHiddenLine;
    private int lastStruckLine;
    private int firstLine;
    private int lastUnseenLine;

    /// <summary>Hidden rows that are not empty.</summary>
    public int HiddenRows { get; private set; }

    /// <summary>Rows with a struck cell.</summary>
    public int StruckRows { get; private set; }

    public int FirstStruckRow { get; private set; }

    /// <summary>Rows with white text on white.</summary>
    public int UnseenRows { get; private set; }

    /// <summary>Hidden columns that are not empty.</summary>
    public int HiddenColumns => filledHiddenColumns.Count;

    public SheetNotes Notes { get; } = new();

    /// <summary>Formulas without a value.</summary>
    public int NeverCalculated { get; private set; }

    public string? FirstNeverCalculated { get; private set; }

    public void HideColumns(PackagePart part)
    {
        foreach (var element in part.Elements())
        {
            if (element != "col" || !(IsTrue(part["hidden"]) || IsZero(part["width"]))
                || !int.TryParse(part["min"], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                || !int.TryParse(part["max"], NumberStyles.None, CultureInfo.InvariantCulture, out var to))
                continue;
            HideColumns(Math.Max(from, 1) - 1, to - 1);
        }
    }

    /// <param name="first">From 0, like <paramref name="last"/>.</param>
    public void HideColumns(long first, long last)
    {
        for (var column = first; column <= Math.Min(last, hiddenColumns.Length - 1); column++)
            hiddenColumns[column] = true;
    }

    /// <param name="column">From 0.</param>
    public void HideColumn(int column)
    {
        if (column < hiddenColumns.Length)
            hiddenColumns[column] = true;
    }

    public void Merge(PackagePart part)
    {
        foreach (var element in part.Elements())
        {
            if (element != "mergeCell" || part["ref"] is not { } range
                || range.IndexOf(':', StringComparison.Ordinal) is not (var colon and > 0))
                continue;
            Merge(CellName.PlaceOf(range.AsSpan(0, colon)), CellName.PlaceOf(range.AsSpan(colon + 1)).Line);
        }
    }

    /// <param name="first">The cell with the value for all.</param>
    public void Merge((int Line, int Column) first, int lastLine)
    {
        if (first.Column < 0 || lastLine <= first.Line)
            return;
        if (merged.Count >= MostMerged)
            throw new UnreadableFileException(
                $"This workbook has more than {MostMerged:N0} merged cells. Copy the list into a new workbook and drop that file.");
        merged[first] = lastLine;
    }

    public static bool IsHidden(PackagePart row) => IsTrue(row["hidden"]) || IsZero(row["ht"]);

    /// <summary>Whether a filled cell is read; a hidden one is counted.</summary>
    public bool Takes(int line, int column, bool isHiddenRow)
    {
        var isHiddenColumn = column < hiddenColumns.Length && hiddenColumns[column];
        if (isHiddenRow && line != lastHiddenLine)
            (lastHiddenLine, HiddenRows) = (line, HiddenRows + 1);
        if (isHiddenColumn && !isHiddenRow)
            filledHiddenColumns.Add(column);
        var isTaken = takesHidden || !(isHiddenRow || isHiddenColumn);
        firstLine = firstLine == 0 && isTaken ? line : firstLine;
        return isTaken;
    }

    /// <summary>
    /// Whether a cell with white text on white is read; its row is counted. The first line is always read: the style of a table colours its
    /// headings, which the cells do not show.
    /// </summary>
    public bool TakesUnseen(int line)
    {
        if (line == firstLine)
            return true;
        if (line != lastUnseenLine)
            (lastUnseenLine, UnseenRows) = (line, UnseenRows + 1);
        return takesHidden;
    }

    /// <summary>Whether a struck cell is read; its row is counted.</summary>
    public bool TakesStruck(int line)
    {
        if (line != lastStruckLine)
            (lastStruckLine, StruckRows) = (line, StruckRows + 1);
        FirstStruckRow = FirstStruckRow == 0 ? line : FirstStruckRow;
        return takesStruck;
    }

    /// <summary>Cells with a text below a merged cell, which are not read.</summary>
    public int Covered { get; private set; }

    public string? FirstCovered { get; private set; }

    public void Cover(int line, int column)
    {
        Covered++;
        FirstCovered ??= $"{CellName.Column(column)}{line}";
    }

    public void MissValue(int line, int column)
    {
        NeverCalculated++;
        FirstNeverCalculated ??= $"{CellName.Column(column)}{line}";
    }

    /// <summary>The value of cells that are merged vertically applies to each of their lines.</summary>
    /// <returns>How many cells were filled.</returns>
    public int Spread(List<SheetRow> lines, int before, SheetRows rows, CancellationToken cancel)
    {
        if (merged.Count == 0)
            return 0;
        var (open, count) = (new Dictionary<int, (int Until, string Text)>(), 0);
        for (var index = lines.FindIndex(line => line.Line > before); index >= 0 && index < lines.Count; index++)
        {
            cancel.ThrowIfCancellationRequested();
            var line = lines[index];
            foreach (var (column, (until, text)) in open)
            {
                if (line.Line > until + before)
                    open.Remove(column);
                else if (column < line.Cells.Count && line.Cells[column].Length == 0)
                    count += Fill((string[])line.Cells, column, text, rows);
                else if (column >= line.Cells.Count)
                    (lines[index], line, count) = Widen(line, column, text, rows, count);
            }
            for (var column = 0; column < line.Cells.Count; column++)
            {
                if (line.Cells[column].Length > 0 && merged.TryGetValue((line.Line - before, column), out var until))
                    open[column] = (until, line.Cells[column]);
            }
        }
        return count;
    }

    private static int Fill(string[] cells, int column, string text, SheetRows rows)
    {
        rows.Count(text.Length);
        cells[column] = text;
        return 1;
    }

    private static (SheetRow Kept, SheetRow Line, int Count) Widen(SheetRow line, int column, string text, SheetRows rows, int count)
    {
        var cells = new string[column + 1];
        Array.Fill(cells, "");
        ((string[])line.Cells).CopyTo(cells, 0);
        var wider = line with { Cells = cells };
        return (wider, wider, count + Fill(cells, column, text, rows));
    }

    private static bool IsTrue(string? value) => value is "1" or "true";

    private static bool IsZero(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == 0;
}

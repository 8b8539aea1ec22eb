namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>
/// Headings that span several columns, each with a heading of its own below: "Time" above "Fr, JV, V", "Home" above "Team, Coach". The
/// second line repeats the other headings, as merged cells do, or leaves them empty.
/// </summary>
internal static class HeadingSpans
{
    private const int LongestLabel = 20;

    private const int Least = 2;

    /// <param name="at">The index of the line that may be the second one.</param>
    /// <param name="isKnown">Whether a cell is a known heading.</param>
    public static bool AreBelow(IReadOnlyList<SheetRow> lines, int at, Func<string, bool> isKnown)
    {
        var (upper, lower) = (lines[at - 1].Cells, lines[at].Cells);
        string Upper(int column) => column < upper.Count ? upper[column] : "";
        var (span, inSpan, below, width) = (-1, 0, 0, Math.Max(upper.Count, lower.Count));
        for (var column = 0; column < width; column++)
        {
            if (Upper(column).Length > 0)
            {
                if (span >= 0 && inSpan == 1)
                    return false;
                (span, inSpan) = (column, 0);
            }
            var own = column < lower.Count ? lower[column] : "";
            if (own.Length == 0 || own == Upper(column))
                continue;
            if (span < 0 || own.Length > LongestLabel || !own.Any(char.IsLetter) || isKnown(own))
                return false;
            (inSpan, below) = (inSpan + 1, below + 1);
        }
        // A first row has values in columns that the second line leaves empty or repeats.
        return inSpan != 1 && below >= Least && at + 1 < lines.Count
            && lines[at + 1].Cells.Take(upper.Count).Index().Any(cell => cell.Item.Length > 0 && upper[cell.Index].Length > 0
                && (cell.Index >= lower.Count || lower[cell.Index].Length == 0 || lower[cell.Index] == upper[cell.Index]));
    }
}

namespace Assignr.Portal.Import.Sheets;

/// <summary>The rows of a text file (RFC 4180 and its many cousins): cell by cell, so that a limit is met where it is passed.</summary>
internal static class DelimitedText
{
    public static Sheet Read(string text, string encoding, ImportOptions limits, CancellationToken cancel)
    {
        var (delimiter, skip) = Delimiter.Of(text);
        var rows = new SheetRows(limits, mayGuardFormulas: true);
        var cells = new DelimitedCells(text, delimiter, limits.LongestCell) { At = skip, Line = skip == 0 ? 1 : 2 };
        while (cells.HasMore)
        {
            var (line, column) = (cells.Line, 0);
            do
            {
                cancel.ThrowIfCancellationRequested();
                rows.Put(line, column++, cells.Next());
            }
            while (cells.SkipDelimiter());
            cells.SkipLineBreak();
        }
        return rows.ToSheet($"{Delimiter.Words(delimiter)}, {encoding}");
    }
}

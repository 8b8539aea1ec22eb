namespace Assignr.Portal.Import.Sheets;

/// <summary>Collects the cells of one table as they are read, in order, and keeps the limits with each of them (BAR 59).</summary>
internal sealed class SheetRows(ImportOptions limits, bool mayGuardFormulas)
{
    private const int MostSeen = 20_000;

    private readonly HashSet<string> seen = [];
    private readonly List<SheetRow> rows = [];
    private readonly string[] row = new string[limits.MostColumns];
    private string[]? headings;
    private int line;
    private int width;
    private int widest;
    private long characters;

    /// <param name="atLine">From 1; never before that of the cell before.</param>
    /// <param name="column">From 0; in one line always after that of the cell before.</param>
    /// <param name="whole">The text itself, where there is one already: then it is not copied.</param>
    public void Put(int atLine, int column, ReadOnlySpan<char> cell, string? whole = null)
    {
        var text = Trimmed(cell);
        if (text.IsEmpty)
            return;
        if (atLine != line)
        {
            EndRow();
            line = atLine;
        }
        if (column >= limits.MostColumns)
            throw new UnreadableFileException($"Line {line} has something in column {column + 1:N0} ({CellName.Column(column)}); at most {limits.MostColumns} columns are read. Delete the columns that are not needed, and what stands far to the right, and drop the file again.");
        if (text.Length > limits.LongestCell)
            throw new UnreadableFileException($"Line {line}, column {column + 1} ({CellName.Column(column)}), holds {text.Length:N0} characters; a cell has at most {limits.LongestCell:N0}. Shorten it and drop the file again.");
        if ((characters += text.Length) > limits.MostBytes)
            throw new UnreadableFileException($"The cells down to line {line} hold more than {limits.MostBytes:N0} characters together. Split the file into several, or delete the columns that are not needed.");
        while (width < column)
            row[width++] = "";
        row[width++] = Kept(text, whole);
    }

    /// <exception cref="UnreadableFileException">There is nothing to import in it.</exception>
    public Sheet ToSheet(string format)
    {
        EndRow();
        if (headings is null)
            throw new UnreadableFileException("This file is empty. Choose the one that holds your list.");
        if (headings.Any(LooksLikeData))
            throw new UnreadableFileException($"The first line holds data (“{headings.First(LooksLikeData)}”) and no headings. Add a first line that names the columns, such as First Name, Last Name, Email, and drop the file again.");
        if (rows.Count == 0)
            throw new UnreadableFileException("This file has headings and no rows below them. Choose the one that holds your list.");
        Array.Resize(ref headings, widest);
        return new Sheet
        {
            Headings = [.. headings.Select(heading => heading ?? "")],
            Rows = rows.ConvertAll(row => row.Cells.Count == widest ? row : row with { Cells = [.. row.Cells, .. Enumerable.Repeat("", widest - row.Cells.Count)] }),
            Format = format,
        };
    }

    private void EndRow()
    {
        if (width == 0)
            return;
        var cells = row[..width];
        width = 0;
        widest = Math.Max(widest, cells.Length);
        if (headings is null)
            headings = cells;
        else if (rows.Count == limits.MostRows)
            throw new UnreadableFileException($"This file has more than {limits.MostRows:N0} rows; line {line} is one too many. Split it into several files.");
        else if ((rows.Count + 1L) * widest > limits.MostCells)
            throw new UnreadableFileException($"With line {line} this file has more than {limits.MostCells:N0} cells: {rows.Count + 1:N0} rows of {widest} columns. Delete the columns that are not needed, or split it into several files.");
        else
            rows.Add(new SheetRow(line, cells));
    }

    private ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> cell)
    {
        var text = cell.Trim().Trim("\uFEFF\u200B");
        // In text a formula is kept asleep by an apostrophe; a workbook says itself what is text.
        return mayGuardFormulas && text.Length > 1 && text[0] == '\'' && text[1] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0' or '\'' or '＝' or '＋' or '－' or '＠' ? text[1..] : text;
    }

    // Teams, permissions and towns come again and again: each is kept once.
    private string Kept(ReadOnlySpan<char> text, string? whole)
    {
        var known = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out var same))
            return same;
        var kept = whole?.Length == text.Length ? whole : text.ToString();
        if (seen.Count < MostSeen)
            seen.Add(kept);
        return kept;
    }

    private static bool LooksLikeData(string heading) =>
        heading.Contains('@', StringComparison.Ordinal) && People.EmailAddress.Parse(heading, out _) is not null;
}

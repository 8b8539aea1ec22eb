namespace Assignr.Portal.Import.Sheets;

/// <summary>Collects the rows of one table as they are read, and keeps the limits while it does (BAR 59).</summary>
internal sealed class SheetRows(ImportOptions limits, bool mayGuardFormulas)
{
    private readonly Dictionary<string, string> seen = [];
    private readonly List<SheetRow> rows = [];
    private string[]? headings;
    private int widest;

    public void Add(int line, IReadOnlyList<string> cells)
    {
        var width = cells.Count;
        while (width > 0 && string.IsNullOrWhiteSpace(cells[width - 1]))
            width--;
        if (width == 0)
            return;
        if (width > limits.MostColumns)
            throw new UnreadableFileException($"Line {line} has {width:N0} columns; at most {limits.MostColumns} are read. Delete the columns that are not needed and drop the file again.");
        var clean = new string[width];
        for (var column = 0; column < width; column++)
            clean[column] = Clean(cells[column], line, column);
        widest = Math.Max(widest, width);
        if (headings is null)
            headings = clean;
        else if (rows.Count == limits.MostRows)
            throw new UnreadableFileException($"This file has more than {limits.MostRows:N0} rows; line {line} is one too many. Split it into several files.");
        else
            rows.Add(new SheetRow(line, clean));
    }

    /// <exception cref="UnreadableFileException">There is nothing to import in it.</exception>
    public Sheet ToSheet(string format)
    {
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

    // Teams, permissions and towns come again and again: each is kept once.
    private string Clean(string cell, int line, int column)
    {
        var text = cell.Trim().Trim('\uFEFF', '\u200B');
        // In text a formula is kept asleep by an apostrophe; a workbook says itself what is text.
        if (mayGuardFormulas && text.Length > 1 && text[0] == '\'' && text[1] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0' or '\'' or '＝' or '＋' or '－' or '＠')
            text = text[1..];
        if (text.Length > limits.LongestCell)
            throw new UnreadableFileException($"Line {line}, column {column + 1}, holds {text.Length:N0} characters; a cell has at most {limits.LongestCell:N0}. Shorten it and drop the file again.");
        if (text.Length == 0)
            return "";
        if (seen.TryGetValue(text, out var same))
            return same;
        if (seen.Count < 20_000)
            seen.Add(text, text);
        return text;
    }

    private static bool LooksLikeData(string heading) =>
        heading.Contains('@', StringComparison.Ordinal) && People.EmailAddress.Parse(heading, out _) is not null;
}

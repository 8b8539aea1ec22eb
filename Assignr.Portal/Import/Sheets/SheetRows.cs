using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.Sheets.Tables;

namespace Assignr.Portal.Import.Sheets;

/// <summary>Collects the cells of a file as they are read, in order, and checks the limits at each of them (requirements.md 59).</summary>
/// <param name="isText">In a text file an apostrophe protects a formula, and <c>="00417"</c> a number; a workbook itself says what is
/// text.</param>
internal sealed class SheetRows(ImportOptions limits, bool isText)
{
    private const int MostSeen = 20_000;

    private readonly HashSet<string> seen = [];
    private readonly List<SheetRow> lines = [];
    private readonly string[] row = new string[limits.MostColumns];
    private int line;
    private int width;
    private int written;
    private int widest;
    private long characters;

    /// <summary>How many cells of a text file contain a formula instead of its result, and are read as empty.</summary>
    public int Formulas { get; private set; }

    /// <summary>The place of the first of them, and its formula; null where there is none.</summary>
    public string? FirstFormula { get; private set; }

    /// <summary>The line of the last cell; 0 before the first one.</summary>
    public int LastLine => line;

    /// <param name="atLine">From 1; not before that of the previous cell.</param>
    /// <param name="column">From 0; on one line, after that of the previous cell.</param>
    /// <param name="whole">The text as a string, where there already is one, to avoid a copy.</param>
    public void Put(int atLine, int column, ReadOnlySpan<char> cell, string? whole = null)
    {
        var isFormula = false;
        var text = isText ? CellCleaning.OfText(cell, out isFormula) : CellCleaning.Of(cell);
        if (isFormula)
        {
            Formulas++;
            FirstFormula ??= $"{CellName.Column(column)}{atLine}, “{text}”";
        }
        if (atLine == line)
            written = column + 1;
        if (text.IsEmpty || isFormula)
            return;
        if (atLine != line)
        {
            EndLine();
            (line, written) = (atLine, column + 1);
        }
        if (column >= limits.MostColumns)
            throw new UnreadableFileException(
                $"Line {line} has something in column {column + 1:N0} ({CellName.Column(column)}); at most {limits.MostColumns} columns "
                + "are read. Delete the columns that are not needed, and what stands far to the right, and drop the file again.");
        if (text.Length > limits.LongestCell)
            throw new UnreadableFileException(
                $"Line {line}, column {column + 1} ({CellName.Column(column)}), holds {text.Length:N0} characters; a cell has at most "
                + $"{limits.LongestCell:N0}. Shorten it and drop the file again.");
        Count(text.Length);
        while (width < column)
            row[width++] = "";
        row[width++] = Kept(text, whole);
    }

    /// <exception cref="UnreadableFileException">There are more characters than allowed.</exception>
    public void Count(int length)
    {
        if ((characters += length) > limits.MostBytes)
            throw new UnreadableFileException(
                $"The cells down to line {line} hold more than {limits.MostBytes:N0} characters together. Split the file into several, or "
                + "delete the columns that are not needed.");
    }

    public List<SheetRow> ToLines()
    {
        EndLine();
        return lines;
    }

    // Headings do not count. They are among the first lines; the exact check follows once they are found.
    private void EndLine()
    {
        if (width == 0)
            return;
        var cells = row[..width];
        width = 0;
        // Below many lists are lines of formulas without a result.
        if (cells.All(cell => cell.Length == 0 || (cell[0] == '#' && NoValue.Is(cell))))
            return;
        widest = Math.Max(widest, cells.Length);
        if (lines.Count > limits.MostRows + HeadingLines.Looked)
            throw TooMany(limits, lines[limits.MostRows + 1].Line);
        if ((long)lines.Count * widest > limits.MostCells)
            throw new UnreadableFileException(
                $"With line {line} this file has more than {limits.MostCells:N0} cells: {lines.Count:N0} rows of {widest} columns. Delete "
                + "the columns that are not needed, or split it into several files.");
        lines.Add(new SheetRow(line, cells) { Written = isText ? written : 0 });
    }

    public static UnreadableFileException TooMany(ImportOptions limits, int line) =>
        new($"This file has more than {limits.MostRows:N0} rows; line {line} is one too many. Split it into several files.");

    // Teams, permissions and towns are repeated: each text is stored once.
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
}

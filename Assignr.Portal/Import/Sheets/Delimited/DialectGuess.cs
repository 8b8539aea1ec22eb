using System.Text;

namespace Assignr.Portal.Import.Sheets.Delimited;

/// <summary>
/// Finds the dialect of a text file by trying: its first lines are read with each delimiter. The one with the most known headings wins,
/// then the one with the most lines of equal width (for a file of one column, no delimiter), then the one with the fewest cells that begin
/// with a space, then the one with the most columns.
/// </summary>
internal sealed class DialectGuess(string text, Expected expected)
{
    private const int LinesLooked = 20;
    private const int LettersLooked = 64 * 1024;

    private readonly string head = text.Length <= LettersLooked ? text : text[..LettersLooked];

    /// <param name="chosen">The delimiter that somebody chose; null: none.</param>
    public Dialect Best(char? chosen)
    {
        var delimiters = chosen is { } one ? [one] : Dialect.Delimiters.Append(Dialect.OneColumn).ToArray();
        if (head.Contains('\'', StringComparison.Ordinal)
            && delimiters.Select(InApostrophes).Where(trial => trial.IsQuoted).Max() is { } quoted)
            return quoted.Dialect;
        var best = delimiters.Select(delimiter => Try(new Dialect(delimiter, HasBackslashes())))
            .Where(trial => trial.Width > 1 || trial.Dialect.Delimiter == (chosen ?? Dialect.OneColumn)).Max()!;
        if (best.IsSure || !head.Contains('"', StringComparison.Ordinal))
            return best.Dialect;
        return Try(best.Dialect with { HasLooseQuotes = true }) is { IsSure: true, Width: > 1 } loose ? loose.Dialect : best.Dialect;
    }

    private Trial InApostrophes(char delimiter) => Try(
        new Dialect(delimiter, HasBackslashes: head.Contains("\\'", StringComparison.Ordinal), HasLooseQuotes: true, Quote: '\''));

    /// <summary>The text without quotes around each whole line, as a program leaves it that took lines for cells; null for any other
    /// text.</summary>
    /// <exception cref="UnreadableFileException">One of the quotes is never closed.</exception>
    public string? Unwrapped(CancellationToken cancel)
    {
        var wrapped = LinesOf(new Dialect(Dialect.OneColumn), head).ToList();
        if (wrapped.Count < 2 || !wrapped.Skip(1).All(line => IsWrapped(line.Raw)))
            return null;
        var lines = new StringBuilder(text.Length);
        var cells = new DelimitedCells(text, new Dialect(Dialect.OneColumn), LettersLooked);
        while (cells.HasMore)
        {
            cancel.ThrowIfCancellationRequested();
            var from = cells.At;
            var cell = cells.Next();
            var raw = text.AsSpan(from, cells.At - from);
            lines.Append(IsWrapped(raw) ? cell : raw).Append('\n');
            cells.SkipLineBreak();
        }
        var inner = lines.ToString();
        var guess = new DialectGuess(inner, expected);
        return guess.Try(guess.Best(null)) is { Width: > 1, IsSure: true, Spaced: 0 } ? inner : null;
    }

    private static bool IsWrapped(ReadOnlySpan<char> line) =>
        line.Length > 2 && line[0] == '"' && line[^1] == '"' && line.IndexOfAny(",;\t|") > 0
        && !line[1..^1].ToString().Replace("\"\"", "", StringComparison.Ordinal).Contains('"', StringComparison.Ordinal);

    /// <summary>A quote in \" does not close a cell, unless a delimiter or a line's end follows each of them.</summary>
    private bool HasBackslashes()
    {
        for (var at = head.IndexOf("\\\"", StringComparison.Ordinal); at >= 0; at = head.IndexOf("\\\"", at + 2, StringComparison.Ordinal))
        {
            if (at + 2 < head.Length && !(head[at + 2] is '\r' or '\n' or '"' || Dialect.Delimiters.Contains(head[at + 2])))
                return true;
        }
        return false;
    }

    private Trial Try(Dialect dialect)
    {
        var lines = LinesOf(dialect, head).ToList();
        var filled = lines.Select(line => line.Cells).Where(cells => cells.Exists(cell => cell.Trim().Length > 0)).ToList();
        if (filled.Count == 0)
            filled = lines.ConvertAll(line => line.Cells);
        var isOne = dialect.Delimiter == Dialect.OneColumn;
        var width = isOne ? 1 : filled.Where(cells => cells.Count > 1).CountBy(cells => cells.Count)
            .OrderByDescending(count => count.Value).ThenByDescending(count => count.Key).Select(count => count.Key).FirstOrDefault(1);
        int Known(List<string> cells) =>
            cells.Where(IsOne).Select(cell => expected.FieldOf(Columns.Key(cell))).OfType<string>().Distinct().Count();
        // A comma is usual in a heading; a rarer delimiter in one means two headings: "Nom);Courriel".
        bool IsOne(string cell) => isOne || cell.AsSpan().IndexOfAny(Rarer(dialect.Delimiter)) < 0;
        bool IsUsual(List<string> cells) => cells.Count == width && !(isOne && cells[0].AsSpan().ContainsAny(",;\t|"));
        return new Trial(
            dialect,
            width,
            filled.Where(cells => isOne || cells.Count > 1).Select(Known).DefaultIfEmpty().Max(),
            filled.Count == 0 ? 0 : (double)filled.Count(IsUsual) / filled.Count,
            filled.Sum(cells => cells.Skip(1).Count(cell => cell.Length > 1 && cell[0] == ' ')),
            lines.Exists(line => line.IsTorn),
            lines.Sum(line => line.Quoted),
            lines.Sum(line => line.Cells.Count(cell => cell.Length > 0)));
    }

    private static ReadOnlySpan<char> Rarer(char delimiter) => delimiter switch { ',' => ";\t|", ';' => "\t|", '|' => "\t", _ => [] };

    /// <summary>A line is torn where a quote closes too early or never; it is then the last one.</summary>
    /// <returns>Quoted: how many cells are in quotes; far below 0 for a line with a quote that opens and is not followed by a closing
    /// one.</returns>
    private static IEnumerable<(List<string> Cells, string Raw, bool IsTorn, int Quoted)> LinesOf(Dialect dialect, string text)
    {
        var cells = new DelimitedCells(text, dialect, LettersLooked);
        for (var count = 0; count < LinesLooked && cells.HasMore; count++)
        {
            var (line, from, isBroken, quoted) = (new List<string>(), cells.At, false, 0);
            try
            {
                do
                {
                    var begin = cells.At;
                    line.Add(cells.Next().ToString());
                    quoted += Quotes(text.AsSpan(begin, cells.At - begin).Trim(' '), dialect.Quote);
                }
                while (cells.SkipDelimiter());
            }
            catch (UnreadableFileException)
            {
                isBroken = true;
            }
            if (isBroken)
            {
                yield return (line, "", true, 0);
                yield break;
            }
            var raw = text[from..cells.At];
            cells.SkipLineBreak();
            yield return (line, raw, cells.HasTorn, quoted);
        }
    }

    private static int Quotes(ReadOnlySpan<char> raw, char quote) =>
        raw.IsEmpty || raw[0] != quote ? 0 : raw.Length > 1 && raw[^1] == quote ? 1 : -LettersLooked;

    /// <param name="Width">The number of cells of most lines.</param>
    /// <param name="Known">How many headings of one line are known.</param>
    /// <param name="Even">The share of lines with that many cells, 0 to 1.</param>
    /// <param name="Spaced">How many cells begin with a space: prose has one after its commas.</param>
    /// <param name="IsTorn">A quote closes too early or never.</param>
    /// <param name="Quoted">How many cells are in quotes.</param>
    /// <param name="Filled">How many cells are not empty.</param>
    private sealed record Trial(Dialect Dialect, int Width, int Known, double Even, int Spaced, bool IsTorn, int Quoted, int Filled)
        : IComparable<Trial>
    {
        public bool IsSure => Even == 1 && !IsTorn;

        public bool IsQuoted => IsSure && Quoted > 1 && Quoted * 2 > Filled && (Width > 1 || Dialect.Delimiter == Dialect.OneColumn);

        public int CompareTo(Trial? other) => other is null ? 1
            : (Known, Even, -Spaced, Width, -Order).CompareTo((other.Known, other.Even, -other.Spaced, other.Width, -other.Order));

        private int Order => Dialect.Delimiters.ToList().IndexOf(Dialect.Delimiter);
    }
}

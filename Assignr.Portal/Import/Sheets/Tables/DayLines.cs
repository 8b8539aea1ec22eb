
namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>
/// Lines with only a date, above the games of that date: it is put into each of them. A line of one cell without a date ends the one above
/// it, unless it is of a kind that is also found between a date and its games, such as "Field 1".
/// </summary>
internal sealed class DayLines
{
    private const string Heading = "Date";

    private readonly int column;
    private readonly IReadOnlyList<Line> lines;
    private readonly HashSet<string> within;
    private readonly List<SheetRow> spread = [];
    private readonly List<Line> kept = [];
    private readonly List<Line> between = [];
    private readonly Dictionary<Line, int> endings = [];
    private readonly IReadOnlyList<(string Worksheet, int Before)> parts;
    private int filled;

    private DayLines(IReadOnlyList<Line> lines, int column, IReadOnlyList<(string Worksheet, int Before)> parts)
    {
        (this.lines, this.column, this.parts) = (lines, column, parts);
        within = [.. WithinDays()];
    }

    /// <param name="parts">The sheets that are read together: no date applies beyond the end of its sheet.</param>
    public static (IReadOnlyList<string> Headings, List<SheetRow> Rows) Spread(
        IReadOnlyList<string> headings, List<SheetRow> rows, IReadOnlyList<(string Worksheet, int Before)> parts, Expected expected,
        List<Finding> findings, CancellationToken cancel)
    {
        if (expected.DayField is not { } field)
            return (headings, rows);
        var lines = rows.ConvertAll(row => Read(row, expected, cancel));
        if (!lines.Exists(line => line.Kind == LoneLine.Day))
            return (headings, rows);
        var column = headings.Select(heading => expected.FieldOf(Columns.Key(heading))).ToList().IndexOf(field);
        var isNew = column < 0;
        if (isNew)
            column = Math.Max(headings.Count, rows.Max(row => row.Cells.Count));
        var days = new DayLines(lines, column, parts);
        days.Spread();
        if (days.filled == 0)
            return (headings, rows);
        findings.AddRange(days.Findings());
        return (isNew ? SheetRow.With(headings, column, Heading) : headings, days.spread);
    }

    /// <summary>Kinds of notes that are found between a date and its first game.</summary>
    private IEnumerable<string> WithinDays()
    {
        var isAtDay = false;
        foreach (var line in lines)
        {
            if (isAtDay && line.Kind == LoneLine.Note)
                yield return line.Note;
            isAtDay = line.Kind == LoneLine.Day || (isAtDay && line.Kind is LoneLine.Note or LoneLine.Season);
        }
    }

    private void Spread()
    {
        var (day, hasGames, end, next) = ("", false, (Line?)null, 1);
        foreach (var line in lines)
        {
            for (; next < parts.Count && line.Row.Line > parts[next].Before; next++)
                (day, hasGames, end) = ("", false, null);
            if (line.Kind == LoneLine.Day)
            {
                (day, hasGames, end) = (line.Text, false, null);
            }
            else if (line.Kind == LoneLine.Row)
            {
                hasGames = true;
                spread.Add(Filled(line.Row, day, end));
            }
            else if (day.Length > 0 && line.Kind != LoneLine.DayEnd
                && (!hasGames || (line.Kind == LoneLine.Note && within.Contains(line.Note))))
            {
                kept.Add(line);
            }
            else
            {
                between.Add(line);
                end = day.Length > 0 ? line : end;
                day = "";
            }
        }
    }

    private SheetRow Filled(SheetRow row, string day, Line? end)
    {
        if (row.Cells.Count > column && row.Cells[column].Length > 0)
            return row;
        if (end is not null)
            endings[end] = endings.GetValueOrDefault(end) + 1;
        if (day.Length == 0)
            return row;
        filled++;
        return row.With(column, day);
    }

    private IEnumerable<Finding> Findings()
    {
        var first = lines.First(line => line.Kind == LoneLine.Day).Row.Line;
        yield return new Finding("Lines of a day",
            $"Some lines hold a day and nothing else, as line {first} does: it counts for the "
            + $"{(filled == 1 ? "game" : $"{filled:N0} games")} below.", []);
        if (lines.Where(line => line.Kind == LoneLine.Day && line.Text != line.Cell).ToList() is [var worded, ..] all)
            yield return new Finding(
                "Days with words around them",
                $"{(all.Count == 1 ? "1 line has" : $"{all.Count:N0} lines have")} words around the day, as “{worded.Cell}” in line "
                    + $"{worded.Row.Line}, which is “{worded.Text}”.",
                []);
        if (kept.Count > 0)
            yield return new Finding(
                "Lines within a day",
                $"{Lines(kept)} between a day and its games, whose day counts below {(kept.Count == 1 ? "it" : "them")} too.",
                []);
        if (between.Count > 0)
            yield return new Finding("Lines between days",
                $"{Lines(between)} apart from the days and {(between.Count == 1 ? "is not read as a game" : "are not read as games")}.",
                []);
        if (endings.Count == 0)
            yield break;
        var (end, games) = endings.MinBy(one => one.Key.Row.Line);
        var more = endings.Count == 1 ? "" : $" So do {endings.Count - 1:N0} more lines, with {endings.Values.Sum() - games:N0} games.";
        yield return new Finding(
            "Games without a day",
            $"“{end.Text}” in line {end.Row.Line} ends the day above it: the "
                + $"{(games == 1 ? "game below it has" : $"{games:N0} games below it have")} no date.{more}",
            []);
    }

    private static string Lines(List<Line> lines) =>
        $"{(lines.Count == 1 ? "1 line" : $"{lines.Count:N0} lines")}, as “{lines[0].Text}” in line {lines[0].Row.Line}, "
            + $"{(lines.Count == 1 ? "stands" : "stand")}";

    private static Line Read(SheetRow row, Expected expected, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (row.Cells.Where(cell => cell.Length > 0).Take(2).ToList() is not [var text])
            return new Line(row, LoneLine.Row, "");
        var (kind, day) = expected.LoneCell(text);
        return new Line(row, kind, kind == LoneLine.Day ? day : text);
    }

    private sealed record Line(SheetRow Row, LoneLine Kind, string Text)
    {
        public string Cell => Row.Cells.First(cell => cell.Length > 0);

        /// <summary>"Field 1" and "Field 2" are of one kind.</summary>
        public string Note => string.Concat(Columns.Key(Text).Where(character => !char.IsDigit(character))).Trim();
    }
}

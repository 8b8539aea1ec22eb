using System.Buffers;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>
/// Finds the headings among the first lines: the line with the most known headings, or two together where that makes more of them known;
/// else the first line that fills at least half of the columns and has no data; else none.
/// </summary>
/// <param name="First">The index of the first heading line; without headings, of the first row.</param>
/// <param name="Height">0 to 2.</param>
internal sealed record HeadingLines(int First, int Height)
{
    public const int Looked = 20;

    private const int LongestLabel = 60;

    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789 +-()./:,'");

    private static readonly char[] BetweenWords = [' ', ',', ';', '<', '>', '(', ')', ':', '/', '|'];

    public int FirstRow => First + Height;

    /// <param name="known">How many of the headings are known.</param>
    public static HeadingLines Find(IReadOnlyList<SheetRow> lines, Expected expected, out int known)
    {
        var looked = Math.Min(lines.Count, Looked);
        var (best, bestKnown, bestScore) = ((HeadingLines?)null, 0, 0);
        for (var index = 0; index < looked; index++)
        {
            var data = lines[index].Cells.Count(cell => IsData(cell, expected));
            var alone = Known(lines[index].Cells, expected);
            if ((alone > 1 || alone == Filled(lines[index])) && alone - data > bestScore)
                (best, bestKnown, bestScore) = (new HeadingLines(index, 1), alone, alone - data);
            if (index == 0 || data > 0)
                continue;
            var together = Known(new HeadingLines(index - 1, 2).Of(lines), expected);
            var apart = Math.Max(alone, Known(lines[index - 1].Cells, expected));
            bool IsKnown(string cell) => expected.FieldOf(Columns.Key(cell)) is not null;
            if (best is { Height: 1 } && best.First == index - 1 && together > 1 && HeadingSpans.AreBelow(lines, index, IsKnown))
            {
                (best, bestKnown) = (new HeadingLines(index - 1, 2), together);
                continue;
            }
            // A line with gaps above a full one, as "Home, , Away" above "Team, Score, Team, Score", is taken with it in a tie.
            var fills = Filled(lines[index - 1]) < Filled(lines[index]) && alone == 0;
            if (together > 1 && (fills ? together >= apart && together >= bestScore : together > apart && together > bestScore))
                (best, bestKnown, bestScore) = (new HeadingLines(index - 1, 2), together, together);
        }
        known = bestKnown;
        return best ?? Unknown(lines, looked, expected);
    }

    /// <summary>As somebody chose; where there is no such line, as found.</summary>
    public static HeadingLines Chosen(IReadOnlyList<SheetRow> lines, Reading reading, Expected expected)
    {
        if (reading.HeadingLine == 0)
            return new HeadingLines(0, 0);
        // A table further down may have been chosen.
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Line == reading.HeadingLine)
                return reading.HeadingHeight == 2 && index > 0 ? new HeadingLines(index - 1, 2) : new HeadingLines(index, 1);
        }
        return Find(lines, expected, out _);
    }

    /// <summary>The headings; a heading that spans several columns belongs to each of them.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<SheetRow> lines)
    {
        if (Height == 0)
            return [];
        var lower = lines[First + Height - 1].Cells;
        if (Height == 1)
            return lower;
        var upper = lines[First].Cells;
        var (headings, above) = (new string[Math.Max(upper.Count, lower.Count)], "");
        for (var column = 0; column < headings.Length; column++)
        {
            var (own, under) = (column < upper.Count ? upper[column] : "", column < lower.Count ? lower[column] : "");
            above = own.Length > 0 ? own : above;
            headings[column] = under.Length == 0 ? own : above.Length == 0 || above == under ? under : $"{above} {under}";
        }
        return headings;
    }

    public Finding ToFinding(IReadOnlyList<SheetRow> lines, Reading reading)
    {
        var options = new List<FindingOption>();
        if (Height == 2)
            options.Add(new FindingOption($"Lines {lines[First].Line} and {lines[First + 1].Line} together",
                Reading(lines[First + 1].Line, 2), true));
        for (var index = 0; index < Math.Min(lines.Count - 1, Looked); index++)
            options.Add(new FindingOption($"Line {lines[index].Line}: {Label(lines[index])}", Reading(lines[index].Line, 1),
                Height == 1 && index == First));
        if (Height == 1 && First >= Looked)
            options.Add(new FindingOption($"Line {lines[First].Line}: {Label(lines[First])}", Reading(lines[First].Line, 1), true));
        options.Add(new FindingOption("There is none: the first line is a row already", Reading(0, 1), Height == 0));
        return new Finding("Headings", Sentence(lines), options);

        Reading Reading(int line, int height) => reading with { HeadingLine = line, HeadingHeight = height };
    }

    private string Sentence(IReadOnlyList<SheetRow> lines)
    {
        if (Height == 0)
            return $"No line names the columns: line {lines[First].Line} is read as the first row. Say below what the columns are.";
        if (First == 0 && Height == 1)
            return "";
        var where = Height == 2
            ? $"Lines {lines[First].Line} and {lines[First + 1].Line} together name the columns."
            : $"Line {lines[First].Line} names the columns.";
        var above = string.Join(", ", lines.Take(Math.Min(First, 2)).Select(line => $"“{Label(line)}”"));
        return First == 0 ? where : $"{where} What stands above is not read: {above}{(First > 2 ? " and more" : "")}.";
    }

    private static string Label(SheetRow line)
    {
        var text = Data.Text.OneLine(string.Join(", ", line.Cells.Where(cell => cell.Length > 0)));
        return text.Length > LongestLabel ? $"{text[..LongestLabel]}…" : text;
    }

    private static HeadingLines Unknown(IReadOnlyList<SheetRow> lines, int looked, Expected expected)
    {
        var usual = lines.Take(looked).CountBy(Filled)
            .OrderByDescending(count => count.Value).ThenByDescending(count => count.Key).Select(count => count.Key).FirstOrDefault();
        for (var index = 0; index < looked; index++)
        {
            if (Filled(lines[index]) * 2 < usual)
                continue;
            var cells = lines[index].Cells.Where(cell => cell.Length > 0).ToList();
            // Several dates in a line are headings of columns; one is part of a row.
            var days = cells.Count(expected.IsDay);
            var areAbove = days > 1 && index + 1 < lines.Count && !lines[index + 1].Cells.Any(expected.IsDay);
            var isRow = cells.Exists(HoldsAddress) || cells.Exists(expected.IsMoment.Invoke) || (days > 0 && !areAbove)
                || (cells.Count > 1 && cells.TrueForAll(IsFigures));
            return new HeadingLines(index, isRow ? 0 : 1);
        }
        return new HeadingLines(0, 1);
    }

    private static int Filled(SheetRow line) => line.Cells.Count(cell => cell.Length > 0);

    private static int Known(IReadOnlyList<string> cells, Expected expected) =>
        cells.Where(cell => cell.Length is > 0 and <= LongestLabel).Select(cell => expected.FieldOf(Columns.Key(cell)))
            .OfType<string>().Distinct().Count();

    public static bool IsData(string cell, Expected expected) =>
        cell.Length > 0 && (IsAddress(cell) || IsFigures(cell) || expected.IsDay(cell));

    // "Ana Zamora <ana@x.example>" too.
    private static bool IsAddress(string cell) => cell.Contains('@', StringComparison.Ordinal)
        && EmailAddress.Parse(cell.EndsWith('>') ? cell[(cell.LastIndexOf('<') + 1)..^1] : cell, out _) is not null;

    // "Ana Zamora 603-555-0101 ana@x.example"
    private static bool HoldsAddress(string cell) =>
        cell.Contains('@', StringComparison.Ordinal) && cell.Split(BetweenWords).Any(word => EmailAddress.Parse(word, out _) is not null);

    private static bool IsFigures(string cell) => cell.Any(char.IsAsciiDigit) && cell.AsSpan().IndexOfAnyExcept(Figures) < 0;
}

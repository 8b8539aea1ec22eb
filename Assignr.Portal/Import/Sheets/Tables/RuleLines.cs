using System.Buffers;

namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>Lines of dashes, equals signs and the like, as programs draw them below headings and around tables: they are no rows.</summary>
internal sealed class RuleLines
{
    /// <summary>One or two dashes stand for no value.</summary>
    private const int LeastMarks = 3;

    private static readonly SearchValues<char> Marks = SearchValues.Create("-=_+|:*~─━═┼│┌┐└┘├┤┬┴╪╫╬║╔╗╚╝ ");

    private static readonly SearchValues<char> Rules = SearchValues.Create("-=_─━═*~");

    private readonly List<int> numbers = [];

    public RuleLines(IReadOnlyList<SheetRow> lines)
    {
        Others = lines;
        var others = new List<SheetRow>(lines.Count);
        foreach (var line in lines)
        {
            if (Is(line))
                numbers.Add(line.Line);
            else
                others.Add(line);
        }
        if (numbers.Count > 0 && others.Count > 0)
            Others = others;
    }

    /// <summary>The lines without them; all, where there are no others.</summary>
    public IReadOnlyList<SheetRow> Others { get; }

    /// <summary>Says which of them stand among the rows.</summary>
    public IEnumerable<Finding> Among(IReadOnlyList<SheetRow> rows)
    {
        var between = numbers.FindAll(number => number > rows[0].Line && number < rows[^1].Line);
        if (between.Count == 1)
            yield return new Finding(
                "Lines of marks", $"Line {between[0]} holds dashes or other marks alone and is not read as a row.", []);
        else if (between.Count > 1)
            yield return new Finding(
                "Lines of marks",
                $"{between.Count:N0} lines hold dashes or other marks alone, as line {between[0]}, and are not read as rows.", []);
    }

    private static bool Is(SheetRow line)
    {
        var isLong = false;
        foreach (var cell in line.Cells)
        {
            if (cell.Length == 0)
                continue;
            if (cell.AsSpan().IndexOfAnyExcept(Marks) >= 0)
                return false;
            isLong |= cell.Length >= LeastMarks && cell.AsSpan().ContainsAny(Rules);
        }
        return isLong;
    }
}

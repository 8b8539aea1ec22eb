using System.Text;
using Assignr.Portal.Import.Sheets.Tables;

namespace Assignr.Portal.Import.Sheets.Lines;

/// <summary>A table whose columns are separated only by spaces, as a program prints it: each begins where its heading does.</summary>
internal static class FixedColumns
{
    /// <summary>The fewest spaces between two headings.</summary>
    private const int LeastGap = 2;

    private const int MostColumns = 50;

    private const int LongestHeading = 1_000;

    /// <returns>The text with tabs between its cells; null for any other text.</returns>
    public static string? WithTabs(string text, Expected expected, CancellationToken cancel)
    {
        var (heading, starts) = Heading(text, expected);
        if (starts.Count == 0 || text.AsSpan().ContainsAny('\t', '"'))
            return null;
        var table = new StringBuilder(text.Length);
        var index = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            cancel.ThrowIfCancellationRequested();
            if (index++ >= heading && !line.Trim().IsEmpty && !IsRule(line))
            {
                if (!Fits(line, starts))
                    return null;
                Append(table, line, starts);
            }
            table.Append('\n');
        }
        return table.ToString();
    }

    /// <summary>The first line with such headings, and where each of them begins; empty where there is none.</summary>
    private static (int Index, List<int> Starts) Heading(string text, Expected expected)
    {
        var index = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length <= LongestHeading && IsHeading(line.ToString(), expected))
                return (index, Starts(line.ToString()));
            if (++index == HeadingLines.Looked)
                break;
        }
        return (0, []);
    }

    private static bool IsHeading(string line, Expected expected) => line.Contains("  ", StringComparison.Ordinal)
        && !line.AsSpan().ContainsAny(",;|")
        && Starts(line) is { Count: >= 2 and <= MostColumns } starts && Known(line, starts, expected) >= 2;

    private static List<int> Starts(string heading)
    {
        var (starts, gap) = (new List<int>(), LeastGap);
        for (var at = 0; at < heading.Length; at++)
        {
            if (heading[at] == ' ')
            {
                gap++;
                continue;
            }
            if (gap >= LeastGap)
                starts.Add(at);
            gap = 0;
        }
        return starts;
    }

    private static int Known(string heading, List<int> starts, Expected expected) =>
        Enumerable.Range(0, starts.Count).Select(column => expected.FieldOf(Columns.Key(Cell(heading, starts, column).ToString())))
            .OfType<string>().Distinct().Count();

    /// <summary>Whether no word crosses the boundary between two columns.</summary>
    private static bool Fits(ReadOnlySpan<char> line, List<int> starts)
    {
        foreach (var start in starts)
        {
            if (start > 0 && start < line.Length && line[start - 1] != ' ')
                return false;
        }
        return true;
    }

    /// <summary>A line of dashes below the headings.</summary>
    private static bool IsRule(ReadOnlySpan<char> line) => line.IndexOfAnyExcept("-=_ +") < 0;

    private static void Append(StringBuilder table, ReadOnlySpan<char> line, List<int> starts)
    {
        for (var column = 0; column < starts.Count && (column == 0 || starts[column] < line.Length); column++)
            table.Append(column == 0 ? "" : "\t").Append(Cell(line, starts, column));
    }

    private static ReadOnlySpan<char> Cell(ReadOnlySpan<char> line, List<int> starts, int column)
    {
        var from = Math.Min(column == 0 ? 0 : starts[column], line.Length);
        var to = column + 1 < starts.Count ? Math.Min(starts[column + 1], line.Length) : line.Length;
        return line[from..to].Trim();
    }
}

using System.Text.RegularExpressions;
using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.OfGames.When.Evidence;

/// <summary>Whether the day is the first of two numbers, judged by all dates of a file with the same separator: points, or
/// another.</summary>
internal sealed partial class DayOrder
{
    private readonly Dictionary<bool, string> shown = [];
    private readonly Dictionary<bool, string> byNumbers = [];
    private readonly bool? said;

    /// <param name="headings">Some name the order: "Date (MM/DD/YYYY)", "Datum (TT.MM.JJJJ)".</param>
    /// <param name="said">The assignor's answer.</param>
    /// <param name="usual">The order where nothing shows another one.</param>
    public DayOrder(
        IEnumerable<(string Text, WrittenDay Day)> days, IEnumerable<string> headings, bool? said, bool? usual, Season? season)
    {
        this.said = said;
        foreach (var (text, day) in days)
        {
            if (day.IsOpen)
                Open.Add((text, day));
            if ((day.DayFirst ?? day.DayFirstByWeekday(season)) is { } first)
                shown.TryAdd(first, text);
            if (day.DayFirst is { } plainly)
                byNumbers.TryAdd(plainly, text);
        }
        foreach (var heading in headings)
        {
            if (Format().Match(Columns.Key(heading)) is { Success: true } format)
                shown.TryAdd(format.Groups["day"].Success, heading);
        }
        DayFirst = said ?? (shown.Count == 1 ? shown.Keys.Single() : shown.Count == 0 ? usual : null);
    }

    /// <summary>The dates that can be read in two ways.</summary>
    public List<(string Text, WrittenDay Day)> Open { get; } = [];

    /// <summary>The assignor answered.</summary>
    public bool IsSaid => said is not null;

    /// <summary>Null where the question has to be answered first.</summary>
    public bool? DayFirst { get; }

    public bool IsAsked => Open.Count > 0 && DayFirst is null && Both is null;

    /// <summary>
    /// A date whose numbers show that the day comes first, and one whose numbers show that the month does; null where the file does not
    /// have both.
    /// </summary>
    public (string DayFirst, string MonthFirst)? Both =>
        said is null && byNumbers.TryGetValue(true, out var days) && byNumbers.TryGetValue(false, out var months) ? (days, months) : null;

    /// <summary>Why this order is taken, as the beginning of a sentence.</summary>
    public string Because(bool dayFirst) =>
        said is not null ? "As you said, "
        : shown.TryGetValue(dayFirst, out var text) ? $"“{text}” shows that the {(dayFirst ? "day" : "month")} comes first: "
        : "Where points are written the day comes first: ";

    // In English, German, French and Spanish, by Columns.Key.
    [GeneratedRegex("(?<= )(?:(?<day>(?:dd|tt|jj) ?mm)|mm ?(?:dd|jj))(?: ?(?:yy|jj|aa){1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Format();
}

using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Whether the day is the first of two numbers, by all dates of a file that are written alike: with points, or with
/// something else.</summary>
internal sealed partial class DayOrder
{
    private readonly Dictionary<bool, string> shown = [];
    private readonly Dictionary<bool, string> byNumbers = [];
    private readonly bool? said;

    /// <param name="headings">Some say the order: "Date (MM/DD/YYYY)", "Datum (TT.MM.JJJJ)".</param>
    /// <param name="said">What the assignor said.</param>
    /// <param name="usual">How such dates are meant where nothing shows otherwise.</param>
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

    /// <summary>Those that can be read in two ways.</summary>
    public List<(string Text, WrittenDay Day)> Open { get; } = [];

    /// <summary>Null where that has to be said first.</summary>
    public bool? DayFirst { get; }

    public bool IsAsked => Open.Count > 0 && DayFirst is null && Both is null;

    /// <summary>
    /// A date whose numbers have the day first, and one whose numbers have the month first; null where the file has not both.
    /// </summary>
    public (string DayFirst, string MonthFirst)? Both =>
        said is null && byNumbers.TryGetValue(true, out var days) && byNumbers.TryGetValue(false, out var months) ? (days, months) : null;

    /// <summary>Why it is taken so, as a sentence begins.</summary>
    public string Because(bool dayFirst) =>
        said is not null ? "As you said, "
        : shown.TryGetValue(dayFirst, out var text) ? $"“{text}” shows that the {(dayFirst ? "day" : "month")} comes first: "
        : "Where points are written the day comes first: ";

    // In English, German, French and Spanish, as Columns.Key leaves it.
    [GeneratedRegex("(?<= )(?:(?<day>(?:dd|tt|jj) ?mm)|mm ?(?:dd|jj))(?: ?(?:yy|jj|aa){1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Format();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.OfGames.When.Evidence;

/// <summary>
/// The season of dates without a year, as the rest of the file shows it: dates with a year, a title above the headings, or weekdays that
/// match only one of the nearest years. Where two of them disagree, nothing is shown.
/// </summary>
internal sealed partial class SeasonEvidence
{
    /// <summary>In days between a date without a year and those with one; a larger distance shows nothing.</summary>
    private const int MostApart = 150;

    /// <summary>In days: another season has to be farther away by this much.</summary>
    private const int LeastBetween = 60;

    private const int LeastWeekdays = 2;
    private const int MostLooked = 500;
    private const int LastOfWinter = 3;
    private const int FirstOfWinter = 10;

    private readonly IReadOnlyList<WrittenDay> open;
    private readonly DateOnly today;
    private readonly bool isTold;
    private readonly DateOnly first;
    private readonly DateOnly last;

    /// <param name="days">The distinct dates of the file with their texts.</param>
    /// <param name="titles">The texts above the headings.</param>
    public SeasonEvidence(IReadOnlyList<(string Text, WrittenDay Day)> days, IReadOnlyList<string> titles, DateOnly today)
    {
        this.today = today;
        open = [.. days.Where(one => one.Day.Year is null).Select(one => one.Day).Take(MostLooked)];
        if (open.Count == 0)
            return;
        var told = days.Where(one => one.Day.Year is { } year && Math.Abs(year - today.Year) <= DaysAndTimes.MostYears).ToList();
        var known = told.SelectMany(one => OfWeekday(one.Day, Readings(one.Day, new Season(one.Day.Year!.Value, IsSplit: false)))).ToList();
        isTold = known.Count > 0;
        (first, last) = isTold ? (known.Min(), known.Max()) : default;
        var shown = ByDates(told) ?? ByTitle(titles);
        if (shown is { } one && !Fits(one.Season))
            return;
        (Season, Because) = shown ?? ByWeekdays() ?? default;
    }

    /// <summary>Null where the file does not show it.</summary>
    public Season? Season { get; }

    /// <summary>What shows it, as the beginning of a sentence.</summary>
    public string? Because { get; }

    /// <summary>How far a season puts the dates from those that have a year; 0 where none has.</summary>
    public int Apart(Season season) => !isTold ? 0 : open.Sum(day => Readings(day, season).Select(Apart).DefaultIfEmpty().Min());

    private (Season Season, string Because)? ByDates(List<(string Text, WrittenDay Day)> told)
    {
        if (!isTold)
            return null;
        var years = told.Select(one => one.Day.Year!.Value).Distinct().ToList();
        var seasons = Enumerable.Range(years.Min() - 1, years.Max() - years.Min() + 3)
            .SelectMany(year => new[] { new Season(year, IsSplit: false), new Season(year, IsSplit: true) });
        var near = seasons.DistinctBy(Dates).Select(season => (Season: season, Apart: MostApartIn(season)))
            .OrderBy(one => one.Apart).Take(2).ToList();
        return near[0].Apart <= MostApart && (near.Count == 1 || near[1].Apart >= near[0].Apart + LeastBetween)
            ? (near[0].Season, $"“{told[0].Text}” has its year") : null;
    }

    /// <summary>For the date that is farthest from those with a year.</summary>
    private int MostApartIn(Season season) =>
        open.Max(day => Readings(day, season).Select(Apart).DefaultIfEmpty(int.MaxValue / 2).Max());

    private (Season Season, string Because)? ByTitle(IReadOnlyList<string> titles)
    {
        var named = titles.SelectMany(title => Years().Matches(title).Select(years => (Title: title, Season: Of(years))))
            .Where(one => Math.Abs(one.Season.Year - today.Year) <= DaysAndTimes.MostYears).DistinctBy(one => one.Season).ToList();
        if (named is not [var (title, season)])
            return null;
        // For a winter season, a single year does not say which of its two years it is.
        bool IsIn(int month) =>
            open.Any(day => Readings(day, season).Any(date => month == LastOfWinter ? date.Month <= month : date.Month >= month));
        return !season.IsSplit && IsIn(LastOfWinter) && IsIn(FirstOfWinter) ? null : (season, $"“{Data.Text.OneLine(title)}” says it");
    }

    private (Season Season, string Because)? ByWeekdays()
    {
        var weekdays = open.Where(day => day.Weekday is not null).ToList();
        if (weekdays.Count == 0)
            return null;
        var fitting = Enumerable.Range(today.Year - 2, 4).SelectMany(year =>
            new[] { new Season(year, IsSplit: false), new Season(year, IsSplit: true) })
            .Where(Fits).DistinctBy(Dates).ToList();
        return fitting is [var only] && (weekdays.Count >= LeastWeekdays || Readings(weekdays[0], only).All(date => date >= today))
            ? (only, "Their weekdays are those of that year") : null;
    }

    /// <summary>Whether each weekday beside a date matches it.</summary>
    private bool Fits(Season season) =>
        open.All(day => day.Weekday is null || Readings(day, season).Any(date => date.DayOfWeek == day.Weekday));

    private string Dates(Season season) => string.Join(' ', open.SelectMany(day => Readings(day, season)).Select(date => date.DayNumber));

    private int Apart(DateOnly date) => Math.Max(0, Math.Max(first.DayNumber - date.DayNumber, date.DayNumber - last.DayNumber));

    private static IEnumerable<DateOnly> Readings(WrittenDay day, Season season) =>
        new[] { day.On(dayFirst: true, season), day.On(dayFirst: false, season) }.OfType<DateOnly>().Distinct();

    /// <summary>The dates on the weekday beside them; all where there is none.</summary>
    private static List<DateOnly> OfWeekday(WrittenDay day, IEnumerable<DateOnly> readings) => readings.ToList() is var all
        && all.FindAll(date => date.DayOfWeek == day.Weekday) is { Count: > 0 } right ? right : all;

    private static Season Of(Match years)
    {
        var first = int.Parse(years.Groups["first"].ValueSpan, CultureInfo.InvariantCulture);
        return new Season(first, years.Groups["next"] is { Success: true } next && next.Value == $"{(first + 1) % 100:00}");
    }

    [GeneratedRegex(@"(?<![0-9/.\-])(?<first>20[0-9][0-9])(?:\s?[-–/]\s?(?:20)?(?<next>[0-9][0-9]))?(?![0-9/.\-])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}

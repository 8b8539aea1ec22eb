using System.Globalization;

namespace Assignr.Portal.Import.OfGames;

/// <summary>
/// What all dates of a file together show about those that can be read in several ways. What they do not show is asked; nothing is guessed.
/// </summary>
internal sealed class DateEvidence
{
    private const int MostSeasons = 3;

    private readonly ImportSource source;
    private readonly List<(string Text, WrittenDay Day)> open = [];
    private readonly List<(string Text, WrittenDay Day)> withoutYear = [];
    private readonly Dictionary<bool, string> shown = [];
    private readonly bool hasHalves;

    /// <param name="days">The distinct dates of the file with their texts.</param>
    /// <param name="hasHalves">Whether times are written with AM and PM.</param>
    public DateEvidence(ImportSource source, IEnumerable<(string Text, WrittenDay Day)> days, bool hasHalves)
    {
        (this.source, this.hasHalves) = (source, hasHalves);
        foreach (var (text, day) in days)
        {
            if (day.IsOpen && !day.HasPoints)
                open.Add((text, day));
            if (day.Year is null)
                withoutYear.Add((text, day));
            if (day.HasPoints)
                PointsMonthFirst |= day.DayFirst == false;
            else if ((day.DayFirst ?? day.DayFirstByWeekday(Season)) is { } first)
                shown.TryAdd(first, text);
        }
        DayFirst = source.Mapping.DayFirst ?? (shown.Count == 1 ? shown.Keys.Single() : null);
    }

    /// <summary>Null where that has to be said first.</summary>
    public bool? DayFirst { get; }

    /// <summary>With points days come first, unless one of them shows otherwise.</summary>
    public bool PointsMonthFirst { get; }

    public Season? Season => source.Mapping.Season;

    public IEnumerable<Question> Questions()
    {
        if (open.Count > 0 && DayFirst is null)
            yield return new Question(
                $"{Cells(open.Count)} can be read in two ways, as “{open[0].Text}”. Which is it?",
                [.. OrdersByLikelihood().Select(dayFirst => new Answer(Example(dayFirst), mapping => mapping with { DayFirst = dayFirst }))]);
        if (withoutYear.Count > 0 && Season is null)
            yield return new Question(
                $"{Cells(withoutYear.Count)} {(withoutYear.Count == 1 ? "has" : "have")} no year, as “{withoutYear[0].Text}”. Which season is it?",
                [.. Seasons().Take(MostSeasons).Select(season => new Answer($"{season}", mapping => mapping with { Season = season }))]);
    }

    public IEnumerable<Guess> Guesses()
    {
        if (open.Count > 0 && DayFirst is { } dayFirst)
        {
            var because = source.Mapping.DayFirst is null ? $"“{shown[dayFirst]}” shows that the {(dayFirst ? "day" : "month")} comes first: " : "As you said, ";
            yield return new Guess(
                $"{because}“{open[0].Text}” is {Example(dayFirst)}.", $"Read the {(dayFirst ? "month" : "day")} first", mapping => mapping with { DayFirst = !dayFirst });
        }
        if (withoutYear.Count > 0 && Season is { } season)
            yield return new Guess(
                $"As you said, dates without a year are of {season}, as “{withoutYear[0].Text}”.", "Another season", mapping => mapping with { Season = null });
    }

    private string Example(bool dayFirst) => open[0].Day.On(dayFirst, Season ?? Seasons().First()) is { } date
        ? date.ToString(open[0].Day.Year is null && Season is null ? source.Site.Style.Date : source.Site.Style.DateWithYear, CultureInfo.InvariantCulture)
        : dayFirst ? "the day first" : "the month first";

    /// <summary>The one that puts more of them ahead; else month first where times have AM and PM; else as the site writes dates.</summary>
    private bool[] OrdersByLikelihood()
    {
        var season = Season ?? Seasons().First();
        var (asDays, asMonths) = (Ahead(open, dayFirst: true, season), Ahead(open, dayFirst: false, season));
        var isDayFirst = asDays != asMonths ? asDays > asMonths : !hasHalves && source.Site.DateOrder == Settings.DateOrder.DayFirst;
        return [isDayFirst, !isDayFirst];
    }

    /// <summary>Those in which most weekdays are right first, then those that put most of the dates into the year ahead.</summary>
    private IEnumerable<Season> Seasons()
    {
        var today = source.Site.Today(source.Now);
        var isSplit = withoutYear.Exists(one => one.Day.On(DayFirst ?? true, new Season(2024, false))?.Month >= 7)
            && withoutYear.Exists(one => one.Day.On(DayFirst ?? true, new Season(2024, false))?.Month < 7);
        var years = Enumerable.Range(today.Year - 2, 4);
        var all = years.Select(year => new Season(year, false)).Concat(isSplit ? years.Select(year => new Season(year, true)) : []);
        return all.OrderByDescending(season => withoutYear.Count(one => IsRightDay(one.Day, season)))
            .ThenByDescending(season => Ahead(withoutYear, DayFirst ?? false, season))
            .ThenBy(season => Math.Abs(season.Year - today.Year)).ThenByDescending(season => season.IsSplit).ThenByDescending(season => season.Year);
    }

    private bool IsRightDay(WrittenDay day, Season season) => day.Weekday is { } weekday
        && (day.On(DayFirst ?? true, season)?.DayOfWeek == weekday || day.On(DayFirst ?? false, season)?.DayOfWeek == weekday);

    private int Ahead(List<(string Text, WrittenDay Day)> days, bool dayFirst, Season season)
    {
        var today = source.Site.Today(source.Now);
        return days.Count(one => one.Day.On(dayFirst, season) is { } date && date >= today && date < today.AddYears(1));
    }

    private static string Cells(int count) => count == 1 ? "1 date" : $"{Shell.Figures.Grouped(count)} dates";
}

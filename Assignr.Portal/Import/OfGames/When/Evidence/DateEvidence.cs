using System.Globalization;
using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.OfGames.When.Evidence;

/// <summary>
/// What all dates of a file together show about those that can be read in several ways. What they do not show is asked; nothing is
/// guessed.
/// </summary>
internal sealed class DateEvidence
{
    private const int MostSeasons = 3;

    private static readonly bool[] BothOrders = [true, false];

    private readonly ImportSource source;
    private readonly DateOnly today;
    private readonly List<(string Text, WrittenDay Day)> withoutYear;
    private readonly DayOrder slashes;
    private readonly DayOrder points;
    private readonly FigureYears figures;
    private readonly RealDays real;
    private readonly bool hasHalves;
    private readonly SeasonEvidence season;
    private readonly Dictionary<DayOrder, bool> likely = [];

    /// <param name="days">The distinct dates of the file with their texts.</param>
    /// <param name="headings">The headings of the date columns, which may name the order.</param>
    /// <param name="hasHalves">Whether times are written with AM and PM.</param>
    public DateEvidence(
        ImportSource source, IReadOnlyList<(string Text, WrittenDay Day)> days, IReadOnlyList<string> headings, bool hasHalves)
    {
        (this.source, this.hasHalves, today) = (source, hasHalves, source.Site.Today(source.Now));
        withoutYear = [.. days.Where(one => one.Day.Year is null)];
        season = new SeasonEvidence(days, source.Sheet.Titles, today);
        slashes = new DayOrder(days.Where(one => !one.Day.HasPoints), headings, source.Mapping.DayFirst, usual: null, Season);
        points = new DayOrder(days.Where(one => one.Day.HasPoints), headings, source.Mapping.PointsDayFirst, UsualOfPoints(days), Season);
        figures = new FigureYears(days, source.Mapping.FiguresAreYears, today.Year);
        real = new RealDays(days, source.Mapping.SwapsRealDays, source.Sheet.IsWorkbook);
    }

    private Season? Season => source.Mapping.Season ?? (source.Mapping.AsksSeason ? null : season.Season);

    /// <summary>The date that a text means; or the question that has to be answered first.</summary>
    public (DateOnly? Date, OpenWhen? Open) Read(string text, WrittenDay day)
    {
        if (real.Read(text, day) is { } meant)
            return meant;
        var dayFirst = Order(day).DayFirst ?? (Order(day).Both is null ? null : day.DayFirstByWeekday(Season));
        if (day.IsOpen && dayFirst is null)
            return (null, OpenWhen.Asked($"“{text}” can be read in two ways."));
        if (figures.IsYear(day) is not true and var isYear)
            return (null, isYear is null ? OpenWhen.Asked($"“{text}” can be read in two ways.") : OpenWhen.SeveralDays(text));
        if (day.Year is null && Season is null)
            return (null, OpenWhen.Asked($"“{text}” has no year."));
        return (day.On(dayFirst ?? true, Season), null);
    }

    /// <summary>The question about one date alone, where the file has dates in both orders; null where there is none.</summary>
    /// <param name="cell">The cell with the date.</param>
    public OpenWhen? Either(string text, WrittenDay day, PlanCell cell)
    {
        var order = Order(day);
        if (!day.IsOpen || order.Both is not { } shown || day.DayFirstByWeekday(Season) is not null
            || day.On(dayFirst: true, Season) is not { } asDay || day.On(dayFirst: false, Season) is not { } asMonth)
            return null;
        var time = DateText.Split(Data.Text.OneLine(cell.Text)).Time;
        var either = OpenWhen.EitherOrder(text, shown, asDay, asMonth, one => cell with { Text = $"{one} {time}".TrimEnd() });
        if (!likely.TryGetValue(order, out var isDayFirst))
            likely.Add(order, isDayFirst = OrdersByLikelihood(order)[0]);
        return isDayFirst ? either : either with { Offers = [.. either.Offers.Reverse()] };
    }

    /// <summary>The dates that a text may mean; without a year, the ones nearest to another date.</summary>
    public IEnumerable<DateOnly> Near(WrittenDay day, DateOnly? other) => (day.Year, other) switch
    {
        ({ } year, _) => Readings(day, new Season(year, IsSplit: false)).Distinct(),
        (null, { } date) => Enumerable.Range(date.Year - 1, 3).SelectMany(year => Readings(day, new Season(year, IsSplit: false)))
            .GroupBy(one => (one.Month, one.Day)).Select(same => same.MinBy(one => Math.Abs(one.DayNumber - date.DayNumber))),
        _ => [],
    };

    public IEnumerable<Question> Questions()
    {
        foreach (var order in Orders.Where(order => order.IsAsked))
        {
            yield return new Question(
                $"{Cells(order.Open.Count)} can be read in two ways, as “{order.Open[0].Text}”. Which is it?",
                [.. OrdersByLikelihood(order).Select(dayFirst => new Answer(Example(order, dayFirst),
                    mapping => With(mapping, order, dayFirst)))]);
        }
        foreach (var question in figures.Questions().Concat(real.Questions(source.Site.Style.DateWithYear)))
            yield return question;
        if (withoutYear.Count > 0 && Season is null)
            yield return new Question(
                $"{Cells(withoutYear.Count)} {(withoutYear.Count == 1 ? "has" : "have")} no year, as “{withoutYear[0].Text}”. Which "
                    + "season is it?",
                [.. Seasons().Take(MostSeasons).Select(season => new Answer($"{season}", mapping => mapping with { Season = season }))]);
    }

    public IEnumerable<Guess> Guesses()
    {
        foreach (var order in Orders.Where(order => order.Open.Count > 0))
        {
            if (order.DayFirst is { } dayFirst)
                yield return new Guess(
                    $"{order.Because(dayFirst)}“{order.Open[0].Text}” is {Example(order, dayFirst)}.",
                    $"Read the {(dayFirst ? "month" : "day")} first",
                    mapping => With(mapping, order, !dayFirst))
                {
                    TakenBack = order.IsSaid ? mapping => With(mapping, order, null) : null,
                };
        }
        foreach (var guess in figures.Guesses().Concat(real.Guesses(source.Site.Style.DateWithYear)))
            yield return guess;
        if (withoutYear.Count > 0 && Season is { } known)
            yield return new Guess(
                source.Mapping.Season is not null ? $"As you said, dates without a year are of {known}, as “{withoutYear[0].Text}”."
                    : $"{season.Because}: dates without a year are of {known}, as “{withoutYear[0].Text}”.",
                "Another season", mapping => mapping with { Season = null, AsksSeason = true })
            {
                TakenBack = source.Mapping.Season is null ? null : mapping => mapping with { Season = null, AsksSeason = false },
            };
    }

    /// <summary>With points the day comes first, unless that puts every date into the past, and the other order all into the
    /// future.</summary>
    private bool? UsualOfPoints(IReadOnlyList<(string Text, WrittenDay Day)> days)
    {
        var open = days.Where(one => one.Day is { HasPoints: true, IsOpen: true, Year: not null }).ToList();
        return open.Count > 0 && open.TrueForAll(one => one.Day.On(dayFirst: true, null) < today
            && IsAhead(one.Day.On(dayFirst: false, null))) ? null : true;
    }

    private IEnumerable<DayOrder> Orders => [slashes, points];

    private DayOrder Order(WrittenDay day) => day.HasPoints ? points : slashes;

    private Mapping With(Mapping mapping, DayOrder order, bool? dayFirst) =>
        order == points ? mapping with { PointsDayFirst = dayFirst } : mapping with { DayFirst = dayFirst };

    private string Example(DayOrder order, bool dayFirst) =>
        order.Open[0].Day is var day && day.On(dayFirst, Season ?? Seasons().First()) is { } date
        ? date.ToString(day.Year is null && Season is null
            ? source.Site.Style.Date
            : source.Site.Style.DateWithYear, CultureInfo.InvariantCulture)
        : dayFirst ? "the day first" : "the month first";

    /// <summary>
    /// The likelier order first: the one that puts more dates into the future; else the one in which they are closer together, as in a
    /// season; else month first where times have AM and PM; else the site's order.
    /// </summary>
    private bool[] OrdersByLikelihood(DayOrder order)
    {
        var season = Season ?? Seasons().First();
        int Ahead(bool dayFirst) => order.Open.Count(one => IsAhead(one.Day.On(dayFirst, season)));
        var (asDays, asMonths) = (Ahead(dayFirst: true), Ahead(dayFirst: false));
        int Apart(bool dayFirst)
        {
            var days = order.Open.ConvertAll(one => one.Day.On(dayFirst, season)?.DayNumber);
            return (days.Max() - days.Min()) ?? 0;
        }

        var (daysApart, monthsApart) = (Apart(dayFirst: true), Apart(dayFirst: false));
        var isDayFirst = asDays != asMonths ? asDays > asMonths
            : daysApart != monthsApart ? daysApart < monthsApart
            : !hasHalves && source.Site.DateOrder == Settings.DateOrder.DayFirst;
        return [isDayFirst, !isDayFirst];
    }

    /// <summary>
    /// The likeliest first: nearest to dates that have their year, then with the most matching weekdays, then with the most dates in the
    /// coming year. A season over the turn of the year is included where some reading of the dates needs it.
    /// </summary>
    private IEnumerable<Season> Seasons()
    {
        var anyYear = new Season(2024, IsSplit: false);
        var isSplit = BothOrders.Any(dayFirst =>
            withoutYear.Select(one => one.Day.On(Order(one.Day).DayFirst ?? dayFirst, anyYear)?.Month >= Import.Cells.Season.FirstMonth)
                .Distinct().Count() > 1);
        var years = Enumerable.Range(today.Year - 2, 4);
        var all = years.Select(year => new Season(year, false)).Concat(isSplit ? years.Select(year => new Season(year, true)) : []);
        return all.OrderBy(this.season.Apart)
            .ThenByDescending(season => withoutYear.Count(one => Readings(one.Day, season).Any(date => date.DayOfWeek == one.Day.Weekday)))
            .ThenByDescending(season => withoutYear.Count(one => Readings(one.Day, season).Any(date => IsAhead(date))))
            .ThenBy(season => Math.Abs(season.Year - today.Year)).ThenByDescending(season => season.IsSplit)
            .ThenByDescending(season => season.Year);
    }

    private IEnumerable<DateOnly> Readings(WrittenDay day, Season season) =>
        (Order(day).DayFirst is { } known ? [known] : BothOrders).Select(dayFirst => day.On(dayFirst, season)).OfType<DateOnly>();

    private bool IsAhead(DateOnly? date) => date >= today && date < today.AddYears(1);

    private static string Cells(int count) => count == 1 ? "1 date" : $"{Shell.Figures.Grouped(count)} dates";
}

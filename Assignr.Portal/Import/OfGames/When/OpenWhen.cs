using System.Globalization;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Why a question about when a game is must be answered before it can be imported.</summary>
internal sealed record OpenWhen(string Reason, string Mend)
{
    public IReadOnlyList<Offer> Offers { get; init; } = [];

    /// <summary>A question that is asked above the preview.</summary>
    public static OpenWhen Asked(string reason, string otherwise = "write it as 2026-09-13") =>
        new(reason, $"Say it above for all of them, or {otherwise}.");

    public static OpenWhen SeveralDays(string text) =>
        new($"“{text}” names several days.", "A row is one game on one day: write its own day, as 2026-09-13.");

    public static OpenWhen SeveralTimes(string text) =>
        new($"“{text}” names several times.", "A row is one game: write its own time, and each other game in a line of its own.");

    /// <param name="cell">The cell without those words.</param>
    public static OpenWhen NoClock(string text, PlanCell cell) =>
        new($"“{text}” is no time of day.", "Import the game without a time, or edit the row.")
        {
            Offers = [new Offer("no-time", "Import it without a time", Writing(cell))],
        };

    /// <param name="times">What columns that are left out say: heading and text.</param>
    /// <returns>Null where there are none, or where somebody confirmed it.</returns>
    public static OpenWhen? NoTime(IReadOnlyList<(string Heading, string Text)> times, RowEdit edit)
    {
        var said = string.Join(" and ", times.Select(time => $"{time.Heading} says “{time.Text}”"));
        var sentence = $"The row has no time, and {said}, which {(times.Count == 1 ? "is" : "are")} left out.";
        if (times.Count == 0 || edit.Meant.Contains(sentence))
            return null;
        var mend = times.Count == 1 ? "Say above that it is the time, or import the game without one."
            : "Say above which of them is the time. Where each is of a game of its own, write each in a line of its own.";
        return new OpenWhen(sentence, mend)
        {
            Offers = [new Offer("no-time", "Import it without a time", new RowEdit { Meant = [sentence] })],
        };
    }

    /// <param name="at">As written, by 24 hours.</param>
    /// <param name="zone">The time zone beside it; null where there is none.</param>
    /// <param name="cell">The cell with a time that can be read in one way only.</param>
    public static OpenWhen EitherHalf(string text, TimeOnly at, string? zone, Func<string, PlanCell> cell)
    {
        var (morning, afternoon) = (at.ToString("h:mm 'AM'", CultureInfo.InvariantCulture), at.AddHours(12));
        var evening = afternoon.ToString("h:mm 'PM'", CultureInfo.InvariantCulture);
        RowEdit Writing(string time) => OpenWhen.Writing(cell($"{time} {zone}".TrimEnd()));
        return new OpenWhen($"“{text}” may be {morning} or {evening}.", "Say which it is.")
        {
            Offers =
            [
                new Offer("time-pm", $"It is {evening}", Writing($"{afternoon:HH\\:mm}")),
                new Offer("time-am", $"It is {at:HH\\:mm}", Writing(morning)),
            ],
        };
    }

    /// <param name="cell">The cell without the weekday.</param>
    public static OpenWhen OtherWeekday(string text, DateOnly date, PlanCell cell) =>
        new($"“{text}” is a {date.DayOfWeek}.", "Keep the date, or correct the row.")
        {
            Offers = [Kept(date, Writing(cell))],
        };

    private static Offer Kept(DateOnly date, RowEdit edit) =>
        new("keep-date", string.Create(CultureInfo.InvariantCulture, $"It is {date:ddd d MMM yyyy}"), edit);

    /// <param name="shown">Another date, which has the day before the month.</param>
    /// <param name="cell">The cell with a date that can be read in one way only.</param>
    public static OpenWhen EitherDay(string text, string shown, DateOnly date, DateOnly other, Func<string, PlanCell> cell)
    {
        Offer On(string kind, DateOnly day) => new(kind, $"It is {Of(day)}", Writing(cell(Of(day))));
        return new OpenWhen($"“{text}” may be {Of(date)} or {Of(other)}, as “{shown}” has the day before the month.", "Say which it is.")
        {
            Offers = [On("day-last", date), On("month-last", other)],
        };
    }

    /// <param name="cell">The cell with a date that can be read in one way only.</param>
    public static OpenWhen DayBeforeMonth(string text, DateOnly date, Func<string, PlanCell> cell)
    {
        var day = Of(date);
        return new OpenWhen($"“{text}” is a day only with the day before the month.", "Say that it is, or correct the row.")
        {
            Offers = [new Offer("month-last", $"It is {day}", Writing(cell(day)))],
        };
    }

    /// <param name="shown">Two other dates, one with the day first and one with the month first.</param>
    /// <param name="cell">The cell with a date that can be read in one way only.</param>
    public static OpenWhen EitherOrder(
        string text, (string DayFirst, string MonthFirst) shown, DateOnly asDay, DateOnly asMonth, Func<string, PlanCell> cell)
    {
        Offer On(string kind, DateOnly day) => new(kind, $"It is {Of(day)}", Writing(cell(Of(day))));
        return new OpenWhen(
            $"“{text}” may be {Of(asDay)} or {Of(asMonth)}: “{shown.DayFirst}” has the day first and “{shown.MonthFirst}” the month.",
            "Say which it is.")
        {
            Offers = [On("day-first", asDay), On("month-first", asMonth)],
        };
    }

    /// <param name="weekday">From a column of its own.</param>
    /// <returns>Null where somebody confirmed the date.</returns>
    public static OpenWhen? BesideOtherWeekday(string text, DateOnly date, string weekday, RowEdit edit)
    {
        var sentence = $"“{weekday}” stands beside “{text}”, which is a {date.DayOfWeek}.";
        return edit.Meant.Contains(sentence) ? null : new OpenWhen(sentence, "Keep the date, or correct the row.")
        {
            Offers = [Kept(date, new RowEdit { Meant = [sentence] })],
        };
    }

    /// <param name="cell">The cell without the zone.</param>
    public static OpenWhen Zone(string text, string why, string siteZone, PlanCell cell) =>
        new($"“{text}” names {why}.", "Say that it is the time of the site, or edit the row.")
        {
            Offers = [new Offer("site-time", $"It is the time of {siteZone}", Writing(cell))],
        };

    /// <summary>A day that can be read in one way.</summary>
    private static string Of(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static RowEdit Writing(PlanCell cell) => new() { Cells = new Dictionary<string, string> { [cell.Field] = cell.Text } };
}

using System.Globalization;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Import.OfGames.When.Evidence;
using Assignr.Portal.Import.Sheets.Workbooks;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>
/// Reads the dates and times of one file, also numbers without a format as a spreadsheet stores them: 46361 is a date, 0.8125 is 19:30.
/// </summary>
internal sealed class DaysAndTimes
{
    /// <summary>A game is within so many years of today.</summary>
    public const int MostYears = 5;

    /// <summary>A time without a date, from a database, is on 30 December 1899, or in 1900 or 1904.</summary>
    public const int LastYearOfZero = 1904;

    private readonly Dictionary<string, (string Date, string Time)> halves = [];
    private readonly Dictionary<string, WrittenDay?> days = [];
    private readonly Dictionary<string, (bool AreSeveral, WrittenTime? Time)> clocks = [];
    private readonly Site site;
    private readonly bool from1904;
    private readonly bool hasOnlyZeros;
    private readonly DateEvidence evidence;
    private readonly FigureDays figures;
    private readonly YearFirstDays yearFirst;
    private readonly ClockEvidence clock;
    private readonly Remarks remarks;
    private readonly CancellationToken cancel;

    public DaysAndTimes(ImportSource source, GameColumns columns, Remarks remarks, CancellationToken cancel)
    {
        this.cancel = cancel;
        (site, from1904, this.remarks, Today) = (source.Site, source.Sheet.From1904, remarks, source.Site.Today(source.Now));
        var dated = columns.TextsOf(source, GameFields.Date).Concat(columns.TextsOf(source, GameFields.DateTime))
            .Select(text => Split(WithoutState(text))).ToList();
        var timed = columns.TextsOf(source, GameFields.Time).Select(WithoutState)
            .Select(text => Split(text) is { Time.Length: > 0 } moment ? moment.Time : text);
        var times = dated.Where(one => one.Time.Length > 0).Select(one => one.Time).ToList();
        hasOnlyZeros = times.Count > 0 && times.TrueForAll(IsZero);
        clock = new ClockEvidence(source.Mapping, [.. times.Concat(timed).CountBy(text => text).SelectMany(Times)],
            source.Sheet.IsWorkbook);
        figures = new FigureDays(columns.TextsOf(source, GameFields.Date).Select(text => Data.Text.OneLine(text)), IsNear);
        yearFirst = new YearFirstDays(dated.Select(one => one.Date));
        evidence = new DateEvidence(source, [.. Days(columns.DatesOf(source)).DistinctBy(one => one.Text)],
            [.. columns.DateHeadings], clock.HasHalves);
    }

    public DateOnly Today { get; }

    public bool IsNear(DateOnly date) => date >= Today.AddYears(-MostYears) && date <= Today.AddYears(MostYears);

    public IEnumerable<Question> Questions => evidence.Questions().Concat(clock.Questions());

    public IEnumerable<Guess> Guesses => evidence.Guesses().Concat(clock.Guesses());

    /// <summary>The date of a cell; neither where it is none; the question, where one has to be answered first.</summary>
    /// <param name="cell">The cell with the date.</param>
    public (DateOnly? Date, OpenWhen? Open) Date(string text, PlanCell? cell)
    {
        if (Written(text) is { } day)
        {
            if (evidence.Either(text, day, cell!) is { } asked)
                return (null, asked);
            var (date, open) = evidence.Read(text, day);
            if (date is not null)
                RemarkMarks(text, date.Value);
            if (date is { } known && yearFirst.Doubt(text, known, cell!) is { } either)
                return (date, either);
            return date is not { } told || day.Weekday is null || day.Weekday == told.DayOfWeek ? (date, open)
                : (date, OpenWhen.OtherWeekday(text, told,
                    cell! with { Text = $"{told:yyyy-MM-dd} {Split(Data.Text.OneLine(cell.Text)).Time}".TrimEnd() }));
        }
        if (cell is not null && YearFirstDays.Only(text, cell) is { } only)
            return (null, only);
        if (SeveralDays.Are(text))
            return (null, OpenWhen.SeveralDays(text));
        if (SheetNumber.Of(text) is not { } number || CellText.Serial(number, from1904) is not { } moment)
            return (null, null);
        remarks.Count("days are kept as numbers", $"{text}, which is {moment:yyyy-MM-dd}", "day is kept as a number");
        return (DateOnly.FromDateTime(moment), null);
    }

    private void RemarkMarks(string text, DateOnly date)
    {
        if (DateText.HasMark(text))
        {
            remarks.Count(
                "dates have a mark beside them, as of a footnote, which is left out", $"“{text}”",
                "date has a mark beside it, as of a footnote, which is left out");
        }
        else if (figures.Is(text))
            remarks.Count("days are figures alone", $"{text}, which is {date:yyyy-MM-dd}", "day is figures alone");
    }

    /// <summary>The dates to which words such as "verlegt auf 20.03." may move a game, each with the time that they name.</summary>
    /// <param name="before">The row's date.</param>
    public IReadOnlyList<(DateOnly Date, string Time)> MovedTo(GameSaid said, DateOnly? before) =>
        (said.NewDay ?? NewDays.In(said.Text)) is (var date, var time) && Written(date) is { } day
            ? [.. evidence.Near(day, before).Where(IsNear).Select(one => (one, time))] : [];

    /// <summary>Whether a cell under time has the time zero.</summary>
    public bool IsMidnight(string text) => IsZero(Split(Data.Text.OneLine(text)) is { Time.Length: > 0 } moment ? moment.Time : text);

    /// <summary>Whether it has the times of several games, as "12:00 &amp; 2:30 PM".</summary>
    public bool AreSeveralTimes(string text) => Clocked(text).AreSeveral;

    /// <summary>Null where it is not a time.</summary>
    public WrittenTime? Time(string text)
    {
        if (SheetNumber.TimeOf(text) is not { } ofDay)
            return Clocked(text).Time;
        remarks.Count("times are kept as numbers", $"{text}, which is {ofDay:HH:mm}", "time is kept as a number");
        return new WrittenTime(ofDay);
    }

    /// <summary>
    /// A database writes a date with the time zero, and a time with the date zero: beside a column of times a time of zero does not count,
    /// and from a cell of that column only the time counts.
    /// </summary>
    /// <param name="dated">The text of the date, or of date and time.</param>
    /// <param name="timed">The text of the time.</param>
    /// <param name="hasTimes">Whether the file has a column of times.</param>
    /// <returns>With the problem, where the two do not agree.</returns>
    public (string Date, string Time, string? Problem) Parts(string dated, string timed, bool hasTimes)
    {
        var (date, time) = Split(dated);
        if (timed.Length == 0 || NoValue.Is(timed))
            return (date, (hasTimes || hasOnlyZeros) && IsZero(time) ? "" : time, null);
        var (day, own) = Split(timed);
        // A date zero without a time is the time zero.
        if (own.Length == 0 && Written(day) is { Year: <= LastYearOfZero })
            return (date, "", null);
        var problem = own.Length > 0 && AreOther(date, day) ? $"The date says {date} and the time {day}." : null;
        own = own.Length > 0 ? own : timed;
        if (time.Length > 0 && !IsZero(time) && Plain(time) is { } one && Plain(own) is { } other && one != other)
            problem = $"The date says {time} and the time {own}.";
        return (date, own, problem);
    }

    /// <summary>Whether two dates with the same spelling are different.</summary>
    private bool AreOther(string dated, string timed) =>
        Written(dated) is { Year: not null } date && Written(timed) is { Year: > LastYearOfZero } day && date.IsTold == day.IsTold
        && (date.First, date.Second, date.Year) != (day.First, day.Second, day.Year);

    /// <summary>The time in the time zone of its place; or the question that has to be answered first.</summary>
    /// <param name="cell">The cell with the time.</param>
    public (TimeOnly At, OpenWhen? Open) Clock(WrittenTime time, string text, PlanCell cell)
    {
        if (clock.Of(time) is not { } at)
            return (time.Time, OpenWhen.Asked($"“{text}” does not say whether it is AM or PM.", "write it as 13:30 or 1:30 PM"));
        if (clock.IsDoubtful(SheetNumber.TimeOf(text) is null ? time : time with { Clock = WrittenClock.Bare, HasZero = true }))
        {
            var line = Data.Text.OneLine(cell.Text);
            return (at, OpenWhen.EitherHalf(
                text, at, time.Zone, other => cell with { Text = line.Replace(text, other, StringComparison.Ordinal) }));
        }
        return (at, null);
    }

    /// <summary>Why the time zone beside a time cannot be used; null where it can.</summary>
    /// <param name="text">The time with its zone, as in the cell.</param>
    /// <param name="cell">The cell with the time.</param>
    public OpenWhen? Unknown(DateTime local, WrittenTime time, string text, PlanCell cell)
    {
        if (time.Zone is not { } name)
            return null;
        var zone = NamedZones.Find(name);
        if (zone?.OffsetAt(local, site.TimeZone) is not null)
            return null;
        var why = zone is null ? "a time zone that is not known here" : $"a time that no clock shows on {local:yyyy-MM-dd}";
        var without = text[..text.LastIndexOf(name, StringComparison.Ordinal)].TrimEnd(' ', '(', '[');
        return OpenWhen.Zone(
            cell.Text, why, TimeZones.Named(site.TimeZoneId),
                cell with { Text = Data.Text.OneLine(cell.Text).Replace(text, without, StringComparison.Ordinal) });
    }

    /// <summary>Converts to the site's time zone; the date may change with it.</summary>
    public (DateOnly Date, TimeOnly Time) Here(DateOnly date, TimeOnly time, WrittenTime written, string text)
    {
        var local = date.ToDateTime(time);
        var named = written.Zone is { } name ? NamedZones.Find(name)?.OffsetAt(local, site.TimeZone) : null;
        if ((written.Offset ?? named) is not { } offset || (named is not null && NamedZone.IsOf(site.TimeZone, local, offset)))
            return (date, time);
        var here = site.Local(new DateTimeOffset(local, offset)).DateTime;
        var (day, at) = (DateOnly.FromDateTime(here), new TimeOnly(here.Hour, here.Minute));
        if (day != date)
            remarks.Count(
                "times are of another zone and of another day here", $"“{text}” on {date:yyyy-MM-dd}, which is {day:yyyy-MM-dd} {at:HH:mm}",
                "time is of another zone and of another day here");
        else if (at != time)
            remarks.Count("times are of another zone", $"“{text}”, which is {at:HH:mm} here", "time is of another zone");
        return (day, at);
    }

    /// <param name="dates">Each with the weekday from a column beside it, which has the same meaning as one in the cell.</param>
    private IEnumerable<(string Text, WrittenDay Day)> Days(IEnumerable<(string Text, string Weekday)> dates)
    {
        foreach (var (text, weekday) in dates.Distinct())
        {
            var date = Split(WithoutState(text)).Date;
            if (Written(date) is not ({ Year: null or > LastYearOfZero } and var day))
                continue;
            yield return day.Weekday is null && CalendarWords.WeekdayIn(weekday) is { } beside
                ? ($"{weekday} {date}", day with { Weekday = beside }) : (date, day);
        }
    }

    /// <summary>As for rows: "10/8 (ppd to 10/9)" becomes the date.</summary>
    private static string WithoutState(string text) =>
        StateWords.Cut(text, isName: false) is (var bare, not (null or Standing.On)) ? bare : text;

    private (string Date, string Time) Split(string text)
    {
        if (halves.TryGetValue(text, out var known))
            return known;
        cancel.ThrowIfCancellationRequested();
        if (SheetNumber.Of(text) is not { } number || CellText.Serial(number, from1904) is null)
            return halves[text] = DateText.Split(text);
        var day = Math.Floor(number);
        return halves[text] = (day.ToString(CultureInfo.InvariantCulture),
            number > day ? (number - day).ToString("0.##########", CultureInfo.InvariantCulture) : "");
    }

    private WrittenDay? Written(string text)
    {
        if (!days.TryGetValue(text, out var day))
            days.Add(text, day = DateText.Read(text) ?? figures.Read(text));
        return day;
    }

    private (bool AreSeveral, WrittenTime? Time) Clocked(string text)
    {
        if (!clocks.TryGetValue(text, out var known))
            clocks.Add(text, known = (SeveralTimes.Are(text), TimeText.Read(text) ?? TimeText.ReadHour(text)));
        return known;
    }

    private static IEnumerable<(string Text, WrittenTime Time, int Count)> Times(KeyValuePair<string, int> one) =>
        SheetNumber.TimeOf(one.Key) is null && (TimeText.Read(one.Key) ?? TimeText.ReadHour(one.Key)) is { } time
            ? [(one.Key, time, one.Value)]
            : [];

    private static bool IsZero(string time) => time.Length > 0 && Plain(time) == TimeOnly.MinValue;

    private static TimeOnly? Plain(string time) => SheetNumber.TimeOf(time) ?? TimeText.Read(time)?.Time;
}

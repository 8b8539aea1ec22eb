using System.Globalization;

namespace Assignr.Portal.Import.OfGames.When.Evidence;

/// <summary>
/// What all times of a file together show about those without AM or PM: 1:30 is in the afternoon in one file and at night in another.
/// What they do not show is asked.
/// </summary>
internal sealed class ClockEvidence
{
    private const int FirstLate = 7;

    private readonly Mapping mapping;
    private readonly bool isWorkbook;
    private readonly bool isTwentyFour;
    private readonly bool areOfAfternoon;
    private readonly List<(string Text, WrittenTime Time, int Count)> early;
    private readonly List<(string Text, WrittenTime Time, int Count)> late;
    private readonly List<(string Text, WrittenTime Time, int Count)> noon;

    /// <param name="times">The distinct times of the file with their texts, and how often each occurs.</param>
    /// <param name="isWorkbook">Whether 09:00 can be a time that a spreadsheet stores as such.</param>
    public ClockEvidence(Mapping mapping, IReadOnlyList<(string Text, WrittenTime Time, int Count)> times, bool isWorkbook)
    {
        (this.mapping, this.isWorkbook) = (mapping, isWorkbook);
        HasHalves = times.Any(one => one.Time.Clock == WrittenClock.Halves);
        isTwentyFour = times.Any(one => one.Time.Clock == WrittenClock.TwentyFour);
        int Between(int first, int end) =>
            times.Where(one => one.Time.Time.Hour >= first && one.Time.Time.Hour < end).Sum(one => one.Count);
        areOfAfternoon = Between(12, 24) > Between(FirstLate + 1, 12);
        early = [.. times.Where(one => IsBare(one.Time) && !IsLate(one.Time))];
        late = [.. times.Where(one => IsBare(one.Time) && IsLate(one.Time))];
        noon = [.. times.Where(one => one.Time is { Clock: WrittenClock.Bare, Time.Hour: 12 } && !isTwentyFour && !isWorkbook)];
    }

    /// <summary>Whether times are written with AM and PM.</summary>
    public bool HasHalves { get; }

    /// <summary>Null where the question has to be answered first.</summary>
    public TimeOnly? Of(WrittenTime time) =>
        !IsBare(time) ? time.Time : ArePm(IsLate(time)) is { } arePm ? time.Time.AddHours(arePm ? 12 : 0) : null;

    /// <summary>
    /// By 24 hours it is at night, or in a morning without other games, while by 12 hours it may be in the afternoon: 04:30, and 07:30
    /// among evening games. A leading zero means 24 hours, unless a spreadsheet put it there.
    /// </summary>
    public bool IsDoubtful(WrittenTime time) => time is { Clock: WrittenClock.Bare, Time.Hour: > 0 and <= FirstLate } && !IsBare(time)
        && (areOfAfternoon || (!IsLate(time) && (isWorkbook || !time.HasZero)));


    public IEnumerable<Question> Questions()
    {
        if (early.Count > 0 && ArePm(isLate: false) is null)
            yield return new Question(Asks(early), [Pm(early[0].Time), Am(early[0].Time)]);
        if (late.Count > 0 && ArePm(isLate: true) is null)
            yield return new Question(Asks(late), [Am(late[0].Time), Pm(late[0].Time)]);
    }

    public IEnumerable<Guess> Guesses()
    {
        if (early.Count > 0 && mapping.EarlyHoursArePm is { } earlyArePm)
            yield return Said(early[0], earlyArePm);
        if (late.Count > 0 && mapping.LateHoursArePm is { } lateArePm)
            yield return Said(late[0], lateArePm);
        else if (ArePm(isLate: true) == false && late.Find(one => early.Count > 0 || one.Time.Time.Hour < 10) is { Text: { } text } morning)
            yield return new Guess(
                $"Times without AM or PM are in the morning: “{text}” is {Label(morning.Time, isPm: false)}.",
                "It is PM",
                mapping => mapping with { LateHoursArePm = true });
        if (noon.Count > 0 && (HasHalves || early.Count + late.Count > 0))
            yield return new Guess($"Twelve without AM or PM is at noon: “{noon[0].Text}” is {Label(noon[0].Time, isPm: true)}.");
    }

    private bool? ArePm(bool isLate) => isLate
        ? mapping.LateHoursArePm ?? (HasHalves || late.Exists(one => one.Time.IsHour) ? null : false) : mapping.EarlyHoursArePm;

    // A leading zero means 24 hours, unless there is also a 07:00 PM; 12:30 is after noon in either.
    private bool IsBare(WrittenTime time) =>
        time is { Clock: WrittenClock.Bare, Time.Hour: > 0 and < 12 } && !isTwentyFour
        && (HasHalves || !time.HasZero) && !(isWorkbook && !time.IsHour && (time.HasZero || time.Time.Hour >= 10));

    private static bool IsLate(WrittenTime time) => time.Time.Hour >= FirstLate;

    private static string Asks(List<(string Text, WrittenTime Time, int Count)> times)
    {
        var count = times.Sum(one => one.Count);
        return $"{(count == 1 ? "1 time says" : $"{Shell.Figures.Grouped(count)} times say")} neither AM nor PM, as “{times[0].Text}”. "
            + "When is it?";
    }

    private static Answer Pm(WrittenTime time) => new(Label(time, isPm: true), mapping => With(mapping, time, isPm: true));

    private static Answer Am(WrittenTime time) => new(Label(time, isPm: false), mapping => With(mapping, time, isPm: false));

    private static Guess Said((string Text, WrittenTime Time, int Count) one, bool isPm) =>
        new($"As you said, “{one.Text}” is {Label(one.Time, isPm)}.", isPm
            ? "It is AM"
            : "It is PM", mapping => With(mapping, one.Time, !isPm))
        {
            TakenBack = mapping => With(mapping, one.Time, null),
        };

    private static Mapping With(Mapping mapping, WrittenTime time, bool? isPm) =>
        IsLate(time) ? mapping with { LateHoursArePm = isPm } : mapping with { EarlyHoursArePm = isPm };

    private static string Label(WrittenTime time, bool isPm) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Time:h\\:mm} {(isPm ? "PM" : "AM")}");
}

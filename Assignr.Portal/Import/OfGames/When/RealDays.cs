using System.Globalization;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>
/// Date cells beside dates that are texts, as a program leaves them that reads another order than the file's: it cannot read 13/04/2027 and
/// keeps it as a text, and it turns 05/04/2027 into 4 May. Which of the two was meant is asked.
/// </summary>
internal sealed class RealDays
{
    private const int Months = 12;

    private readonly List<(string Text, WrittenDay Day)> open = [];
    private readonly string? text;
    private readonly bool? said;

    /// <param name="isWorkbook">Only a workbook has date cells.</param>
    public RealDays(IReadOnlyList<(string Text, WrittenDay Day)> days, bool? said, bool isWorkbook)
    {
        this.said = said;
        text = days.FirstOrDefault(one => one.Day is { IsTold: false, HasPoints: false, Year: not null, DayFirst: not null }).Text;
        var real = days.Where(one => IsReal(one.Text)).ToList();
        if (isWorkbook && text is not null && real.TrueForAll(one => one.Day.First <= Months))
            open = real.FindAll(one => one.Day.First != one.Day.Second);
    }

    /// <summary>The date that a text means; null where it is not one of these; no date where the question has to be answered
    /// first.</summary>
    public (DateOnly? Date, OpenWhen? Open)? Read(string text, WrittenDay day) =>
        open.Count == 0 || !IsReal(text) || day.First == day.Second ? null
        : said is { } swaps ? (On(day, swaps), null)
        : (null, OpenWhen.Asked($"“{text}” may have day and month the wrong way round."));

    public IEnumerable<Question> Questions(string format)
    {
        if (open.Count == 0 || said is not null)
            yield break;
        string Of(bool swaps) => Words(swaps, format);
        var days = open.Count == 1 ? "1 date is a real day" : $"{Shell.Figures.Grouped(open.Count)} dates are real days";
        yield return new Question(
            $"“{text}” is a text, and {days}, as {Of(false)}: a program may have taken the day for the month. Which is it?",
            [
                new Answer(Of(true), mapping => mapping with { SwapsRealDays = true }),
                new Answer(Of(false), mapping => mapping with { SwapsRealDays = false }),
            ]);
    }

    public IEnumerable<Guess> Guesses(string format)
    {
        if (open.Count > 0 && said is { } swaps)
            yield return new Guess(
                $"As you said, the real day {open[0].Text} is {Words(swaps, format)}.",
                swaps ? "Keep day and month" : "Swap day and month", mapping => mapping with { SwapsRealDays = !swaps })
            {
                TakenBack = mapping => mapping with { SwapsRealDays = null },
            };
    }

    private string Words(bool swaps, string format) => On(open[0].Day, swaps)!.Value.ToString(format, CultureInfo.InvariantCulture);

    private static DateOnly? On(WrittenDay day, bool swaps) =>
        (swaps ? day with { First = day.Second, Second = day.First } : day).On(dayFirst: true, season: null);

    /// <summary>As a date cell of a workbook is read.</summary>
    private static bool IsReal(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

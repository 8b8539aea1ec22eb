namespace Assignr.Portal.Import.OfGames.When.Evidence;

/// <summary>Whether the 29 in "Nov 28, 29" is a year or a second day, judged by all such dates of a file.</summary>
internal sealed class FigureYears
{
    private const int MostYears = 5;

    private readonly List<(string Text, WrittenDay Day)> open;
    private readonly string? shown;
    private readonly bool? said;
    private readonly int thisYear;

    public FigureYears(IEnumerable<(string Text, WrittenDay Day)> days, bool? said, int thisYear)
    {
        (this.said, this.thisYear) = (said, thisYear);
        var figures = days.Where(one => one.Day.HasFigures).ToList();
        open = figures.FindAll(one => IsOpen(one.Day));
        shown = figures.Find(one => IsNear(one.Day) && (one.Day.IsWeekdayRight ?? !one.Day.CanBeDays)).Text;
    }

    /// <summary>Null where the question has to be answered first.</summary>
    public bool? IsYear(WrittenDay day) => !day.CanBeDays || day.IsWeekdayRight == true ? true : IsOpen(day) ? Decided : false;

    public IEnumerable<Question> Questions()
    {
        if (open.Count == 0 || Decided is not null)
            yield break;
        var (text, day) = open[0];
        yield return new Question(
            $"{(open.Count == 1 ? "1 date" : $"{Shell.Figures.Grouped(open.Count)} dates")} can be read in two ways, as “{text}”. What is "
                + $"{day.Year % 100:00}?",
            [
                new Answer($"The year {day.Year}", mapping => mapping with { FiguresAreYears = true }),
                new Answer("A second day", mapping => mapping with { FiguresAreYears = false }),
            ]);
    }

    public IEnumerable<Guess> Guesses()
    {
        if (open.Count == 0 || Decided is not { } isYear)
            yield break;
        var (text, day) = open[0];
        var because = said is null ? $"“{shown}” shows that a year stands behind the day: " : "As you said, ";
        yield return new Guess(
            $"{because}“{text}” {(isYear ? $"is of {day.Year}" : "names two days")}.",
            isYear ? "They are two days" : "It is the year",
            mapping => mapping with { FiguresAreYears = !isYear })
        {
            TakenBack = said is null ? null : mapping => mapping with { FiguresAreYears = null },
        };
    }

    private bool? Decided => said ?? (shown is null ? null : true);

    private bool IsOpen(WrittenDay day) => day.CanBeDays && IsNear(day) && day.IsWeekdayRight is null;

    private bool IsNear(WrittenDay day) => Math.Abs(day.Year!.Value - thisYear) <= MostYears;
}

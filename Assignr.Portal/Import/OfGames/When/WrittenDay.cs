namespace Assignr.Portal.Import.OfGames.When;

/// <summary>
/// A day as a cell has it. Which of two numbers is the month and of which year it is may be for the whole column to tell.
/// </summary>
/// <param name="First">The first of two numbers; the day where the cell itself tells it from the month.</param>
/// <param name="Second">The other one.</param>
internal readonly record struct WrittenDay(int First, int Second, int? Year, bool IsTold, bool HasPoints, DayOfWeek? Weekday)
{
    private const int LeapYear = 2024;

    /// <summary>The year is two figures behind the day, as in "Nov 28, 26".</summary>
    public bool HasFigures { get; init; }

    /// <summary>Those figures can be a later day of the same month.</summary>
    public bool CanBeDays => HasFigures && Year % 100 is { } other && other > First && other <= DateTime.DaysInMonth(LeapYear, Second);

    /// <summary>Of a day that is told: null where no weekday stands beside it.</summary>
    public bool? IsWeekdayRight => Weekday is { } weekday && On(dayFirst: true, season: null) is { } date
        ? date.DayOfWeek == weekday
        : null;

    /// <summary>Both numbers can be the month, and it makes a difference.</summary>
    public bool IsOpen => !IsTold && First <= 12 && Second <= 12 && First != Second;

    /// <summary>What the numbers alone show; null where they do not.</summary>
    public bool? DayFirst => IsTold || (First > 12) == (Second > 12) ? null : First > 12;

    /// <param name="dayFirst">Counts where it is open.</param>
    /// <param name="season">Counts where there is no year.</param>
    /// <returns>Null where there is no such day, or no year.</returns>
    public DateOnly? On(bool dayFirst, Season? season)
    {
        var (day, month) = IsTold || (IsOpen ? dayFirst : DayFirst ?? true) ? (First, Second) : (Second, First);
        if (month is < 1 or > 12 || (Year ?? season?.YearOf(month)) is not (>= 1 and <= 9999 and { } year))
            return null;
        return day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    /// <summary>What its weekday shows of its order; null where both or neither would be that day.</summary>
    public bool? DayFirstByWeekday(Season? season)
    {
        if (!IsOpen || Weekday is not { } weekday)
            return null;
        var (one, other) = (On(dayFirst: true, season)?.DayOfWeek == weekday, On(dayFirst: false, season)?.DayOfWeek == weekday);
        return one == other ? null : one;
    }
}

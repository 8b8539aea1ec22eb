using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>
/// A date as written in a cell. Which of two numbers is the month, and which year it is in, may depend on the whole column.
/// </summary>
/// <param name="First">The first of two numbers; the day where the cell itself shows which one is the month.</param>
/// <param name="Second">The second number.</param>
internal readonly record struct WrittenDay(int First, int Second, int? Year, bool IsTold, bool HasPoints, DayOfWeek? Weekday)
{
    private const int LeapYear = 2024;

    /// <summary>The year is two digits after the day, as in "Nov 28, 26".</summary>
    public bool HasFigures { get; init; }

    /// <summary>Those digits can be a later day of the same month.</summary>
    public bool CanBeDays => HasFigures && Year % 100 is { } other && other > First && other <= DateTime.DaysInMonth(LeapYear, Second);

    /// <summary>For a date whose order is known; null where there is no weekday beside it.</summary>
    public bool? IsWeekdayRight => Weekday is { } weekday && On(dayFirst: true, season: null) is { } date
        ? date.DayOfWeek == weekday
        : null;

    /// <summary>Either number can be the month, and the two are different.</summary>
    public bool IsOpen => !IsTold && First <= 12 && Second <= 12 && First != Second;

    /// <summary>What the numbers alone show; null where they show nothing.</summary>
    public bool? DayFirst => IsTold || (First > 12) == (Second > 12) ? null : First > 12;

    /// <param name="dayFirst">Used where the order is open.</param>
    /// <param name="season">Used where there is no year.</param>
    /// <returns>Null where there is no such date, or no year.</returns>
    public DateOnly? On(bool dayFirst, Season? season)
    {
        var (day, month) = IsTold || (IsOpen ? dayFirst : DayFirst ?? true) ? (First, Second) : (Second, First);
        if (month is < 1 or > 12 || (Year ?? season?.YearOf(month)) is not (>= 1 and <= 9999 and { } year))
            return null;
        return day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    /// <summary>What its weekday shows about the order; null where it matches both or neither.</summary>
    public bool? DayFirstByWeekday(Season? season)
    {
        if (!IsOpen || Weekday is not { } weekday)
            return null;
        var (one, other) = (On(dayFirst: true, season)?.DayOfWeek == weekday, On(dayFirst: false, season)?.DayOfWeek == weekday);
        return one == other ? null : one;
    }
}

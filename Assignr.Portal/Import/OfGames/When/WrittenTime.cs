namespace Assignr.Portal.Import.OfGames.When;

/// <summary>A time of day as a cell has it.</summary>
/// <param name="Zone">The time zone that stands beside it, as it stands there; null: the site's.</param>
/// <param name="Offset">From UTC, where the cell says it.</param>
/// <param name="IsRange">An end stands there too; the start counts.</param>
internal readonly record struct WrittenTime(TimeOnly Time, string? Zone = null, TimeSpan? Offset = null, bool IsRange = false)
{
    public WrittenClock Clock { get; init; }

    /// <summary>09:00, not 9:00.</summary>
    public bool HasZero { get; init; }

    /// <summary>It is a number by itself: 7, 10.</summary>
    public bool IsHour { get; init; }

    /// <summary>It says that it is still to be confirmed.</summary>
    public bool IsTentative { get; init; }

    /// <summary>Something else stands behind it in brackets: "17h00 (échauffement 16h15)".</summary>
    public bool HasMore { get; init; }

    /// <summary>24:00: midnight when its day ends.</summary>
    public bool IsDayEnd { get; init; }
}

/// <summary>By which clock a time is written.</summary>
internal enum WrittenClock
{
    /// <summary>By words, seconds or a unit that leave no doubt: noon, 07:00:00, 7 Uhr.</summary>
    Plain,

    /// <summary>AM or PM stands there.</summary>
    Halves,

    /// <summary>13:00 and later.</summary>
    TwentyFour,

    /// <summary>1:30, which can be of either half of the day.</summary>
    Bare,
}

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>A time of day as written in a cell.</summary>
/// <param name="Zone">The time zone beside it, as written; null: the site's.</param>
/// <param name="Offset">From UTC, where the cell has one.</param>
/// <param name="IsRange">It also has an end; only the start counts.</param>
internal readonly record struct WrittenTime(TimeOnly Time, string? Zone = null, TimeSpan? Offset = null, bool IsRange = false)
{
    public WrittenClock Clock { get; init; }

    /// <summary>09:00, not 9:00.</summary>
    public bool HasZero { get; init; }

    /// <summary>It is a number by itself: 7, 10.</summary>
    public bool IsHour { get; init; }

    /// <summary>It is marked as still to be confirmed.</summary>
    public bool IsTentative { get; init; }

    /// <summary>It is followed by other text in brackets: "17h00 (échauffement 16h15)".</summary>
    public bool HasMore { get; init; }

    /// <summary>24:00: midnight at the end of its day.</summary>
    public bool IsDayEnd { get; init; }
}

/// <summary>The clock by which a time is written.</summary>
internal enum WrittenClock
{
    /// <summary>Unambiguous by words, seconds or a unit: noon, 07:00:00, 7 Uhr.</summary>
    Plain,

    /// <summary>With AM or PM.</summary>
    Halves,

    /// <summary>13:00 and later.</summary>
    TwentyFour,

    /// <summary>1:30, which can be in either half of the day.</summary>
    Bare,
}

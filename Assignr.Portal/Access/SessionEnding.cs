namespace Assignr.Portal.Access;

/// <summary>When a session is over unless something is done.</summary>
/// <param name="At">When.</param>
/// <param name="CanStay">Whether doing something puts it off.</param>
public sealed record SessionEnding(DateTimeOffset At, bool CanStay)
{
    /// <summary>How long before the end a page says so.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromMinutes(2);

    /// <summary>Whether it is time to say so.</summary>
    public bool IsSoon(DateTimeOffset now) => At - now <= Warning;
}

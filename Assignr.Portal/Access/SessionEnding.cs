namespace Assignr.Portal.Access;

/// <summary>When a session ends unless its person does something.</summary>
/// <param name="At">When.</param>
/// <param name="CanStay">Whether doing something extends it.</param>
public sealed record SessionEnding(DateTimeOffset At, bool CanStay)
{
    /// <summary>How long before the end a page says so.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromMinutes(2);

    /// <summary>Whether a page has to say so.</summary>
    public bool IsSoon(DateTimeOffset now) => At - now <= Warning;
}

namespace Assignr.Portal.Audit.Timelines;

/// <summary>The filters of a timeline.</summary>
public enum TimelineKind
{
    Everything,
    Emails,
    SignIns,
    Changes,
    Games,

    /// <summary>Acts on all mail at once, which belong to no person.</summary>
    Mail,
}

/// <summary>The icon of an entry.</summary>
public enum TimelineMark
{
    Sent,
    Refused,
    Waiting,
    Skipped,
    Cancelled,
    Mailing,
    Added,
    Changed,
    Deactivated,
    Game,
    LoggedIn,
    Called,
    Link,
}

/// <summary>One thing that happened, to one person or to all mail, in words.</summary>
public sealed record TimelineEntry
{
    public required DateTimeOffset At { get; init; }

    public required TimelineKind Kind { get; init; }

    public required TimelineMark Mark { get; init; }

    public required string Title { get; init; }

    public string Text { get; init; } = "";

    /// <summary>The mail server's own words.</summary>
    public string? ServerSaid { get; init; }

    /// <summary>The mailing it belongs to.</summary>
    public Guid? MailingId { get; init; }
}

namespace Assignr.Portal.Audit;

/// <summary>Who did what to whom, when and from where. Written in the act's own transaction, and never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>Grows in the order of writing, even where clocks do not. A database with several writers gives it before the commit, so
    /// lists are in the order of <see cref="At"/>, and of this only where that is the same.</summary>
    public long Id { get; private init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>One of <see cref="Act"/>.</summary>
    public required string Act { get; init; }

    /// <summary>Null for a stranger and for the portal itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The actor's name at that time.</summary>
    public required string ActorName { get; init; }

    /// <summary>The person it was done to. No foreign key, so that the entry outlives the person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>A sentence without secrets for the person's page, or null.</summary>
    public string? Detail { get; init; }

    public string? IpAddress { get; init; }

    /// <summary>The trace id of the act, to find it in the log.</summary>
    public string? TraceId { get; init; }
}

namespace Assignr.Portal.Audit;

/// <summary>Who did what to whom, when and from where. Written in the act's own transaction, never changed afterwards.</summary>
public sealed class AuditEntry
{
    /// <summary>In order of writing, also where clocks are not.</summary>
    public long Id { get; private init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>One of <see cref="Act"/>.</summary>
    public required string Act { get; init; }

    /// <summary>Null for a stranger and for the portal itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>As the actor was called then.</summary>
    public required string ActorName { get; init; }

    /// <summary>Whom it was done to; no foreign key, so that the entry outlives the person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>A sentence without secrets for the person's page, or null.</summary>
    public string? Detail { get; init; }

    public string? IpAddress { get; init; }

    /// <summary>The trace the act belongs to, to be found again in the log.</summary>
    public string? TraceId { get; init; }
}

namespace Assignr.Portal.Mail;

/// <summary>Why mail is held until an assignor lets it go on.</summary>
public enum HoldReason
{
    /// <summary>The database is a restored backup: what it shows as waiting may have been sent (requirements.md 92).</summary>
    Restored = 1,

    /// <summary>Many permanent refusals in a row are rarely the recipients' fault.</summary>
    RefusedInARow = 2,

    /// <summary>Mail servers block whoever sends to too many dead addresses.</summary>
    RefusedTooOften = 3,
}

/// <summary>Mail is held: nothing leaves, even after a restart, until <see cref="ReleasedAt"/>. At most one hold is open.</summary>
public sealed class MailHold
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required DateTimeOffset At { get; init; }

    public required HoldReason Reason { get; init; }

    /// <summary>What is known beyond the reason, as a sentence. The mail server's words in it are cleaned.</summary>
    public required string Detail { get; init; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public void Release(DateTimeOffset now) => ReleasedAt = now;
}

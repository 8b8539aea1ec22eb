namespace Assignr.Portal.Mail;

/// <summary>Why mail is held until an assignor lets it go on.</summary>
public enum HoldReason
{
    /// <summary>The database is a restored backup: what it believes waiting may have gone (requirements.md 92).</summary>
    Restored = 1,

    /// <summary>So many permanent refusals in a row are rarely the recipients' fault.</summary>
    RefusedInARow = 2,

    /// <summary>Mail servers shut out whoever sends to too many dead addresses.</summary>
    RefusedTooOften = 3,
}

/// <summary>Mail was held: nothing leaves, over restarts too, until <see cref="ReleasedAt"/>. At most one is open.</summary>
public sealed class MailHold
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required DateTimeOffset At { get; init; }

    public required HoldReason Reason { get; init; }

    /// <summary>What is known beyond the reason, as a sentence; the mail server's words in it are cleaned.</summary>
    public required string Detail { get; init; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public void Release(DateTimeOffset now) => ReleasedAt = now;
}

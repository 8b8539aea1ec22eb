using Assignr.Portal.Mail.Outbox;

namespace Assignr.Portal.Mail;

/// <summary>A message of a lower lane goes first.</summary>
public enum Lane
{
    /// <summary>Resets and everything else that somebody waits for at a sign-in page.</summary>
    Now = 0,

    /// <summary>One person's email, sent by hand.</summary>
    ByHand = 1,

    Bulk = 2,
}

/// <summary>
/// One email to one address: a row of the outbox from the moment it is asked for until it is handed over, refused, skipped or
/// cancelled. It says who, which kind and which address, and contains neither a letter nor a secret.
/// </summary>
public sealed class Message
{
    public const int LongestAbout = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The name of the <see cref="IMailKind"/> that judges and writes it.</summary>
    public required string Kind { get; init; }

    public required Lane Lane { get; init; }

    /// <summary>Whom it is for. No foreign key, so that a deleted person's mail still counts.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>As it was when asked for. Its kind checks at the claim that the person still has it.</summary>
    public required string Address { get; init; }

    /// <summary>Groups the messages of one press of Send Emails; null for a single one.</summary>
    public Guid? MailingId { get; init; }

    /// <summary>Who asked, for the letter and the timeline; null for the person themselves and for the portal.</summary>
    public Guid? AskedBy { get; init; }

    /// <summary>The assignor's note for the letter of a single email; a mailing has its own.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// What a notice is about, in a form that its kind can read: two notices to one address that differ in it are both sent. Empty where
    /// one waiting message says everything.
    /// </summary>
    public string About { get; init; } = "";

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Not before this time: first the end of the undo window, later the next try.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Its mailing is paused: nobody hands it over until somebody lets that go on.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>When somebody asked for it apart from its mailing: the pause and the stop of that leave it.</summary>
    public DateTimeOffset? AskedApartAt { get; private set; }

    /// <summary>Who did; null for the person themselves, as in <see cref="AskedBy"/>.</summary>
    public Guid? AskedApartBy { get; private set; }

    /// <summary>The sender that has claimed it; null while it waits and after its end.</summary>
    public string? ClaimedBy { get; private set; }

    /// <summary>When the claim runs out and another sender may take the message.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>
    /// The number of this claim's attempt. It is the fence against a late answer of an earlier attempt (requirements.md 96). A claim that
    /// was released does not count.
    /// </summary>
    public int Attempts { get; private set; }

    public DateTimeOffset? HandedOverAt { get; private set; }

    public DateTimeOffset? RefusedAt { get; private set; }

    public DateTimeOffset? SkippedAt { get; private set; }

    /// <summary>When it was stopped. On a claimed message it is a mark: the sender cancels it before the hand-over.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>When it came to its end, whichever; null while it waits or is being sent.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>
    /// When a hand-over broke off so late that the server may have kept the message (requirements.md 99), or when the sender that had
    /// claimed it ended after it was stopped: it may have been handed over once more than is recorded.
    /// </summary>
    public DateTimeOffset? DoubtfulAt { get; private set; }

    /// <summary>The mail server's last words, or the reason why it was skipped.</summary>
    public string? LastReply { get; private set; }

    /// <summary>Repeats on a loaded row what the claim's guarded UPDATE wrote, because an <see cref="Answer"/> is compared with
    /// it.</summary>
    internal void Claimed(string by, DateTimeOffset until)
    {
        ClaimedBy = by;
        ClaimedUntil = until;
        Attempts++;
    }
}

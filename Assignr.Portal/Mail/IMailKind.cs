using Assignr.Portal.Access;
using Assignr.Portal.Data;

namespace Assignr.Portal.Mail;

/// <summary>
/// A kind of letter. Mail knows no kind by name: each slice registers its own as a singleton <see cref="IMailKind"/>.
/// </summary>
public interface IMailKind
{
    /// <summary>As stored in <see cref="Message.Kind"/>; never changed once used.</summary>
    string Name { get; }

    /// <summary>What lists call letters of this kind: "New account email".</summary>
    string Called { get; }

    /// <summary>
    /// Judges a claimed batch of this kind once more and makes the tokens that its letters need, inside the claim's transaction. Answers
    /// one <see cref="Prepared"/> for each message, in any order.
    /// </summary>
    Task<IReadOnlyList<Prepared>> PrepareAsync(PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now, CancellationToken cancel);

    /// <summary>
    /// Told about messages that came to an end or were put off, inside the transaction that records it. A message that was stopped while it
    /// was claimed, and so was not sent, arrives as <see cref="AttemptOutcome.Skipped"/>.
    /// </summary>
    Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Told that a report refused a message of this kind that had been handed over, inside the transaction that records
    /// it.</summary>
    Task ReturnedAsync(PortalDb db, Message message, DateTimeOffset now, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Whether it tells what happened and no more: it goes on also where its person was deactivated or lost the address.</summary>
    bool IsNotice => false;

    /// <summary>Whether it brings the link to a page where a password is chosen: how many of those somebody may ask for is
    /// limited.</summary>
    bool IsForPassword => false;

    /// <summary>Whether nobody needs it any more once they have signed in.</summary>
    bool IsOverAtFirstLogin => false;

    /// <summary>Whether a refused one can be asked for again with <see cref="AskAgainAsync"/>. A notice cannot.</summary>
    bool MayBeAskedAgain => false;

    /// <summary>Queues another message in place of a refused one, where somebody still needs it.</summary>
    /// <returns>Whether one was queued.</returns>
    Task<bool> AskAgainAsync(PortalDb db, Caller caller, Message refused, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult(false);
}

/// <summary>What a kind answers for one claimed message.</summary>
public abstract record Prepared(Guid MessageId);

/// <summary>Do not send it; the reason is shown to assignors as it stands, such as "Logged in at 09:40, no email needed".</summary>
public sealed record SkipIt(Guid MessageId, string Reason) : Prepared(MessageId);

/// <summary>Send it. <see cref="WriteAsync"/> runs outside the transaction, on the connection's worker, and at most once.</summary>
public sealed record SendIt(Guid MessageId, Func<CancellationToken, Task<Letter>> WriteAsync) : Prepared(MessageId);

/// <summary>What became of one attempt, for the message's kind.</summary>
/// <param name="Outcome"><see cref="AttemptOutcome.Refused"/> is about the address; <see cref="AttemptOutcome.GivenUp"/> says
/// nothing about it.</param>
/// <param name="Reply">The mail server's words, or the reason for skipping.</param>
public sealed record Recorded(Message Message, AttemptOutcome Outcome, string? Reply, DateTimeOffset At);

/// <summary>One rendered email. <see cref="Outbox.LetterComposer"/> adds sender, Date, Message-ID and the other headers.</summary>
public sealed record Letter
{
    public required string ToName { get; init; }

    public required string Subject { get; init; }

    public required string Html { get; init; }

    public required string Text { get; init; }

    /// <summary>Where answers to this letter go. Null: the site's reply-to.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Where one press, and nothing else, ends letters of this kind to the reader (RFC 8058); null where there is no such
    /// way.</summary>
    public string? Unsubscribe { get; init; }
}

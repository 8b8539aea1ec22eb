using System.Globalization;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Audit.Timelines;

/// <summary>The words for a person's emails: each attempt with the mail server's answer, what waits, and the mailing.</summary>
internal sealed class TimelineEmails
{
    /// <summary>More than a person gets in years.</summary>
    private const int MostMessages = 500;

    private readonly IReadOnlyDictionary<string, string> called;
    private readonly IReadOnlyDictionary<Guid, DateTimeOffset> opened;
    private readonly IReadOnlyCollection<Guid> sending;
    private readonly Site site;
    private readonly DateTimeOffset now;

    private TimelineEmails(
        IReadOnlyDictionary<string, string> called, IReadOnlyDictionary<Guid, DateTimeOffset> opened, IReadOnlyCollection<Guid> sending,
        Site site, DateTimeOffset now) =>
        (this.called, this.opened, this.sending, this.site, this.now) = (called, opened, sending, site, now);

    /// <param name="called">The name of each kind for people.</param>
    public static async Task<IEnumerable<TimelineEntry>> ReadAsync(
        PortalDb db, Guid personId, IReadOnlyDictionary<string, string> called, IReadOnlyCollection<Guid> sending,
        Site site, DateTimeOffset now,
        CancellationToken cancel)
    {
        var messages = await db.Messages.AsNoTracking().Where(message => message.PersonId == personId)
            .OrderByDescending(message => message.AskedAt).Take(MostMessages).ToListAsync(cancel);
        var ids = messages.ConvertAll(message => message.Id);
        var attempts = (await db.Attempts.AsNoTracking().Where(attempt => ids.Contains(attempt.MessageId)).ToListAsync(cancel))
            .ToLookup(attempt => attempt.MessageId);
        var links = (await db.Tokens.AsNoTracking().Where(token => token.PersonId == personId
            && token.MessageId != null && token.Purpose != Purpose.DeclineReminders && token.Purpose != Purpose.DeclineDigest)
            .ToListAsync(cancel))
            .ToLookup(token => token.MessageId!.Value);
        var opened = await db.LinkOpenings.AsNoTracking().Where(opening => opening.PersonId == personId && opening.MessageId != null)
            .ToDictionaryAsync(opening => opening.TokenId, opening => opening.At, cancel);
        var mailings = messages.Select(message => message.MailingId).OfType<Guid>().Distinct().ToList();
        var words = new TimelineEmails(called, opened, sending, site, now);
        return (await db.Mailings.AsNoTracking().Where(mailing => mailings.Contains(mailing.Id)).ToListAsync(cancel)).Select(Tell)
            .Concat(messages.SelectMany(message => words.Tell(message, [.. attempts[message.Id]],
                links[message.Id].MaxBy(link => link.IssuedAt))));
    }

    private static TimelineEntry Tell(Mailing mailing) => new()
    {
        At = mailing.QueuedAt ?? mailing.AskedAt,
        Kind = TimelineKind.Emails,
        Mark = TimelineMark.Mailing,
        Title = "Included in a mailing",
        Text = $"{mailing.Audience.Words()}, {MailingPreview.Emails(mailing.MessageCount)}, by {mailing.AskedByName}.",
        MailingId = mailing.Id,
    };

    private IEnumerable<TimelineEntry> Tell(Message message, IReadOnlyList<Attempt> attempts, Token? link)
    {
        foreach (var attempt in attempts)
            yield return Tell(message, attempt, link);
        if (message.SettledAt is null)
            yield return Waiting(message);
        else if (message.CancelledAt is { } cancelled && MessageStates.Now(message, sending) == MessageState.Cancelled)
            yield return Entry(message, cancelled, TimelineMark.Cancelled, "cancelled", $"To {message.Address}. It did not go.");
    }

    private TimelineEntry Tell(Message message, Attempt attempt, Token? link) => attempt.Outcome switch
    {
        AttemptOutcome.HandedOver => Entry(message, attempt.At, TimelineMark.Sent, "handed over",
            $"To {message.Address}.{OpenedWords(link)}{LinkWords(link)}", attempt.Reply),
        AttemptOutcome.Refused => Entry(message, attempt.At, TimelineMark.Refused, "refused",
            $"To {message.Address}, {Try(attempt.Number)} try. Nothing more was sent there.", attempt.Reply),
        AttemptOutcome.GivenUp => Entry(message, attempt.At, TimelineMark.Refused, "given up",
            $"To {message.Address}, {Try(attempt.Number)} try. {Sentence(attempt.Reply)}"),
        AttemptOutcome.Deferred => Entry(message, attempt.At, TimelineMark.Waiting, "put off",
            $"To {message.Address}, {Try(attempt.Number)} try.{NextTry(message, attempt)}", attempt.Reply),
        AttemptOutcome.Doubtful => Entry(message, attempt.At, TimelineMark.Waiting, "broken off",
            $"To {message.Address}, {Try(attempt.Number)} try. The mail server may have kept it all the same."
            + NextTry(message, attempt), attempt.Reply),
        _ => Entry(message, attempt.At, TimelineMark.Skipped, "not sent", $"To {message.Address}. {Sentence(attempt.Reply)}"),
    };

    private TimelineEntry Waiting(Message message) => sending.Contains(message.Id)
        ? Entry(message, message.AskedAt, TimelineMark.Waiting, "on its way", $"To {message.Address}. It is being handed over.")
        : Entry(message, message.AskedAt, TimelineMark.Waiting, "queued",
            message.PausedAt is not null ? $"To {message.Address}. It waits, as its mailing is paused."
            : $"To {message.Address}. It goes {(MailQueue.IsDue(message.DueAt, now) ? "next" : $"at {Moment(message.DueAt)}")}.");

    private TimelineEntry Entry(Message message, DateTimeOffset at, TimelineMark mark, string what, string text,
        string? serverSaid = null) => new()
        {
            At = at,
            Kind = TimelineKind.Emails,
            Mark = mark,
            Title = $"{called.GetValueOrDefault(message.Kind, "Email")} {what}",
            Text = text,
            ServerSaid = serverSaid,
            MailingId = message.MailingId,
        };

    private string OpenedWords(Token? link) => link is not null && opened.TryGetValue(link.Id, out var at)
        ? $" Its page was opened on {Moment(at)} (a hint)."
        : "";

    private string LinkWords(Token? link) => link switch
    {
        null => "",
        { UsedAt: { } used } => $" The link was used on {Moment(used)}.",
        { RevokedAt: { } revoked } => $" The link stopped working on {Moment(revoked)}.",
        _ when link.ExpiresAt < now => $" The link worked until {Moment(link.ExpiresAt)}.",
        _ => $" The link works until {Moment(link.ExpiresAt)}.",
    };

    private string NextTry(Message message, Attempt attempt) =>
        message.SettledAt is null && attempt.Number == message.Attempts ? $" The next try is due at {Moment(message.DueAt)}." : "";

    private string Moment(DateTimeOffset time) => Dates.Moment(time, site, now);

    private static string Try(int number) => number switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        _ => string.Create(CultureInfo.InvariantCulture, $"{number}th"),
    };

    private static string Sentence(string? reason) => reason is { Length: > 0 } text ? text.EndsWith('.') ? text : $"{text}." : "";
}

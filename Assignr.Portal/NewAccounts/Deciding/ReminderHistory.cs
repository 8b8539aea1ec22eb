using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Deciding;

/// <summary>What decides about a reminder to one person, beside what decides about every email.</summary>
public sealed record ReminderHistory
{
    /// <summary>When they said that they want no more.</summary>
    public DateTimeOffset? DeclinedAt { get; init; }

    /// <summary>They have a game within <see cref="Eligibility.GameIsNear"/>.</summary>
    public bool HasGameSoon { get; init; }

    /// <summary>When the last other letter with a link was written, whichever of their addresses it went to; null where it does not
    /// matter any more.</summary>
    public DateTimeOffset? LinkIssuedAt { get; init; }

    /// <summary>How many reminders went in the last year; those to several addresses count as one.</summary>
    public int InAYear { get; init; }
}

/// <summary>Reads it for many people in a few queries.</summary>
internal sealed class ReminderHistories
{
    /// <summary>A letter goes at most so long after it was asked for.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromDays(30);

    private readonly DateTimeOffset now;
    private readonly Dictionary<Guid, DateTimeOffset?> declined;
    private readonly HashSet<Guid> gameSoon;
    private readonly ILookup<Guid, Link> links;
    private readonly ILookup<Guid, Reminder> reminders;

    private ReminderHistories(DateTimeOffset now, Dictionary<Guid, DateTimeOffset?> declined, HashSet<Guid> gameSoon,
        ILookup<Guid, Link> links, ILookup<Guid, Reminder> reminders) =>
        (this.now, this.declined, this.gameSoon, this.links, this.reminders) = (now, declined, gameSoon, links, reminders);

    public static async Task<ReminderHistories> ReadAsync(
        PortalDb db, IReadOnlyCollection<Guid> personIds, Site site, DateTimeOffset now, CancellationToken cancel)
    {
        // What was issued further ahead comes from a clock that was set back.
        var (lately, ahead) = (now - Eligibility.ReminderGap, now + Eligibility.ReminderGap);
        var soon = now + Eligibility.GameIsNear;
        var asked = now - Eligibility.Year - LongestWay;
        var declined = await db.People.Where(person => personIds.Contains(person.Id))
            .Select(person => new { person.Id, person.RemindersDeclinedAt })
            .ToDictionaryAsync(person => person.Id, person => person.RemindersDeclinedAt, cancel);
        var games = await db.Slots
            .Where(slot => slot.PersonId != null && personIds.Contains(slot.PersonId.Value)
                && UpcomingGames.From(db, site.StartOfToday(now)).Any(game => game.Id == slot.GameId && game.StartsAt <= soon))
            .Select(slot => slot.PersonId!.Value).ToListAsync(cancel);
        var links = await db.Tokens
            .Where(token => token.PersonId != null && personIds.Contains(token.PersonId.Value)
                && token.Purpose != Purpose.DeclineReminders && token.Purpose != Purpose.DeclineDigest
                && token.IssuedAt > lately && token.IssuedAt < ahead)
            .Select(token => new Link(token.PersonId!.Value, token.MessageId, token.IssuedAt)).ToListAsync(cancel);
        var reminders = await db.Messages
            .Where(message => message.PersonId != null && personIds.Contains(message.PersonId.Value) && message.AskedAt > asked
                && message.Kind == ReminderBook.Kind && message.SkippedAt == null
                && (message.CancelledAt == null || message.DoubtfulAt != null))
            .Select(message => new Reminder(
                message.PersonId!.Value, message.Id, message.AskedAt, message.SettledAt ?? message.AskedAt)).ToListAsync(cancel);
        return new ReminderHistories(now, declined, [.. games], links.ToLookup(link => link.PersonId),
            reminders.ToLookup(reminder => reminder.PersonId));
    }

    /// <param name="queuedAt">When the reminder was queued that is judged once more: it and those to other addresses are not among what
    /// went before. Null: none is queued.</param>
    public ReminderHistory Of(Guid personId, DateTimeOffset? queuedAt = null)
    {
        var own = reminders[personId].Where(reminder => reminder.AskedAt == queuedAt).Select(reminder => reminder.MessageId).ToHashSet();
        return new ReminderHistory
        {
            DeclinedAt = declined.GetValueOrDefault(personId),
            HasGameSoon = gameSoon.Contains(personId),
            LinkIssuedAt = links[personId].Where(link => link.MessageId is not { } message || !own.Contains(message))
                .Max(link => (DateTimeOffset?)link.IssuedAt),
            InAYear = reminders[personId].Where(reminder => reminder.AskedAt != queuedAt && reminder.WentAt > now - Eligibility.Year)
                .Select(reminder => reminder.AskedAt).Distinct().Count(),
        };
    }

    private sealed record Link(Guid PersonId, Guid? MessageId, DateTimeOffset IssuedAt);

    private sealed record Reminder(Guid PersonId, Guid MessageId, DateTimeOffset AskedAt, DateTimeOffset WentAt);
}

using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>
/// Puts new account emails into the outbox, in the caller's transaction. After the commit the caller rings the
/// <see cref="MailBell"/>.
/// </summary>
public static class NewAccountQueue
{
    /// <summary>The kind as stored in <see cref="Message.Kind"/>.</summary>
    public const string Kind = "new-account";

    /// <summary>New account emails that wait or are being sent.</summary>
    internal static IQueryable<Message> Unsettled(PortalDb db) =>
        db.Messages.Where(message => (message.Kind == Kind || message.Kind == ReminderBook.Kind) && message.SettledAt == null);

    /// <summary>Whether the person themselves asked for it, from the start or while it waited.</summary>
    internal static bool IsAskedByPerson(Message message) =>
        message is { AskedBy: null, MailingId: null } or { AskedApartAt: not null, AskedApartBy: null };

    /// <summary>Lets a person's emails go at once that wait because their mailing is paused.</summary>
    /// <returns>How many.</returns>
    public static Task<int> LetPausedGoAsync(
        PortalDb db, Caller caller, Guid personId, DateTimeOffset now, CancellationToken cancel = default) =>
        MessageLife.AskApartAsync(
            Unsettled(db).Where(message => message.PersonId == personId && message.PausedAt != null && message.CancelledAt == null),
            Lane.ByHand, caller.PersonId ?? Guid.Empty, now, cancel);

    /// <summary>Whether one to this address waits or is being sent.</summary>
    public static Task<bool> WaitsAsync(PortalDb db, Guid personId, string address, CancellationToken cancel) =>
        Unsettled(db).AnyAsync(message => message.PersonId == personId && message.Kind == Kind && message.Address == address, cancel);

    /// <summary>
    /// Lets the email that waits for this address go before all others, whatever becomes of its mailing: the person waits for it at a
    /// sign-in page. One that the stop of its mailing caught at a sender goes as well.
    /// </summary>
    /// <returns>How many; 0 where none waits, or where they asked for it in the last hour.</returns>
    public static Task<int> HurryAsync(PortalDb db, Guid personId, string address, DateTimeOffset now, CancellationToken cancel)
    {
        var lately = now.AddHours(-1);
        return MessageLife.AskApartAsync(
            db.Messages.Where(message => message.PersonId == personId && message.Kind == Kind && message.Address == address
                && (message.CancelledAt == null || db.Mailings.Any(mailing => mailing.Id == message.MailingId
                    && mailing.StoppedAt == message.CancelledAt))
                && (message.AskedApartAt == null || message.AskedApartBy != null || message.AskedApartAt < lately)),
            Lane.Now, by: null, now, cancel);
    }

    /// <summary>Judges these people and queues for those who may get an email. Returns a verdict for each person found.</summary>
    public static async Task<IReadOnlyList<Verdict>> JudgeAndQueueAsync(
        PortalDb db, Caller caller, IReadOnlyCollection<Guid> personIds, Rules rules, NewAccountOrder order,
        CancellationToken cancel = default)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var people = await Candidates.ReadAsync(db, personIds, site.StartOfToday(rules.Now), cancel);
        var verdicts = people.ConvertAll(person => Eligibility.Judge(person, rules));
        await QueueAsync(db, caller, verdicts, order, rules.Now, cancel);
        return verdicts;
    }

    /// <summary>Queues one message for each address of each verdict, except where one to the same person and address is
    /// unsettled.</summary>
    /// <returns>How many messages were queued.</returns>
    public static async Task<int> QueueAsync(
        PortalDb db, Caller caller, IReadOnlyCollection<Verdict> verdicts, NewAccountOrder order, DateTimeOffset now,
        CancellationToken cancel = default)
    {
        var messages = verdicts.Where(verdict => verdict.GetsMail)
            .SelectMany(verdict => verdict.Addresses, (verdict, address) => new Message
            {
                Kind = Kind,
                Lane = order.Lane,
                PersonId = verdict.Person.PersonId,
                Address = address.Address,
                MailingId = order.MailingId,
                AskedBy = caller.PersonId,
                Note = order.Note,
                AskedAt = now,
                DueAt = order.DueAt ?? now,
            })
            .ToList();
        var queued = await db.BulkInsertAsync(messages, skipConflicts: true, cancel);
        var asked = verdicts.Where(verdict => verdict.GetsMail).Select(verdict => verdict.Person.PersonId).ToList();
        await db.People.Where(person => asked.Contains(person.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountAskedAt, now), cancel);
        // Whoever sends a mailing chooses, none as well; another email moves what is planned.
        if (order.Reminders is not null || order.MailingId is not null)
            await db.PlanRemindersAsync(caller, asked, order.Reminders, order.MailingId, now, cancel);
        else
            await db.CountRemindersAnewAsync(asked, now, cancel);
        var triedAgain = verdicts.Where(verdict => verdict.GetsMail && caller.Is(Who.Assignors))
            .SelectMany(verdict => verdict.Addresses.Where(address => address.RefusedAt is not null),
                (verdict, address) => (verdict.Person.PersonId, address.Key));
        foreach (var (personId, key) in triedAgain)
            await TryAgainAsync(db, personId, key, cancel);
        // A mailing is audited as one act.
        if (order.MailingId is null)
        {
            foreach (var verdict in verdicts.Where(verdict => verdict.GetsMail))
                db.Record(caller, Act.NewAccountEmailAsked, now, verdict.Person.PersonId,
                    $"To {string.Join(", ", verdict.Addresses.Select(address => address.Address))}"
                    + (order.Reminders is null ? "" : $". Reminders {order.Reminders.Words}")
                    + (order.Note is null ? "" : $". Note: {Text.OneLine(order.Note)}"));
        }
        return queued;
    }

    // An assignor wants the address tried, so an earlier refusal is cleared; another refusal marks it again.
    private static Task<int> TryAgainAsync(PortalDb db, Guid personId, string key, CancellationToken cancel) => db.Addresses
        .Where(address => address.PersonId == personId && address.Key == key)
        .ExecuteUpdateAsync(row => row
            .SetProperty(address => address.RefusedAt, (DateTimeOffset?)null)
            .SetProperty(address => address.RefusedBecause, (string?)null), cancel);
}

/// <summary>How new account emails are to be queued.</summary>
public sealed record NewAccountOrder
{
    public Lane Lane { get; init; } = Lane.ByHand;

    public Guid? MailingId { get; init; }

    /// <summary>The assignor's note in the letter of a single email; a mailing has its own.</summary>
    public string? Note { get; init; }

    /// <summary>A new plan of reminders. Null: none with a mailing; otherwise the plans that there are go on, counted from this
    /// email.</summary>
    public ReminderDays? Reminders { get; init; }

    /// <summary>Not before this time; null: at once.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

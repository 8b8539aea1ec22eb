using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>
/// Stops a mailing: waiting messages are cancelled, claimed ones are cancelled before their hand-over. What is being handed over at this
/// moment still goes, and so does what its person, or an assignor for them alone, asked for meanwhile. In the undo window the button is
/// called Undo, of a planned one Cancel.
/// </summary>
[Allow(Who.Assignors)]
public sealed class StopMailing(
    IDbContextFactory<PortalDb> database, InFlight inFlight, MailBell bell, ChangeFeed changes, TimeProvider clock)
{
    public async Task<Done> RunAsync(Caller caller, Guid mailingId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var done = await inFlight.WhileNoneBeginsAsync(
            () => database.WriteAsync(db => StopAsync(db, caller, mailingId, now, cancel), cancel), cancel);
        bell.Ring();
        changes.Tell(new Change([mailingId], []));
        return done;
    }

    private async Task<Done> StopAsync(PortalDb db, Caller caller, Guid mailingId, DateTimeOffset now, CancellationToken cancel)
    {
        var running = await db.Mailings.Where(mailing => mailing.Id == mailingId && mailing.EndedAt == null && mailing.StoppedAt == null)
            .ExecuteUpdateAsync(row => row
                .SetProperty(mailing => mailing.StoppedAt, now)
                .SetProperty(mailing => mailing.StoppedByName, caller.Name), cancel) == 1;
        if (!running)
        {
            return await db.Mailings.AsNoTracking().SingleOrDefaultAsync(mailing => mailing.Id == mailingId, cancel) switch
            {
                null => new Problem("There is no such mailing any longer."),
                { StoppedAt: null } => new Problem("This mailing had come to its end already."),
                _ => new Problem("This mailing was stopped already."),
            };
        }
        if (await CancelPlannedAsync(db, caller, mailingId, now, cancel) is { } planned)
            return planned;
        var all = db.Messages.Where(message => message.MailingId == mailingId);
        var messages = all.Where(message => message.AskedApartAt == null);
        var cancelled = await db.StopAsync(messages, now, cancel);
        await db.LetGoAsync(messages.Where(message => message.CancelledAt == now && message.SettledAt == now), now, cancel);
        await MailingBook.EndAsync(db, [mailingId], now, cancel);
        await db.EndRemindersOfUnsentAsync(mailingId, now, cancel);
        var left = await LeftByStop.ReadAsync(db, messages, inFlight, cancel);
        var gone = await all.CountAsync(message => message.HandedOverAt != null, cancel);
        var apart = await all.CountAsync(message => message.AskedApartAt != null && message.SettledAt == null, cancel);
        var sentence = Sentence(gone, cancelled + left.Cancelled, left.InFlight) + GoesOn(apart);
        db.Record(caller, Act.MailingStopped, now, detail: sentence);
        return new Done(sentence);
    }

    /// <returns>Null where its hour has come: then there are messages to stop.</returns>
    private static async Task<Done?> CancelPlannedAsync(PortalDb db, Caller caller, Guid mailingId, DateTimeOffset now,
        CancellationToken cancel)
    {
        var mailing = await db.Mailings.AsNoTracking().SingleAsync(mailing => mailing.Id == mailingId, cancel);
        if (mailing.QueuedAt is not null)
            return null;
        await PlannedBook.ForgetAsync(db, mailingId, cancel);
        await MailingBook.EndAsync(db, [mailingId], now, cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        db.Record(caller, Act.MailingStopped, now,
            detail: $"{mailing.Whom}, planned for {Dates.DayAndTime(mailing.StartsAt, site)}: cancelled before it was sent");
        return new Done("Cancelled. Nothing was sent.");
    }

    private static string Sentence(int gone, int cancelled, int sending)
    {
        var sentence = gone == 0 && sending == 0
            ? $"Stopped. Nothing has left, {MailingPreview.Emails(cancelled)} {WasOrWere(cancelled)} cancelled"
            : $"Stopped. {MailingPreview.Emails(gone)} had gone, {cancelled.Grouped()} {WasOrWere(cancelled)} cancelled";
        return sending == 0
            ? $"{sentence}."
            : $"{sentence}, {sending} {(sending == 1 ? "is" : "are")} with the mail server at this moment.";
    }

    private static string GoesOn(int apart) => apart switch
    {
        0 => "",
        1 => " 1 that was asked for meanwhile goes on.",
        _ => $" {apart.Grouped()} that were asked for meanwhile go on.",
    };

    private static string WasOrWere(int count) => count == 1 ? "was" : "were";
}

using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail.Log;

/// <summary>Stops one waiting message or all of them. What is being handed over at this moment still goes.</summary>
[Allow(Who.Assignors)]
public sealed class CancelWaiting(
    IDbContextFactory<PortalDb> database, InFlight inFlight, MailBell bell, ChangeFeed changes, TimeProvider clock)
{
    /// <param name="messageId">Null: all that wait.</param>
    public async Task<Done> RunAsync(Caller caller, Guid? messageId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var (cancelled, sending, mailings) = await inFlight.WhileNoneBeginsAsync(() => database.WriteAsync(async db =>
        {
            var which = db.Messages.Where(message => messageId == null || message.Id == messageId);
            var ids = await which.Where(message => message.SettledAt == null && message.MailingId != null)
                .Select(message => message.MailingId).Distinct().ToListAsync(cancel);
            var count = await db.StopAsync(which, now, cancel);
            await db.LetGoAsync(which.Where(message => message.CancelledAt == now && message.SettledAt == now), now, cancel);
            await MailingBook.EndAsync(db, ids, now, cancel);
            var left = await LeftByStop.ReadAsync(db, which, inFlight, cancel);
            count += left.Cancelled;
            db.Record(caller, Act.MailCancelled, now, detail: $"{MailingPreview.Emails(count)} that waited");
            return (count, left.InFlight, ids.OfType<Guid>().ToList());
        }, cancel), cancel);
        bell.Ring();
        changes.Tell(new Change(mailings, []));
        return (cancelled, sending) switch
        {
            (0, 0) => new Problem("Nothing waited any more."),
            (_, 0) => new Done($"{MailingPreview.Emails(cancelled)} cancelled."),
            _ => new Done(
                $"{MailingPreview.Emails(cancelled)} cancelled, {sending} {(sending == 1 ? "is" : "are")} with the mail server at this "
                + $"moment."),
        };
    }
}

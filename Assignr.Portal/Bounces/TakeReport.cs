using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.NewAccounts.Complaints;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Bounces;

/// <summary>
/// Records a report: the message counts as refused, its address is marked with the reason and gets no new account emails until an
/// assignor corrects it or tries it again, and mail that waits for it is cancelled. The same report twice changes nothing.
/// </summary>
internal sealed class TakeReport(
    IDbContextFactory<PortalDb> database, MailKinds kinds, ChangeFeed changes, MailChannel channel, MailHolds holds, TimeProvider clock)
{
    public async Task<Taking> RunAsync(Report report, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (taking, returned) = await database.WriteAsync<(Taking, Returned?)>(async db =>
        {
            var message = await db.Messages.AsNoTracking().SingleOrDefaultAsync(message => message.Id == report.MessageId, cancel);
            if (message is null)
                return (Taking.NoSuchMessage, null);
            if (message.RefusedAt is not null || message.SkippedAt is not null || report.ReasonFor(message.Address) is not { } reason)
                return (Taking.Taken, null);
            if (message.ClaimedBy is not null)
                return (Taking.InHand, null);
            await RefuseAsync(db, message, reason, now, report.IsComplaint, cancel);
            var mailings = await StopMailToAsync(db, message, now, cancel);
            await kinds.ReturnedAsync(db, message, now, cancel);
            db.Record(Caller.Portal, Act.MailReturned, now, message.PersonId, $"From {message.Address}. {reason}");
            return (Taking.Taken, new Returned(message.PersonId, reason, new Change(
                [.. mailings, .. message.MailingId is { } own ? [own] : Array.Empty<Guid>()],
                    message.PersonId is { } person ? [person] : [])));
        }, cancel);
        if (returned is null)
            return taking;
        changes.Tell(returned.Change);
        if (channel.Returned(returned.PersonId, returned.Reason) is { } hold)
            await holds.HoldAsync(hold.Reason, hold.Detail, cancel);
        return taking;
    }

    private static async Task RefuseAsync(PortalDb db, Message message, string reason, DateTimeOffset now, bool isComplaint,
        CancellationToken cancel)
    {
        await MessageLife.ReturnedAsync(db, message, reason, now, cancel);
        await db.BulkInsertAsync([new Attempt { MessageId = message.Id, Number = message.Attempts, At = now, Phase = Phases.Report,
            Outcome = AttemptOutcome.Refused, Reply = reason }], cancel: cancel);
        var key = EmailAddress.KeyOf(message.Address);
        await db.Addresses.Where(address => address.PersonId == message.PersonId && address.Key == key)
            .ExecuteUpdateAsync(row => row
                .SetProperty(address => address.RefusedAt, now)
                .SetProperty(address => address.RefusedBecause, reason)
                .SetProperty(address => address.ComplainedAt, address => isComplaint ? now : address.ComplainedAt), cancel);
        if (isComplaint && message.PersonId is { } complained)
            await ComplaintBook.TakeAsync(db, complained, now, cancel);
    }

    private static async Task<List<Guid>> StopMailToAsync(PortalDb db, Message message, DateTimeOffset now, CancellationToken cancel)
    {
        var waiting = db.Messages.Where(other => other.PersonId == message.PersonId && other.Address == message.Address
            && other.Id != message.Id);
        var mailings = await waiting.Where(other => other.SettledAt == null && other.MailingId != null)
            .Select(other => other.MailingId!.Value).Distinct().ToListAsync(cancel);
        await db.StopAsync(waiting, now, cancel);
        await MailingBook.EndAsync(db, mailings.Select(id => (Guid?)id).Append(message.MailingId), now, cancel);
        return mailings;
    }

    private sealed record Returned(Guid? PersonId, string Reason, Change Change);
}

/// <summary>What became of a report.</summary>
internal enum Taking
{
    /// <summary>Recorded, now or before; or it says nothing about our recipient.</summary>
    Taken,

    /// <summary>Undecided, because a sender has the message claimed: bring the report again later.</summary>
    InHand,

    /// <summary>Its message is not in the database.</summary>
    NoSuchMessage,
}

using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>Ends a pause of the channel, so that one message tries at once, or a hold, after which everything goes.</summary>
[Allow(Who.Assignors)]
public sealed class ResumeMail(
    IDbContextFactory<PortalDb> database, MailChannel channel, SenderLock senderLock, MailBell bell, ChangeFeed changes, TimeProvider clock)
{
    /// <param name="seen">Why mail was held as the caller saw it; null: it was only paused.</param>
    /// <returns>Refused where it is held for another reason by now.</returns>
    public async Task<Done> RunAsync(Caller caller, HoldReason? seen, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var last = await database.WriteAsync(async db =>
        {
            var now = clock.GetUtcNow();
            var holds = await MailHolds.Open(db).ToListAsync(cancel);
            // A hold that could not be written to the database is known to the channel alone.
            if ((holds is [var open, ..] ? open.Reason : channel.State.Held) != seen)
                return (Guid?)null;
            foreach (var hold in holds)
                hold.Release(now);
            db.Record(caller, Act.MailResumed, now);
            return await db.Attempts.OrderByDescending(attempt => attempt.Id).Select(attempt => attempt.Id).FirstOrDefaultAsync(cancel);
        }, cancel);
        if (last is not { } attempt)
            return new Problem(PortalComponent.ShownIsOld);
        // Notes the last attempt of a restored database, so that the next start does not hold mail again.
        senderLock.Remember(attempt);
        channel.Resume();
        bell.Ring();
        changes.Tell(Change.Anything);
        return new Done();
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>Ends a pause of the channel, where one message tries at once instead of at its time, or a hold, after which everything goes.</summary>
[Allow(Who.Assignors)]
public sealed class ResumeMail(IDbContextFactory<PortalDb> database, MailChannel channel, SenderSeat seat, MailBell bell, TimeProvider clock)
{
    public async Task RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var last = await database.WriteAsync(async db =>
        {
            var now = clock.GetUtcNow();
            foreach (var hold in await MailHolds.Open(db).ToListAsync(cancel))
                hold.Release(now);
            db.Record(caller, Act.MailResumed, now);
            return await db.Attempts.OrderByDescending(attempt => attempt.Id).Select(attempt => attempt.Id).FirstOrDefaultAsync(cancel);
        }, cancel);
        // A restored database is the one we go on from: the next start does not ask again.
        seat.Remember(last);
        channel.Resume();
        bell.Ring();
        bell.Tell(new MailMoved([], []));
    }
}

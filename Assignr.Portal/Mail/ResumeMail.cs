using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>Ends a pause of the channel: one message tries at once instead of at its time.</summary>
[Allow(Who.Assignors)]
public sealed class ResumeMail(IDbContextFactory<PortalDb> database, MailChannel channel, MailBell bell, TimeProvider clock)
{
    public async Task RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await database.WriteAsync(db =>
        {
            db.Record(caller, Act.MailResumed, clock.GetUtcNow());
            return Task.CompletedTask;
        }, cancel);
        channel.Resume();
        bell.Ring();
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>The mailing that has not ended, the newest of several; for every screen.</summary>
[Allow(Who.Readers)]
public sealed class FindRunningMailing(IDbContextFactory<PortalDb> database, InFlight inFlight)
{
    /// <returns>Null where none is.</returns>
    public async Task<MailingSummary?> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var mailing = await db.Mailings.AsNoTracking().Where(mailing => mailing.EndedAt == null && mailing.QueuedAt != null)
            .OrderByDescending(mailing => mailing.AskedAt).ThenByDescending(mailing => mailing.Id).FirstOrDefaultAsync(cancel);
        return mailing is null
            ? null
            : new MailingSummary(mailing, await MailingCounts.ReadAsync(db.Messages.Where(message => message.MailingId == mailing.Id),
                inFlight.Ids, cancel));
    }
}

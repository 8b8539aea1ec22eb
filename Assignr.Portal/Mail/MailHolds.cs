using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>Holds mail and remembers it: the channel stops at once, the row keeps it stopped over a restart.</summary>
public sealed class MailHolds(IDbContextFactory<PortalDb> database, MailChannel channel, MailBell bell, TimeProvider clock)
{
    /// <summary>Does as the database says: a hold of before a restart, or one that began or ended in another portal on the same database.</summary>
    public async Task ObeyAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.MailHolds.AsNoTracking().OrderByDescending(hold => hold.At).FirstOrDefaultAsync(cancel) is not { } last)
            return;
        if (last.ReleasedAt is null)
            channel.Hold(last);
        // One that could not be written down is not the last one, and stays.
        else if (channel.State is { Held: not null } state && state.Since <= last.At)
            channel.Resume();
    }

    public async Task HoldAsync(HoldReason reason, string detail, CancellationToken cancel = default)
    {
        var hold = new MailHold { At = clock.GetUtcNow(), Reason = reason, Detail = detail };
        if (!channel.Hold(hold))
            return;
        await database.WriteAsync(async db =>
        {
            if (await Open(db).AnyAsync(cancel))
                return;
            db.MailHolds.Add(hold);
            db.Record(Caller.Portal, Act.MailHeld, hold.At, detail: detail);
        }, cancel);
        bell.Tell(new MailMoved([], []));
    }

    /// <summary>The open hold, at most one.</summary>
    internal static IQueryable<MailHold> Open(PortalDb db) => db.MailHolds.Where(hold => hold.ReleasedAt == null).OrderBy(hold => hold.At);
}

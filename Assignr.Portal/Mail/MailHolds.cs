using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>Holds mail and remembers it: the channel stops at once, the row keeps it stopped over a restart.</summary>
public sealed class MailHolds(IDbContextFactory<PortalDb> database, MailChannel channel, TimeProvider clock)
{
    /// <summary>Takes up again, at the start, a hold that nobody has ended.</summary>
    public async Task RememberAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await Open(db).AsNoTracking().FirstOrDefaultAsync(cancel) is { } hold)
            channel.Hold(hold);
    }

    public async Task HoldAsync(HoldReason reason, string detail, CancellationToken cancel = default)
    {
        var hold = new MailHold { At = clock.GetUtcNow(), Reason = reason, Detail = detail };
        if (!channel.Hold(hold))
            return;
        await database.WriteAsync(async db =>
        {
            if (!await Open(db).AnyAsync(cancel))
                db.MailHolds.Add(hold);
        }, cancel);
    }

    /// <summary>The open hold, at most one.</summary>
    internal static IQueryable<MailHold> Open(PortalDb db) => db.MailHolds.Where(hold => hold.ReleasedAt == null).OrderBy(hold => hold.At);
}

using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.SetUp;

/// <summary>What the set-up page shows; null where its link does not work.</summary>
[Allow(Who.Anyone)]
public sealed class LookAtSetUp(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    public async Task<Site?> RunAsync(Caller caller, string? raw, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var link = await db.FindLinkAsync(raw, Purpose.SetUp, time.GetUtcNow(), cancel);
        return link.State == LinkState.Good && !await SetUpState.IsDoneAsync(db, cancel)
            ? await db.Site.AsNoTracking().SingleAsync(cancel)
            : null;
    }
}

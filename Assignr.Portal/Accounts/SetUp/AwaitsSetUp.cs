using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.SetUp;

/// <summary>Whether nobody can sign in yet, because the set-up link that the portal printed at its start was not used.</summary>
[Allow(Who.Anyone)]
public sealed class AwaitsSetUp(IDbContextFactory<PortalDb> database)
{
    public async Task<bool> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Site.AnyAsync(site => site.SetUpAt == null, cancel) && !await SetUpState.IsDoneAsync(db, cancel);
    }
}

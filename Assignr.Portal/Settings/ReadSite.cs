using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Settings;

/// <summary>Reads the site. Anybody may, because every page shows its name and time zone, before the sign-in too.</summary>
[Allow(Who.Anyone)]
public sealed class ReadSite(IDbContextFactory<PortalDb> database)
{
    public async Task<Site> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Site.AsNoTracking().SingleOrDefaultAsync(cancel) ?? Site.New();
    }
}

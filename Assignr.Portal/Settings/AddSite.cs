using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Settings;

/// <summary>A portal has one site from its first start on.</summary>
internal sealed class AddSite : IAfterMigration
{
    public async Task RunAsync(PortalDb db, CancellationToken cancel)
    {
        if (await db.Site.AnyAsync(cancel))
            return;
        db.Site.Add(Site.New());
        await db.SaveChangesAsync(cancel);
    }
}

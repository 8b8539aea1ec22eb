using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Settings;

/// <summary>Makes the row of the site at the first start.</summary>
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

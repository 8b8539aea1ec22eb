using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Preview;

/// <summary>Throws a draft away.</summary>
[Allow(Who.Assignors)]
public sealed class DiscardImport(IDbContextFactory<PortalDb> database)
{
    /// <returns>Refused where it was applied meanwhile: that stays, and is undone another way.</returns>
    public async Task<Done> RunAsync(Caller caller, Guid importId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        return await database.WriteAsync(
            async Task<Done> (db) =>
            {
                await db.Imports.Where(batch => batch.Id == importId && batch.AppliedAt == null).ExecuteDeleteAsync(cancel);
                return await db.Imports.AnyAsync(batch => batch.Id == importId, cancel)
                    ? await GoneDraft.SayAsync(db, importId, "Not thrown away", cancel)
                    : new Done();
            },
            cancel);
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Preview;

/// <summary>Throws a draft away.</summary>
[Allow(Who.Assignors)]
public sealed class DiscardImport(IDbContextFactory<PortalDb> database)
{
    /// <returns>False where it was applied meanwhile: then it stays, and has to be undone.</returns>
    public async Task<bool> RunAsync(Caller caller, Guid importId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        return await database.WriteAsync(
            async db =>
            {
                await db.Imports.Where(batch => batch.Id == importId && batch.AppliedAt == null).ExecuteDeleteAsync(cancel);
                return !await db.Imports.AnyAsync(batch => batch.Id == importId, cancel);
            },
            cancel);
    }
}

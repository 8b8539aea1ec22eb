using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import;

/// <summary>Throws a draft away. What was applied stays.</summary>
[Allow(Who.Assignors)]
public sealed class DiscardImport(IDbContextFactory<PortalDb> database)
{
    public async Task RunAsync(Caller caller, Guid importId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await database.WriteAsync(db => db.Imports.Where(batch => batch.Id == importId && batch.AppliedAt == null).ExecuteDeleteAsync(cancel), cancel);
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Starting;

/// <summary>Imports and drafts, newest first.</summary>
[Allow(Who.Assignors)]
public sealed class ListImports(IDbContextFactory<PortalDb> database)
{
    public const int PageSize = 25;

    /// <param name="page">From 0.</param>
    public async Task<ImportList> RunAsync(Caller caller, int page = 0, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        return new ImportList(
            await db.Imports.AsNoTracking().OrderByDescending(batch => batch.StartedAt).ThenByDescending(batch => batch.Id)
                .Skip(page * PageSize).Take(PageSize).ToListAsync(cancel),
            await db.Imports.CountAsync(cancel));
    }
}

/// <param name="Count">How many there are on all pages.</param>
public sealed record ImportList(IReadOnlyList<ImportBatch> Imports, int Count);

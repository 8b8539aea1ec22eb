using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Preview;

/// <summary>Turns a draft of people into one of games, or the other way round, for a file that was dropped at the wrong import.</summary>
[Allow(Who.Assignors)]
public sealed class ImportAsOther(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <returns>The draft of the other kind, from the same file without any choices; null where the first one was deleted.</returns>
    public async Task<Guid?> RunAsync(Caller caller, Guid importId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        return await database.WriteAsync(
            async Task<Guid?> (db) =>
            {
                var batch = await db.Imports.AsNoTracking()
                    .SingleOrDefaultAsync(batch => batch.Id == importId && batch.AppliedAt == null, cancel);
                var draft = await db.ImportDrafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.ImportId == importId, cancel);
                if (batch is null || draft is null)
                    return null;
                var other = ImportBatch.Start(batch.Kind.Other(), batch.FileName, caller, clock.GetUtcNow());
                await db.Imports.Where(one => one.Id == importId).ExecuteDeleteAsync(cancel);
                db.Imports.Add(other);
                db.ImportDrafts.Add(new ImportDraft { ImportId = other.Id, File = draft.File });
                return other.Id;
            },
            cancel);
    }
}

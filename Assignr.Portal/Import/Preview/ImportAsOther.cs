using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Preview;

/// <summary>Turns a draft of people into one of games, or the other way round, for a file that was dropped at the wrong import.</summary>
[Allow(Who.Assignors)]
public sealed class ImportAsOther(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <returns>Refused where the first draft is gone.</returns>
    public async Task<ImportAsOtherResult> RunAsync(Caller caller, Guid importId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        return await database.WriteAsync(
            async db =>
            {
                var batch = await db.Imports.AsNoTracking()
                    .SingleOrDefaultAsync(batch => batch.Id == importId && batch.AppliedAt == null, cancel);
                var draft = await db.ImportDrafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.ImportId == importId, cancel);
                if (batch is null || draft is null)
                    return new ImportAsOtherResult(null) { Problems = [await GoneDraft.SayAsync(db, importId, "Not changed", cancel)] };
                var other = ImportBatch.Start(batch.Kind.Other(), batch.FileName, caller, clock.GetUtcNow());
                await db.Imports.Where(one => one.Id == importId).ExecuteDeleteAsync(cancel);
                db.Imports.Add(other);
                db.ImportDrafts.Add(new ImportDraft { ImportId = other.Id, File = draft.File });
                return new ImportAsOtherResult(other.Id);
            },
            cancel);
    }
}

/// <param name="ImportId">The draft of the other kind, from the same file with nothing chosen; null where there is none.</param>
public sealed record ImportAsOtherResult(Guid? ImportId) : Result;

using System.Text.Json;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Preview;

/// <summary>Changes the mapping, the reading of the file, or some rows; stored with the draft, so that it outlives the
/// page.</summary>
[Allow(Who.Assignors)]
public sealed class ChangeImport(IDbContextFactory<PortalDb> database, Drafts drafts, ImportTurns turns)
{
    private static readonly Problem Overtaken =
        new("Not saved: this import was changed in another window meanwhile. You see it as it is now.");

    /// <param name="seen">The draft as the page shows it.</param>
    public async Task<ChangeImportResult> RunAsync(Caller caller, ImportView seen, ImportChange change, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var id = seen.Batch.Id;
        var saved = await database.WriteAsync(db => db.ImportDrafts
            .Where(draft => draft.ImportId == id && draft.Revision == seen.Revision)
            .ExecuteUpdateAsync(row =>
            {
                row.SetProperty(draft => draft.Revision, seen.Revision + 1);
                if (change.Reading is { } reading)
                {
                    row.SetProperty(draft => draft.Reading, JsonSerializer.Serialize(reading))
                        .SetProperty(draft => draft.Mapping, (string?)null).SetProperty(draft => draft.Edits, (string?)null);
                }
                if (change.Mapping is { } mapping)
                    row.SetProperty(draft => draft.Mapping, JsonSerializer.Serialize(mapping));
                if (change.Edits is { } edits)
                    row.SetProperty(draft => draft.Edits, JsonSerializer.Serialize(edits));
            }, cancel), cancel);
        return await turns.RunAsync(
            async () =>
            {
                await using var db = await database.CreateDbContextAsync(cancel);
                return await drafts.ViewAsync(db, caller, id, seen.Sheet, cancel) is not { } view
                    ? new ChangeImportResult { Problems = [await GoneDraft.SayAsync(db, id, "Not changed", cancel)] }
                    : saved == 1 ? new ChangeImportResult { View = view } : new ChangeImportResult { View = view, Problems = [Overtaken] };
            },
            waits: null, cancel);
    }
}

/// <summary>Null values stay unchanged. Another reading of the file discards mapping and edits.</summary>
public sealed record ImportChange(Mapping? Mapping = null, Edits? Edits = null, Reading? Reading = null);

public sealed record ChangeImportResult : Result
{
    /// <summary>The draft as it is now, saved or not; null where it is gone.</summary>
    public ImportView? View { get; init; }
}

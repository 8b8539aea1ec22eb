using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Applying;

/// <summary>Writes exactly what the preview showed, in one transaction: all of it, or nothing. Sends no email.</summary>
[Allow(Who.Assignors)]
public sealed class ApplyImport(
    IDbContextFactory<PortalDb> database, Drafts drafts, ImportTurns turns, MailBell bell, ChangeFeed changes, LiveSessions sessions,
    TimeProvider clock)
{
    /// <param name="seen">What the assignor saw when they pressed.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancel">Stops it, however far it is: then nothing is written.</param>
    public async Task<ApplyImportResult> RunAsync(Caller caller, ImportView seen, IProgress<ImportProgress>? progress = null,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        var (result, ended) = await turns.RunAsync(() => ImportAsync(caller, seen, progress, cancel), waits: null, cancel);
        foreach (var personId in ended)
            sessions.End(personId);
        if (result.Done)
        {
            bell.Ring();
            changes.Tell(Change.Anything);
        }
        return result;
    }

    // What was shown holds as long as nothing has moved that it was made from. Else it is planned again before the database is held,
    // as everybody else waits meanwhile, and while it is held only where something moves once more.
    private async Task<Written> ImportAsync(Caller caller, ImportView seen, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (await WriteAsync(caller, seen, mayPlan: false, progress, cancel) is { } written)
            return written;
        await using var db = await database.CreateDbContextAsync(cancel);
        var current = await drafts.ViewAsync(db, caller, seen.Batch.Id, seen.Sheet, cancel);
        return Refuse(seen, current) ?? (await WriteAsync(caller, current ?? seen, mayPlan: true, progress, cancel))!;
    }

    /// <returns>Null where the view has to be planned again first.</returns>
    private Task<Written?> WriteAsync(
        Caller caller, ImportView shown, bool mayPlan, IProgress<ImportProgress>? progress,
        CancellationToken cancel) => database.WriteAsync(async db =>
    {
        var batch = await db.Imports.SingleOrDefaultAsync(batch => batch.Id == shown.Batch.Id, cancel);
        if (batch?.AppliedAt is not null)
            return new Written(new ApplyImportResult(false, "Nothing was imported by this press: the file was imported already.", null)
            {
                Imported = batch,
            }, []);
        var revision = await db.ImportDrafts.Where(draft => draft.ImportId == shown.Batch.Id).Select(draft => (int?)draft.Revision)
            .SingleOrDefaultAsync(cancel);
        if (batch is null || revision is null)
            return Nothing("Nothing was imported: this draft was thrown away meanwhile. Drop the file again.", null);
        var current = shown;
        if (revision != shown.Revision || !await drafts.HoldsAsync(db, caller, shown, cancel))
        {
            if (!mayPlan)
                return null;
            // Another sheet of the file would have to be read.
            if (revision != shown.Revision)
                return ChangedElsewhere(shown);
            current = (await drafts.ViewAsync(db, caller, shown.Batch.Id, shown.Sheet, cancel))!;
            if (Refuse(shown, current) is { } refusal)
                return refusal;
        }
        var now = clock.GetUtcNow();
        var report = await drafts.Of(batch.Kind).ApplyAsync(db, caller, batch, current, now, progress, cancel);
        batch.Apply(current.Plan!.Counts, report.NamesAdded, caller, now);
        await MappingMemory.RememberAsync(db, batch.Kind, current.Sheet.Headings, current.Mapping, now, cancel);
        await db.ImportDrafts.Where(draft => draft.ImportId == batch.Id).ExecuteDeleteAsync(cancel);
        return new Written(new ApplyImportResult(true, null, null), report.SessionsEnded);
    }, cancel);

    /// <summary>Null where the plan is the one that was shown, or the draft is gone.</summary>
    private static Written? Refuse(ImportView shown, ImportView? current) =>
        current is null ? null
        : current.IsGivenUp ? Nothing($"Nothing was imported. {current.Problem}", current)
        : current.Plan is not null && current.Plan.Fingerprint == shown.Plan?.Fingerprint ? null
        : current.Revision == shown.Revision ? Changed(current)
        : ChangedElsewhere(current);

    private static Written Changed(ImportView current) =>
        Nothing("Nothing was imported: what is in the portal changed while you looked at the preview. Look again, then press Import.",
            current);

    private static Written ChangedElsewhere(ImportView current) =>
        Nothing("Nothing was imported: this import was changed in another window meanwhile. Look again, then press Import.", current);

    private static Written Nothing(string sentence, ImportView? current) => new(new ApplyImportResult(false, sentence, current), []);

    private sealed record Written(ApplyImportResult Result, IReadOnlyList<Guid> SessionsEnded);
}

/// <param name="Done">It is in, by this press.</param>
/// <param name="Sentence">Otherwise why not.</param>
/// <param name="Fresh">The preview as it is now, where it is no longer the one that was seen.</param>
public sealed record ApplyImportResult(bool Done, string? Sentence, ImportView? Fresh)
{
    /// <summary>What was imported before this press, from another window: its preview may have been another one.</summary>
    public ImportBatch? Imported { get; init; }
}

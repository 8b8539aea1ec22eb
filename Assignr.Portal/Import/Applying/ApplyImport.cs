using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Mail;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Applying;

/// <summary>Writes exactly what the preview showed, in one transaction, so all or nothing. Sends no email.</summary>
[Allow(Who.Assignors)]
public sealed class ApplyImport(
    IDbContextFactory<PortalDb> database, Drafts drafts, ImportTurns turns, MailBell bell, ChangeFeed changes, LiveSessions sessions,
    TimeProvider clock)
{
    /// <param name="seen">The view that was shown when the button was pressed.</param>
    /// <param name="progress">Told from time to time how far it is.</param>
    /// <param name="cancel">Stops it at any point; then nothing is written.</param>
    public async Task<ApplyImportResult> RunAsync(Caller caller, ImportView seen, IProgress<ImportProgress>? progress = null,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        var (result, ended) = await turns.RunAsync(() => ImportAsync(caller, seen, progress, cancel), waits: null, cancel);
        foreach (var personId in ended)
            sessions.End(personId);
        if (result.IsDone)
        {
            bell.Ring();
            changes.Tell(Change.Anything);
        }
        return result;
    }

    // The plan that was shown is valid while nothing it was made from has changed. Otherwise it is made again before the write transaction,
    // which everybody else waits for, and inside the transaction only where something changes once more.
    private async Task<Written> ImportAsync(Caller caller, ImportView seen, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (await WriteAsync(caller, seen, mayPlan: false, progress, cancel) is { } written)
            return written;
        await using var db = await database.CreateDbContextAsync(cancel);
        var current = await drafts.ViewAsync(db, caller, seen.Batch.Id, seen.Sheet, cancel);
        return Refuse(seen, current) ?? (await WriteAsync(caller, current ?? seen, mayPlan: true, progress, cancel))!;
    }

    /// <returns>Null where the plan has to be made again first.</returns>
    private Task<Written?> WriteAsync(
        Caller caller, ImportView shown, bool mayPlan, IProgress<ImportProgress>? progress,
        CancellationToken cancel) => database.WriteAsync(async db =>
    {
        var batch = await db.Imports.SingleOrDefaultAsync(batch => batch.Id == shown.Batch.Id, cancel);
        if (batch?.AppliedAt is not null)
            return new Written(new ApplyImportResult
            {
                Imported = batch,
                Problems = [new Problem("Nothing was imported by this press: the file was imported already.")],
            }, []);
        var revision = await db.ImportDrafts.Where(draft => draft.ImportId == shown.Batch.Id).Select(draft => (int?)draft.Revision)
            .SingleOrDefaultAsync(cancel);
        if (batch is null || revision is null)
            return Nothing(new Problem("Nothing was imported: this draft was thrown away meanwhile. Drop the file again."), null);
        var current = shown;
        if (revision != shown.Revision || !await drafts.HoldsAsync(db, caller, shown, cancel))
        {
            if (!mayPlan)
                return null;
            // The plan cannot be made here: it may need another sheet of the file.
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
        return new Written(new ApplyImportResult(), report.SessionsEnded);
    }, cancel);

    /// <summary>Null where the current plan is the one that was shown; else why nothing is written.</summary>
    private static Written? Refuse(ImportView shown, ImportView? current) =>
        current is null ? null
        : current.IsGivenUp ? Nothing(new Problem($"Nothing was imported. {current.Problem}"), current)
        : current.Plan is not null && current.Plan.Fingerprint == shown.Plan?.Fingerprint ? null
        : current.Revision == shown.Revision ? Changed(current)
        : ChangedElsewhere(current);

    private static Written Changed(ImportView current) =>
        Nothing(
            new Problem(
                "Nothing was imported: what is in the portal changed while you looked at the preview. Look again, then press Import."),
            current);

    private static Written ChangedElsewhere(ImportView current) =>
        Nothing(
            new Problem(
                "Nothing was imported: this import was changed in another window meanwhile. Look again, then press Import."),
            current);

    private static Written Nothing(Problem problem, ImportView? current) =>
        new(new ApplyImportResult { Fresh = current, Problems = [problem] }, []);

    private sealed record Written(ApplyImportResult Result, IReadOnlyList<Guid> SessionsEnded);
}

/// <summary>Done where it is in, by this press.</summary>
public sealed record ApplyImportResult : Result
{
    /// <summary>The preview as it is now, where it is no longer the one that was seen.</summary>
    public ImportView? Fresh { get; init; }

    /// <summary>What was imported before this press, from another window: its preview may have been another one.</summary>
    public ImportBatch? Imported { get; init; }
}

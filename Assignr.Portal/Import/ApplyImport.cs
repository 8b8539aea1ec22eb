using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import;

/// <summary>Writes exactly what the preview showed, in one transaction: all of it, or nothing. Sends no email.</summary>
[Allow(Who.Assignors)]
public sealed class ApplyImport(IDbContextFactory<PortalDb> database, Drafts drafts, ImportTurns turns, MailBell bell, LiveSessions sessions, TimeProvider clock)
{
    /// <param name="seen">What the assignor saw when they pressed.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancel">Stops it, however far it is: then nothing is written.</param>
    public async Task<ApplyImportResult> RunAsync(Caller caller, ImportView seen, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var ended = (IReadOnlyList<Guid>)[];
        var result = await turns.RunAsync(() => database.WriteAsync(async db =>
        {
            var current = await drafts.ViewAsync(db, caller, seen.Batch.Id, seen.Sheet, cancel);
            if (current is null)
            {
                return await db.Imports.AnyAsync(batch => batch.Id == seen.Batch.Id && batch.AppliedAt != null, cancel)
                    ? new ApplyImportResult(true, null, null)
                    : new ApplyImportResult(false, "Nothing was imported: this draft was thrown away meanwhile. Drop the file again.", null);
            }
            if (current.IsGivenUp)
                return new ApplyImportResult(false, $"Nothing was imported. {current.Problem}", current);
            if (current.Plan is null || current.Plan.Fingerprint != seen.Plan?.Fingerprint)
                return new ApplyImportResult(false, "Nothing was imported: what is in the portal changed while you looked at the preview. Look again, then press Import.", current);
            var now = clock.GetUtcNow();
            var batch = await db.Imports.SingleAsync(batch => batch.Id == seen.Batch.Id, cancel);
            var report = await drafts.Of(batch.Kind).ApplyAsync(db, caller, batch, current, now, progress, cancel);
            ended = report.SessionsEnded;
            batch.Apply(current.Plan.Counts, report.NamesAdded, caller, now);
            await MappingMemory.RememberAsync(db, batch.Kind, current.Sheet.Headings, current.Mapping, now, cancel);
            await db.ImportDrafts.Where(draft => draft.ImportId == batch.Id).ExecuteDeleteAsync(cancel);
            return new ApplyImportResult(true, null, null);
        }, cancel), waits: null, cancel);
        foreach (var personId in ended)
            sessions.End(personId);
        if (result.Done)
        {
            bell.Ring();
            bell.Tell(new MailMoved([], []));
        }
        return result;
    }
}

/// <param name="Done">It is in, by this press or by an earlier arrival of it.</param>
/// <param name="Sentence">Otherwise why not.</param>
/// <param name="Fresh">The preview as it is now, where it is no longer the one that was seen.</param>
public sealed record ApplyImportResult(bool Done, string? Sentence, ImportView? Fresh);

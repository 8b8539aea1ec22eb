using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Mail;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Applying;

/// <summary>Undoes an import, as long as nobody whom it added or changed has an account, in one transaction. Twice has the effect of
/// once.</summary>
[Allow(Who.Assignors)]
public sealed class UndoImport(IDbContextFactory<PortalDb> database, Drafts drafts, MailBell bell, ChangeFeed changes, TimeProvider clock)
{
    public const int MostNamed = 50;

    public async Task<UndoImportResult> RunAsync(Caller caller, Guid importId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var touched = (IReadOnlyList<Guid>)[];
        var result = await database.WriteAsync(async db =>
        {
            var batch = await db.Imports.SingleOrDefaultAsync(batch => batch.Id == importId && batch.AppliedAt != null, cancel);
            if (batch is null)
                return Refused(new Problem("There is no such import any longer."));
            if (batch.UndoneAt is not null)
                return new UndoImportResult { Sentence = "This import was undone already." };
            if (await UndoRule.RefuseAsync(db, importId, cancel) is { } refusal)
                return Refused(new Problem($"Not undone: {refusal}"));
            var now = clock.GetUtcNow();
            var links = await MailedLinks.ReadAsync(db, importId, now, cancel);
            var report = await drafts.Of(batch.Kind).UndoAsync(db, caller, batch, now, cancel);
            touched = report.Touched;
            var open = (await MailedLinks.ReadAsync(db, importId, now, cancel)).ConvertAll(link => link.TokenId);
            var mailed = links.ExceptBy(open, link => link.TokenId).DistinctBy(link => link.PersonId).Count();
            IReadOnlyList<string> left =
            [
                .. mailed == 0 ? [] : (string[])[ImportWords.Mailed(mailed)],
                .. report.Left.Take(MostNamed),
                .. report.Left.Count <= MostNamed ? [] : (string[])[$"And {report.Left.Count - MostNamed} more."],
            ];
            batch.Undo(left.Count == 0 ? null : string.Join('\n', left), caller, now);
            db.Record(
                caller, Act.ImportUndone, now,
                detail: $"{batch.FileName}: {report.Removed.Grouped()} removed, {report.Restored.Grouped()} restored, "
                    + $"{report.Left.Count.Grouped()} left as they are.");
            return new UndoImportResult { Sentence = $"{report.Removed:N0} removed and {report.Restored:N0} restored.", Left = left };
        }, cancel);
        if (result.IsDone)
        {
            bell.Ring();
            changes.Tell(new Change([], touched));
        }
        return result;
    }

    private static UndoImportResult Refused(Problem problem) => new() { Problems = [problem] };
}

/// <summary>Done where it is undone, by this press or an earlier one.</summary>
public sealed record UndoImportResult : Done
{
    /// <summary>What could not be taken back, a sentence each.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];
}

/// <summary>The rule for the page and for the act.</summary>
internal static class UndoRule
{
    private const int Named = 5;

    /// <summary>Why an import cannot be undone, as the second half of a sentence; null where it can be.</summary>
    public static async Task<string?> RefuseAsync(PortalDb db, Guid importId, CancellationToken cancel)
    {
        var people = db.ImportEntries.Where(entry => entry.ImportId == importId && entry.PersonId != null)
            .Select(entry => entry.PersonId!.Value);
        var holders = db.People.Where(person => people.Contains(person.Id) && db.Users.Any(account => account.PersonId == person.Id));
        var count = await holders.CountAsync(cancel);
        if (count == 0)
            return null;
        var names = await holders.OrderBy(person => person.SortKey).ThenBy(person => person.Id).Take(Named)
            .Select(person => person.FirstName + " " + person.LastName).ToListAsync(cancel);
        var more = count > Named ? $" and {count - Named} more" : "";
        return $"{string.Join(", ", names)}{more} {(count == 1 ? "has" : "have")} an account. Change or delete people on their own pages.";
    }
}

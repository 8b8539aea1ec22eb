using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.OfPeople.Planning;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Import.OfPeople.Writing;

/// <summary>Writes a plan of people, with what an undo needs.</summary>
internal sealed class ApplyPeople(
    PortalDb db, Caller caller, ImportBatch batch, DateTimeOffset now, PersonParts parts, IProgress<ImportProgress>? progress)
{
    public async Task<ApplyReport> RunAsync(ImportView view, CancellationToken cancel)
    {
        var plan = view.Plan!;
        var rows = plan.Rows.Cast<PersonPlanRow>().ToList();
        var writer = new PeopleWriter(db, caller, now);
        var added = rows.Where(row => row.Outcome == Outcome.Add)
            .Select(row => (Row: row, Person: PeopleWriter.Make(row.After!, now))).ToList();
        await writer.AddAsync(added.ConvertAll(one => one.Person), $"Came with {batch.FileName}.",
            done => Tell("Adding people", done, added.Count), cancel);
        var updated = rows.FindAll(row => row.Outcome == Outcome.Update);
        await writer.UpdateAsync(parts, updated.ToDictionary(row => row.PersonId!.Value, row => row.After!),
            done => Tell("Changing people", done, updated.Count), cancel);

        Tell("Keeping the record", 0, 1);
        await db.BulkInsertAsync(
            [
                .. added.Select(one => Entry(one.Row.Line, EntryKind.PersonAdded, one.Person.Id, PersonFacts.Of(one.Row.After!))),
                .. updated.Select(row => Entry(row.Line, EntryKind.PersonUpdated, row.PersonId!.Value,
                    PersonFacts.Of(row.After!, row.Before!))),
                .. FailedRow.EntriesOf(batch, plan, view.Sheet),
            ], cancel: cancel);
        var met = added.Select(one => one.Person.Id).Concat(rows.Select(row => row.PersonId).OfType<Guid>()).Distinct();
        await db.BulkInsertAsync([.. met.Select(id => new ImportedPerson { ImportId = batch.Id, PersonId = id })], cancel: cancel);
        db.Record(caller, Act.ImportApplied, now,
            detail: $"{batch.FileName}: {ImportKind.People.Count(plan.Counts.Add)} added, {plan.Counts.Update.Grouped()} changed, "
            + $"{plan.Counts.Unchanged.Grouped()} as before, {(plan.Counts.Look + plan.Counts.Error).Grouped()} not imported.");
        return new ApplyReport(0, writer.SessionsEnded);
    }

    private ImportEntry Entry(int line, EntryKind kind, Guid personId, string facts) =>
        new() { ImportId = batch.Id, Line = line, Kind = kind, PersonId = personId, Facts = facts };

    private void Tell(string step, int done, int all) => progress?.Report(new ImportProgress(step, done, all));
}

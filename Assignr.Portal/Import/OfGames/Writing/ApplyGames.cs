using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfPeople.Planning;
using Assignr.Portal.Import.OfPeople.Writing;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.People;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.OfGames.Writing;

/// <summary>Writes a plan of games: first the officials who are added because crews name them, then the games.</summary>
internal sealed class ApplyGames(PortalDb db, Caller caller, ImportBatch batch, DateTimeOffset now, IProgress<ImportProgress>? progress)
{
    public async Task<ApplyReport> RunAsync(ImportView view, CancellationToken cancel)
    {
        var (plan, site) = (view.Plan!, await db.Site.AsNoTracking().SingleAsync(cancel));
        var rows = plan.Rows.Cast<GamePlanRow>().Where(row => row.After is not null).ToList();
        var (added, updated) = (rows.FindAll(row => row.Outcome == Outcome.Add), rows.FindAll(row => row.Outcome == Outcome.Update));
        var newcomers = added.Concat(updated).SelectMany(row => row.After!.Crew).Where(place => place.NewKey is not null)
            .DistinctBy(place => place.NewKey).ToDictionary(place => place.NewKey!, place => Newcomer(place.Name!));
        await new PeopleWriter(db, caller, now).AddAsync([.. newcomers.Values.Select(one => one.Person)], $"Came with {batch.FileName}.",
            done => Tell("Adding officials", done, newcomers.Count), cancel);
        Guid? Who(CrewPlace place) => place.NewKey is { } key ? newcomers[key].Person.Id : place.PersonId;

        var writer = new GamesWriter(db, caller, site, now);
        var games = added.ConvertAll(row => (Row: row, Game: writer.Make(row.After!, Who)));
        await writer.AddAsync(games.ConvertAll(one => one.Game), done => Tell("Adding games", done, games.Count), cancel);
        await writer.UpdateAsync(updated.ToDictionary(row => row.GameId!.Value, row => row.After!), Who, exactly: false,
            done => Tell("Changing games", done, updated.Count), cancel);

        Tell("Keeping the record", 0, 1);
        // From here on, new officials are identified by their ids.
        GameState Settled(GameState state) =>
            state with { Crew = [.. state.Crew.Select(place => place with { PersonId = Who(place), NewKey = null })] };
        await db.BulkInsertAsync(
            [
                .. newcomers.Values.Select(one => new ImportEntry { ImportId = batch.Id, Line = 0, Kind = EntryKind.PersonAdded,
                    PersonId = one.Person.Id, Facts = PersonFacts.Of(one.State) }),
                .. games.Select(one => new ImportEntry { ImportId = batch.Id, Line = one.Row.Line, Kind = EntryKind.GameAdded,
                    GameId = one.Game.Id, Facts = GameState.Facts(Settled(one.Row.After!)) }),
                .. updated.Select(row => new ImportEntry { ImportId = batch.Id, Line = row.Line, Kind = EntryKind.GameUpdated,
                    GameId = row.GameId, Facts = GameState.Facts(Settled(row.After!), row.Before) }),
                .. FailedRow.EntriesOf(batch, plan, view.Sheet),
            ], cancel: cancel);
        var named = rows.SelectMany(row => row.Named).Where(place => place.NewKey is null || newcomers.ContainsKey(place.NewKey))
            .Select(Who).OfType<Guid>().Distinct();
        await db.BulkInsertAsync([.. named.Select(id => new ImportedPerson { ImportId = batch.Id, PersonId = id })], cancel: cancel);
        db.Record(
            caller, Act.ImportApplied, now,
            detail: $"{batch.FileName}: {ImportKind.Games.Count(plan.Counts.Add)} added, {plan.Counts.Update.Grouped()} changed, "
                + $"{plan.Counts.Unchanged.Grouped()} as before, {(plan.Counts.Look + plan.Counts.Error).Grouped()} not imported; "
                + $"{Figures.Count(newcomers.Count, "official")} added.");
        return new ApplyReport(newcomers.Count, []);
    }

    private (PersonState State, Person Person) Newcomer(string name)
    {
        var (first, last) = FullName.Split(name);
        var state = new PersonState { FirstName = first, LastName = last, Permissions = Permissions.Official, Addresses = [] };
        return (state, PeopleWriter.Make(state, now));
    }

    private void Tell(string step, int done, int all) => progress?.Report(new ImportProgress(step, done, all));
}

using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.OfPeople.Writing;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.OfGames.Writing;

/// <summary>Undoes an import's games, then the officials that it added for their crews.</summary>
internal sealed class UndoGames(PortalDb db, Caller caller, ImportBatch batch, DateTimeOffset now, PersonParts parts)
{
    private const int AtOnce = 500;

    public async Task<UndoReport> RunAsync(CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var entries = await db.ImportEntries.AsNoTracking().Where(entry => entry.ImportId == batch.Id && entry.GameId != null)
            .OrderBy(entry => entry.Line).ToListAsync(cancel);
        var facts = await GameFacts.ReadAsync(db, site, cancel);
        var (left, gone, restored) = (new List<string>(), new List<Guid>(), new Dictionary<Guid, GameState>());
        foreach (var entry in entries)
        {
            if (facts.Games.WithId(entry.GameId!.Value) is not { } game)
                continue;
            var (after, before) = GameState.Read(entry);
            var since = GameState.Changes(after, game.State, site).Select(change => change.Label).ToList();
            if (before is null)
            {
                if (since.Count == 0)
                    gone.Add(game.Id);
                else
                    left.Add(
                        $"{game.State.Describe(site)} stays: {string.Join(", ", since.Select(label => label.ToLowerInvariant()))} changed "
                        + "since.");
                continue;
            }
            var (state, kept) = (game.State, new List<string>());
            foreach (var label in GameState.Changes(before, after, site).Select(change => change.Label))
            {
                if (since.Contains(label))
                    kept.Add(label.ToLowerInvariant());
                else
                    state = state.With(label, before);
            }
            if (kept.Count > 0)
                left.Add($"{game.State.Describe(site)} keeps {string.Join(", ", kept)}: changed since.");
            state = WithWhatCanBe(state, game.State, facts, site, left);
            if (GameState.Changes(state, game.State, site).Count > 0 || state.Crew.Count != game.State.Crew.Count)
                restored.Add(game.Id, state);
        }
        foreach (var chunk in gone.Chunk(AtOnce))
            await db.Games.Where(game => chunk.Contains(game.Id)).ExecuteDeleteAsync(cancel);
        await new GamesWriter(db, caller, site, now).UpdateAsync(restored, place => place.PersonId, exactly: true, null, cancel);
        var people = await new UndoPeople(db, caller, batch, now, parts).RunAsync(cancel);
        return new UndoReport(gone.Count, restored.Count, [.. left, .. people.Left], people.Touched);
    }

    /// <summary>The old state of a game, without an id that another game has by now, and without people who are no longer
    /// officials.</summary>
    private static GameState WithWhatCanBe(GameState was, GameState now, GameFacts facts, Site site, List<string> left)
    {
        if (was.ExternalId != now.ExternalId && facts.Games.WithExternalId(was.ExternalId) is { } holder)
        {
            left.Add($"{now.Describe(site)} does not get the id {was.ExternalId} back: {holder.State.Describe(site)} has it now.");
            was = was with { ExternalId = now.ExternalId };
        }
        var crew = was.Crew.ToList();
        for (var index = 0; index < crew.Count; index++)
        {
            var (place, here) = (crew[index], now.At(crew[index].Position)?.PersonId);
            if (place.PersonId is not { } id || id == here)
                continue;
            var why = facts.Person(id) is not { IsOfficial: true } ? "is no official here any more"
                : crew.Exists(other => other != place && other.PersonId == id) ? "has another position there by now" : null;
            if (why is null)
                continue;
            crew[index] = new CrewPlace(place.Position);
            left.Add($"{now.Describe(site)} has nobody at {place.Position}: {place.Name} {why}.");
        }
        return was with { Crew = crew };
    }
}

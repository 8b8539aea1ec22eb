using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Takes an import's games back, then the officials it added for their crews.</summary>
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
                        + $"since.");
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
            if (GameState.Changes(state, game.State, site).Count > 0 || state.Crew.Count != game.State.Crew.Count)
                restored.Add(game.Id, state);
        }
        foreach (var chunk in gone.Chunk(AtOnce))
            await db.Games.Where(game => chunk.Contains(game.Id)).ExecuteDeleteAsync(cancel);
        await new GamesWriter(db, caller, site, now).UpdateAsync(restored, place => place.PersonId, exactly: true, null, cancel);
        var people = await new UndoPeople(db, caller, batch, now, parts).RunAsync(cancel);
        return new UndoReport(gone.Count, restored.Count, [.. left, .. people.Left], people.Touched);
    }
}

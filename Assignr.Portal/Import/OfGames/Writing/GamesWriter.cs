using System.Linq.Expressions;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.OfGames.Writing;

/// <summary>Writes the wanted state of many games, set-based, in the caller's transaction, and records who got and who lost a
/// position.</summary>
internal sealed class GamesWriter(PortalDb db, Caller caller, Site site, DateTimeOffset now)
{
    private const int AtOnce = 1_000;

    private static readonly Expression<Func<Game, object?>>[] Written =
        [game => game.ExternalId, game => game.StartsAt, game => game.IsTimeToBeSet, game => game.Home, game => game.Away,
            game => game.SearchText, game => game.CancelledAt, game => game.Revision];

    public Game Make(GameState state, Func<CrewPlace, Guid?> who)
    {
        var game = Game.Add(
            state.StartsAt, state.Home, state.Away, state.Crew.Select(place => place.Position), state.ExternalId, state.IsTimeToBeSet);
        foreach (var (slot, place) in game.Crew.Zip(state.Crew))
            slot.Assign(who(place), now);
        if (state.IsCancelled)
            game.Cancel(now);
        return game;
    }

    public async Task AddAsync(IReadOnlyList<Game> games, Action<int>? told, CancellationToken cancel)
    {
        var done = 0;
        foreach (var chunk in games.Chunk(AtOnce))
        {
            await db.BulkInsertAsync(chunk, cancel: cancel);
            await db.BulkInsertAsync([.. chunk.SelectMany(game => game.Crew)], cancel: cancel);
            await db.BulkInsertAsync([.. chunk.SelectMany(game =>
                game.Crew.Where(slot => slot.PersonId is not null).Select(slot => Entry(Act.Assigned, game, slot, slot.PersonId))
                .Prepend(AuditTrail.Entry(caller, Act.GameAdded, now, detail: game.Describe(site))))], cancel: cancel);
            told?.Invoke(done += chunk.Length);
        }
    }

    /// <param name="wanted">By game id; positions that a state does not have stay, unless <paramref name="exactly"/>.</param>
    public async Task UpdateAsync(IReadOnlyDictionary<Guid, GameState> wanted, Func<CrewPlace, Guid?> who, bool exactly, Action<int>? told,
        CancellationToken cancel)
    {
        var done = 0;
        foreach (var chunk in wanted.Chunk(AtOnce))
        {
            var ids = chunk.Select(one => one.Key).ToList();
            var games = await db.Games.AsNoTracking().Include(game => game.Crew).Where(game => ids.Contains(game.Id)).ToListAsync(cancel);
            var (entries, moved, added, gone) = (new List<AuditEntry>(), new List<Slot>(), new List<Slot>(), new List<Guid>());
            foreach (var game in games)
            {
                var state = wanted[game.Id];
                entries.AddRange(Change(game, state));
                foreach (var place in state.Crew)
                {
                    var slot = game.Crew.FirstOrDefault(one => PositionName.Same(one.Position, place.Position));
                    if (slot is null)
                        added.Add(slot = game.AddPosition(place.Position));
                    else if (slot.PersonId != who(place))
                        moved.Add(slot);
                    entries.AddRange(Assign(game, slot, who(place)));
                }
                foreach (var slot in exactly ? game.Crew.Where(slot => state.At(slot.Position) is null) : [])
                {
                    gone.Add(slot.Id);
                    entries.AddRange(Assign(game, slot, null));
                }
                game.Edited();
            }
            await db.BulkUpdateAsync(games, Written, cancel);
            await db.BulkUpdateAsync(moved, [slot => slot.PersonId, slot => slot.AssignedAt], cancel);
            await db.BulkInsertAsync(added, cancel: cancel);
            await db.Slots.Where(slot => gone.Contains(slot.Id)).ExecuteDeleteAsync(cancel);
            await db.BulkInsertAsync(entries, cancel: cancel);
            told?.Invoke(done += chunk.Length);
        }
    }

    private List<AuditEntry> Change(Game game, GameState state)
    {
        var entries = new List<AuditEntry>();
        var before = game.Describe(site);
        game.Schedule(state.StartsAt, state.IsTimeToBeSet, state.Home, state.Away);
        game.Know(state.ExternalId);
        if (game.Describe(site) != before)
            entries.Add(AuditTrail.Entry(caller, Act.GameChanged, now, detail: $"{before} became {game.Describe(site)}"));
        if (state.IsCancelled != game.CancelledAt is not null)
        {
            entries.Add(AuditTrail.Entry(caller, state.IsCancelled
                ? Act.GameCancelled
                : Act.GameRestored, now, detail: game.Describe(site)));
            if (state.IsCancelled)
                game.Cancel(now);
            else
                game.Restore();
        }
        return entries;
    }

    private IEnumerable<AuditEntry> Assign(Game game, Slot slot, Guid? personId)
    {
        if (slot.PersonId == personId)
            yield break;
        if (slot.PersonId is { } old)
            yield return Entry(Act.Unassigned, game, slot, old);
        slot.Assign(personId, now);
        if (personId is not null)
            yield return Entry(Act.Assigned, game, slot, personId);
    }

    private AuditEntry Entry(string act, Game game, Slot slot, Guid? personId) =>
        AuditTrail.Entry(caller, act, now, personId, $"{slot.Position}, {game.Describe(site)}");
}

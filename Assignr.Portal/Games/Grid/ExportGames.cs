using System.Globalization;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.Grid;

/// <summary>The games of a grid with their crews, as a table that an import reads back without a change. Audited, because names leave the
/// portal.</summary>
[Allow(Who.Readers)]
public sealed class ExportGames(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <summary>Stands for a position that a game does not have; an open position is empty.</summary>
    private const string NoPosition = "–";

    /// <param name="query">The filters of the grid; null: all games of all times.</param>
    public async Task<Table> RunAsync(Caller caller, GamesQuery? query, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var table = await database.SnapshotAsync(async db =>
        {
            var site = await db.Site.AsNoTracking().SingleAsync(cancel);
            var found = query is null ? db.Games.AsNoTracking() : ListGames.Narrow(db, query, site.StartOfToday(now));
            var games = await found.Include(game => game.Crew).ToListAsync(cancel);
            var names = await db.People.AsNoTracking().Where(person => db.Slots.Any(slot => slot.PersonId == person.Id))
                .ToDictionaryAsync(person => person.Id, person => person.FirstName + " " + person.LastName, cancel);
            return TableOf(games, names, site);
        }, cancel);
        var which = $"{Figures.Count(table.Rows.Count, "game")}, {query?.ToUrl() ?? "all of them"}";
        await database.RecordAsync(caller, Act.GamesExported, now, which, cancel);
        return table;
    }

    // Sorted by content and never by id, so that the same games make the same file in every portal.
    private static Table TableOf(List<Game> games, Dictionary<Guid, string> names, Site site)
    {
        var rows = games.Select(game => (Facts: Facts(game, site), Crew: Crew(game, names))).OrderBy(row => string.Join('\0', row.Facts),
            StringComparer.Ordinal)
            .ThenBy(row => string.Join('\0', row.Crew.Select(place => $"{place.Position}={place.Name}")), StringComparer.Ordinal).ToList();
        var positions = rows.SelectMany(row => row.Crew).Select(place => place.Position).DistinctBy(Text.Fold).ToList();
        return new Table(
            ["Game ID", "Date", "Time", "Home", "Away", .. positions, "State"],
            [.. rows.Select(row => (string[])[row.Facts[3], row.Facts[0], row.Facts[1], row.Facts[2], row.Facts[4],
                .. positions.Select(position => At(row.Crew, position)), row.Facts[5]])]);
    }

    /// <summary>Date, time, home, id, away, state: games are sorted in this order.</summary>
    private static string[] Facts(Game game, Site site)
    {
        var local = site.Local(game.StartsAt);
        return
        [
            local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            game.IsTimeToBeSet ? GameWords.TimeToBeSet : local.ToString("HH:mm", CultureInfo.InvariantCulture),
            game.Home, game.ExternalId ?? "", game.Away,
            game.CancelledAt is null ? "" : "Cancelled",
        ];
    }

    private static List<(string Position, string Name)> Crew(Game game, Dictionary<Guid, string> names)
    {
        var crew = new List<(string Position, string Name)>();
        foreach (var slot in game.Crew.OrderBy(slot => slot.Order))
        {
            var position = slot.Position;
            for (var number = 2; crew.Any(place => Text.Fold(place.Position) == Text.Fold(position)); number++)
                position = $"{slot.Position} {number}";
            crew.Add((position, slot.PersonId is { } person ? names[person] : ""));
        }
        return crew;
    }

    private static string At(List<(string Position, string Name)> crew, string position) =>
        crew.FindIndex(place => Text.Fold(place.Position) == Text.Fold(position)) is var index and >= 0 ? crew[index].Name : NoPosition;
}

using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.Grid;

/// <summary>One line of the grid.</summary>
public sealed record GameRow(Guid Id, DateTimeOffset StartsAt, bool IsTimeToBeSet, string Home, string Away, int Filled, int Positions,
    DateTimeOffset? CancelledAt);

/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page of these rows: the last one where the wanted page does not exist.</param>
/// <param name="PersonName">The name of the person whose games these are, where only theirs are listed.</param>
public sealed record ListedGames(IReadOnlyList<GameRow> Rows, int Total, int Page, string? PersonName);

/// <summary>One page of the grid.</summary>
[Allow(Who.Readers)]
public sealed class ListGames(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public async Task<ListedGames> RunAsync(Caller caller, GamesQuery query, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var today = (await db.Site.AsNoTracking().SingleAsync(cancel)).StartOfToday(clock.GetUtcNow());
        var games = Narrow(db, query, today);
        var filled = FilledPositions.In(db);
        var total = await games.CountAsync(cancel);
        var page = Math.Clamp(query.Page, 0, Math.Max(0, (total - 1) / GamesQuery.PageSize));
        var rows = await InOrder(games, query.Shown)
            .Skip(page * GamesQuery.PageSize).Take(GamesQuery.PageSize)
            .Select(game => new GameRow(
                game.Id, game.StartsAt, game.IsTimeToBeSet, game.Home, game.Away, filled.Count(slot => slot.GameId == game.Id),
                game.Crew.Count, game.CancelledAt))
            .ToListAsync(cancel);
        var name = await db.People.Where(person => person.Id == query.PersonId).Select(person => person.FirstName + " " + person.LastName)
            .SingleOrDefaultAsync(cancel);
        return new ListedGames(rows, total, page, name);
    }

    internal static IQueryable<Game> Narrow(PortalDb db, GamesQuery query, DateTimeOffset today)
    {
        var games = query.Shown switch
        {
            GamesShown.Past => db.Games.Where(game => game.CancelledAt == null && game.StartsAt < today),
            GamesShown.Cancelled => db.Games.Where(game => game.CancelledAt != null),
            _ => UpcomingGames.From(db, today),
        };
        if (query.PersonId is { } personId)
            games = games.Where(game => game.Crew.Any(slot => slot.PersonId == personId));
        foreach (var word in Text.Fold(query.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            games = games.Where(game => game.SearchText.Contains(word)
                || game.Crew.Any(slot => db.People.Any(person => person.Id == slot.PersonId && person.SortKey.Contains(word))));
        return games.AsNoTracking();
    }

    private static IOrderedQueryable<Game> InOrder(IQueryable<Game> games, GamesShown shown) => shown == GamesShown.Upcoming
        ? games.OrderBy(game => game.StartsAt).ThenBy(game => game.Id)
        : games.OrderByDescending(game => game.StartsAt).ThenByDescending(game => game.Id);
}

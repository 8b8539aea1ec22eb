using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games;

/// <summary>The caller's own games from today on.</summary>
[Allow(Who.SignedIn)]
public sealed class ListMyGames(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    /// <param name="most">How many are listed at most; all are counted.</param>
    public async Task<MyGames> RunAsync(Caller caller, int most, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var mine = UpcomingGames.From(db, site.StartOfToday(time.GetUtcNow())).Where(game => game.Crew.Any(slot => slot.PersonId == caller.PersonId));
        var games = await mine.AsNoTracking().OrderBy(game => game.StartsAt).ThenBy(game => game.Id).Take(most)
            .Select(game => new MyGame
            {
                Id = game.Id,
                StartsAt = game.StartsAt,
                IsTimeToBeSet = game.IsTimeToBeSet,
                Home = game.Home,
                Away = game.Away,
                Position = game.Crew.Where(slot => slot.PersonId == caller.PersonId).OrderBy(slot => slot.Order).Select(slot => slot.Position).First(),
                // The crew's first position leads it.
                Partner = game.Crew.Where(slot => slot.PersonId != null && slot.PersonId != caller.PersonId).OrderBy(slot => slot.Order)
                    .Join(db.People, slot => slot.PersonId, person => person.Id, (slot, person) => new Partner(person.FirstName + " " + person.LastName, slot.Position))
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return new MyGames(games, games.Count < most ? games.Count : await mine.CountAsync(cancel));
    }
}

/// <param name="Total">How many there are, listed or not.</param>
public sealed record MyGames(IReadOnlyList<MyGame> Games, int Total);

public sealed record MyGame
{
    public required Guid Id { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required bool IsTimeToBeSet { get; init; }

    public required string Home { get; init; }

    public required string Away { get; init; }

    public required string Position { get; init; }

    /// <summary>Whoever leads the crew beside the caller; null where nobody else is assigned.</summary>
    public Partner? Partner { get; init; }
}

public sealed record Partner(string Name, string Position);

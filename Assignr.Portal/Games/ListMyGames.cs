using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games;

/// <summary>The caller's own games from today on.</summary>
[Allow(Who.SignedIn)]
public sealed class ListMyGames(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    /// <param name="most">How many are listed at most; the total counts all.</param>
    public async Task<MyGames> RunAsync(Caller caller, int most, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var mine = UpcomingGames.From(db, site.StartOfToday(time.GetUtcNow()))
            .Where(game => game.Crew.Any(slot => slot.PersonId == caller.PersonId));
        var read = await mine.AsNoTracking().OrderBy(game => game.StartsAt).ThenBy(game => game.Id).Take(most)
            .Select(game => new
            {
                Game = game,
                Crew = game.Crew.Where(slot => slot.PersonId != null).OrderBy(slot => slot.Order).Select(slot => new
                {
                    slot.PersonId,
                    slot.Position,
                    Name = db.People.Where(person => person.Id == slot.PersonId)
                        .Select(person => person.FirstName + " " + person.LastName).FirstOrDefault(),
                }).ToList(),
            })
            .ToListAsync(cancel);
        // The first position of a crew leads it.
        var games = read.ConvertAll(one => new MyGame
        {
            Id = one.Game.Id,
            StartsAt = one.Game.StartsAt,
            IsTimeToBeSet = one.Game.IsTimeToBeSet,
            Home = one.Game.Home,
            Away = one.Game.Away,
            Position = one.Crew.First(slot => slot.PersonId == caller.PersonId).Position,
            Partner = one.Crew.Where(slot => slot.PersonId != caller.PersonId)
                .Select(slot => new Partner(slot.Name!, slot.Position)).FirstOrDefault(),
        });
        return new MyGames(games, games.Count < most ? games.Count : await mine.CountAsync(cancel));
    }
}

/// <param name="Total">How many there are, including those not listed.</param>
public sealed record MyGames(IReadOnlyList<MyGame> Games, int Total);

public sealed record MyGame
{
    public required Guid Id { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required bool IsTimeToBeSet { get; init; }

    public required string Home { get; init; }

    public required string Away { get; init; }

    public required string Position { get; init; }

    /// <summary>The leader of the crew, or the next member where the caller leads it; null where nobody else is assigned.</summary>
    public Partner? Partner { get; init; }
}

public sealed record Partner(string Name, string Position);

using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.OneGame;

/// <summary>One game as its page shows it.</summary>
public sealed record GameDetails
{
    public required Game Game { get; init; }

    /// <summary>In the order of the positions.</summary>
    public required IReadOnlyList<Position> Crew { get; init; }

    public required Site Site { get; init; }

    public required DateTimeOffset Now { get; init; }

    public int Filled => Crew.Count(position => position.Person is { IsDeactivated: false });

    /// <summary>It started before today, in the site's time zone.</summary>
    public bool IsPast => Game.StartsAt < Site.StartOfToday(Now);
}

/// <param name="Person">Null: nobody yet.</param>
public sealed record Position(Guid SlotId, string Name, Assigned? Person);

/// <param name="IsDeactivated">They still have the position, but it is to be filled.</param>
public sealed record Assigned(Guid Id, string Name, bool IsDeactivated);

[Allow(Who.Readers)]
public sealed class LoadGame(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <summary>Null where there is no such game.</summary>
    public async Task<GameDetails?> RunAsync(Caller caller, Guid gameId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var game = await db.Games.AsNoTracking().SingleOrDefaultAsync(game => game.Id == gameId, cancel);
        if (game is null)
            return null;
        var filled = FilledPositions.In(db);
        var slots = await db.Slots.AsNoTracking().Where(slot => slot.GameId == gameId).OrderBy(slot => slot.Order)
            .Select(slot => new
            {
                slot.Id,
                slot.Position,
                slot.PersonId,
                Name = db.People.Where(person => person.Id == slot.PersonId)
                    .Select(person => person.FirstName + " " + person.LastName).FirstOrDefault(),
                IsFilled = filled.Any(one => one.Id == slot.Id),
            }).ToListAsync(cancel);
        var crew = slots.ConvertAll(slot => new Position(
            slot.Id, slot.Position, slot.PersonId is { } person ? new Assigned(person, slot.Name!, IsDeactivated: !slot.IsFilled) : null));
        return new GameDetails
        {
            Game = game,
            Crew = crew,
            Site = await db.Site.AsNoTracking().SingleAsync(cancel),
            Now = clock.GetUtcNow()
        };
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.Editing;

/// <summary>Adds a game with open positions.</summary>
[Allow(Who.Assignors)]
public sealed class AddGame(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <summary>The crew of seven, in the order of the list.</summary>
    public static IReadOnlyList<string> Positions { get; } =
        ["Referee", "Umpire", "Head Linesman", "Line Judge", "Back Judge", "Side Judge", "Field Judge"];

    public async Task<AddGameResult> RunAsync(Caller caller, GameInput input, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        return await database.WriteAsync(async db =>
        {
            var site = await db.Site.AsNoTracking().SingleAsync(cancel);
            var problems = input.Check(site.Today(now));
            if (problems.Count > 0)
                return new AddGameResult { Problems = problems };
            var kickOff = KickOff.At(site, input.Date!.Value, input.Time);
            var game = Game.Add(kickOff.StartsAt, input.Home!, input.Away!, Positions, isTimeToBeSet: kickOff.IsTimeToBeSet);
            db.Games.Add(game);
            db.Record(caller, Act.GameAdded, now, detail: game.Describe(site));
            return new AddGameResult { GameId = game.Id, Notice = kickOff.Notice };
        }, cancel);
    }
}

public sealed record AddGameResult : Result
{
    /// <summary>Null where it was not added.</summary>
    public Guid? GameId { get; init; }

    /// <summary>A remark about its time for the assignor; null: none.</summary>
    public string? Notice { get; init; }
}

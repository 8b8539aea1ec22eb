using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.Editing;

/// <summary>Changes when a game is and who plays. The crew stays.</summary>
[Allow(Who.Assignors)]
public sealed class EditGame(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    private const string ChangedMeanwhile =
        "Not saved: somebody else changed this game meanwhile. Your text is still here; compare and save again.";

    /// <param name="caller">Who asks.</param>
    /// <param name="gameId">The game.</param>
    /// <param name="revision">The revision that the form was filled from.</param>
    /// <param name="input">The form.</param>
    /// <param name="cancel">Cancels the request.</param>
    public async Task<EditGameResult> RunAsync(Caller caller, Guid gameId, int revision, GameInput input,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        return await database.WriteAsync(async db =>
        {
            var site = await db.Site.AsNoTracking().SingleAsync(cancel);
            var problems = input.Check(site.Today(now));
            if (problems.Count > 0)
                return new EditGameResult { Problems = problems };
            var game = await db.Games.SingleOrDefaultAsync(game => game.Id == gameId, cancel);
            if (game is null)
                return new EditGameResult { Problems = [new Problem("Not saved: there is no such game any longer.")] };
            if (game.Revision != revision)
                return new EditGameResult { Problems = [new Problem(ChangedMeanwhile)], Revision = game.Revision };
            var before = game.Describe(site);
            var unmoved = GameInput.Of(game, site) is var old && old.Date == input.Date && old.Time == input.Time;
            var kickOff = unmoved ? KickOff.Of(game.StartsAt, game.IsTimeToBeSet) : KickOff.At(site, input.Date!.Value, input.Time);
            game.Schedule(kickOff.StartsAt, kickOff.IsTimeToBeSet, input.Home!, input.Away!);
            if (game.Describe(site) == before)
                return new EditGameResult();
            game.Edited();
            db.Record(caller, Act.GameChanged, now, detail: $"{before} became {game.Describe(site)}");
            return new EditGameResult { Notice = kickOff.Notice };
        }, cancel);
    }
}

public sealed record EditGameResult : Result
{
    /// <summary>A remark about its time for the assignor; null: none.</summary>
    public string? Notice { get; init; }

    /// <summary>Where it was changed meanwhile: the revision to save over, after the assignor has looked at it.</summary>
    public int? Revision { get; init; }
}

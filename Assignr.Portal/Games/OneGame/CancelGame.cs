using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.OneGame;

/// <summary>Cancels a game. Its crew is kept for the case that it is restored, but the assignments do not count
/// meanwhile.</summary>
[Allow(Who.Assignors)]
public sealed class CancelGame(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public async Task<Done> RunAsync(Caller caller, Guid gameId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        return await database.WriteAsync<Done>(async db =>
        {
            var game = await db.Games.SingleOrDefaultAsync(game => game.Id == gameId && game.CancelledAt == null, cancel);
            if (game is null)
                return new Problem("It was cancelled already.");
            game.Cancel(now);
            game.Edited();
            db.Record(caller, Act.GameCancelled, now, detail: game.Describe(await db.Site.AsNoTracking().SingleAsync(cancel)));
            return new Done("Cancelled.");
        }, cancel);
    }
}

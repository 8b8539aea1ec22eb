using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.OneGame;

/// <summary>Calls a game off. Its crew is kept, for the case that it is restored; nobody is assigned by it any longer.</summary>
[Allow(Who.Assignors)]
public sealed class CancelGame(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <summary>False where it is gone or was cancelled already.</summary>
    public async Task<bool> RunAsync(Caller caller, Guid gameId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        return await database.WriteAsync(async db =>
        {
            var game = await db.Games.SingleOrDefaultAsync(game => game.Id == gameId && game.CancelledAt == null, cancel);
            if (game is null)
                return false;
            game.Cancel(now);
            game.Edited();
            db.Record(caller, Act.GameCancelled, now, detail: game.Describe(await db.Site.AsNoTracking().SingleAsync(cancel)));
            return true;
        }, cancel);
    }
}

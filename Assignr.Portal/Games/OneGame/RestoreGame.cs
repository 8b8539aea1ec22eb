using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.OneGame;

/// <summary>Takes a cancellation back; whoever was in the crew is assigned again.</summary>
[Allow(Who.Assignors)]
public sealed class RestoreGame(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <summary>False where it is gone or was not cancelled.</summary>
    public async Task<bool> RunAsync(Caller caller, Guid gameId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        return await database.WriteAsync(async db =>
        {
            var game = await db.Games.SingleOrDefaultAsync(game => game.Id == gameId && game.CancelledAt != null, cancel);
            if (game is null)
                return false;
            game.Restore();
            game.Edited();
            db.Record(caller, Act.GameRestored, now, detail: game.Describe(await db.Site.AsNoTracking().SingleAsync(cancel)));
            return true;
        }, cancel);
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.OneGame;

/// <summary>Restores a cancelled game; its crew is assigned again.</summary>
[Allow(Who.Assignors)]
public sealed class RestoreGame(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public async Task<Done> RunAsync(Caller caller, Guid gameId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        return await database.WriteAsync<Done>(async db =>
        {
            var game = await db.Games.SingleOrDefaultAsync(game => game.Id == gameId && game.CancelledAt != null, cancel);
            if (game is null)
                return new Problem("It was restored already.");
            game.Restore();
            game.Edited();
            db.Record(caller, Act.GameRestored, now, detail: game.Describe(await db.Site.AsNoTracking().SingleAsync(cancel)));
            return new Done("Restored.");
        }, cancel);
    }
}

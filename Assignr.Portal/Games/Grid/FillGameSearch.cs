using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.Grid;

/// <summary>Fills in the search text of games that an older version wrote: SQL alone cannot fold accents.</summary>
internal sealed class FillGameSearch : IAfterMigration
{
    public async Task RunAsync(PortalDb db, CancellationToken cancel)
    {
        // Checked first without a transaction, so that a start with nothing to do does not wait for a writer.
        if (!await db.Games.AnyAsync(game => game.SearchText == "", cancel))
            return;
        await db.CommitAsync(
            async _ =>
            {
                var games = await db.Games.AsNoTracking().Where(game => game.SearchText == "").ToListAsync(cancel);
                foreach (var game in games)
                    game.Schedule(game.StartsAt, game.IsTimeToBeSet, game.Home, game.Away);
                await db.BulkUpdateAsync(games, [game => game.SearchText], cancel);
                return games.Count;
            },
            cancel: cancel);
    }
}

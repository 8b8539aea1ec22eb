using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.NeedsYou;

internal static class SoonGames
{
    /// <summary>The games of these people in the next days, in no order, by person.</summary>
    public static async Task<ILookup<Guid, SoonGame>> ReadAsync(
        PortalDb db, Site site, DateTimeOffset now, IReadOnlyList<Guid> ids, int days, CancellationToken cancel) =>
        (await db.Slots.Where(slot => slot.PersonId != null && ids.Contains(slot.PersonId.Value))
            .Join(
                UpcomingGames.Within(db, site, now, days), slot => slot.GameId, game => game.Id,
                (slot, game) => new { slot.PersonId, game.Id, game.StartsAt, game.IsTimeToBeSet, game.Home, game.Away })
            .ToListAsync(cancel))
            .OrderBy(row => row.Id)
            .ToLookup(row => row.PersonId!.Value, row => new SoonGame(row.Id, row.StartsAt, row.IsTimeToBeSet, row.Home, row.Away));
}

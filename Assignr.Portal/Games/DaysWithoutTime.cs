using Assignr.Portal.Data;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games;

/// <summary>A game whose time is to be set starts where its day does, and a day starts elsewhere in another zone: it
/// keeps its day.</summary>
internal static class DaysWithoutTime
{
    /// <param name="before">The zone in which those days were meant until now.</param>
    /// <param name="site">With its new zone.</param>
    public static async Task KeepAsync(PortalDb db, TimeZoneInfo before, Site site, CancellationToken cancel)
    {
        if (before.Id == site.TimeZone.Id)
            return;
        var games = await db.Games.AsNoTracking().Where(game => game.IsTimeToBeSet).ToListAsync(cancel);
        foreach (var game in games)
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(game.StartsAt, before).DateTime);
            game.Schedule(site.StartOf(day), isTimeToBeSet: true, game.Home, game.Away);
        }
        await db.BulkUpdateAsync(games, [game => game.StartsAt], cancel);
    }
}

using Assignr.Portal.Data;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games;

/// <summary>When the site's time zone changes: a game whose time is to be set starts at the start of its day, which moves with the
/// zone, so that it keeps its day.</summary>
internal static class DaysWithoutTime
{
    /// <param name="before">The site's old time zone.</param>
    /// <param name="site">With its new time zone.</param>
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

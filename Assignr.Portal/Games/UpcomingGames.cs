using Assignr.Portal.Data;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Games;

/// <summary>The one rule for "assigned" and "upcoming": not cancelled, and starting today or later in the site's time
/// zone.</summary>
public static class UpcomingGames
{
    /// <param name="today">When today began in the site's time zone: <c>Site.StartOfToday</c>.</param>
    public static IQueryable<Game> From(PortalDb db, DateTimeOffset today) =>
        db.Games.Where(game => game.CancelledAt == null && game.StartsAt >= today);

    /// <summary>Those of the next days: today's, and up to the end of the day that is so many days ahead.</summary>
    public static IQueryable<Game> Within(PortalDb db, Site site, DateTimeOffset now, int days)
    {
        var end = site.StartOf(site.Today(now).AddDays(days + 1));
        return From(db, site.StartOfToday(now)).Where(game => game.StartsAt < end);
    }

    /// <summary>The people who have at least one position in such a game.</summary>
    public static IQueryable<Guid> AssignedPeople(PortalDb db, DateTimeOffset today) =>
        From(db, today).SelectMany(game => game.Crew).Where(slot => slot.PersonId != null).Select(slot => slot.PersonId!.Value).Distinct();
}

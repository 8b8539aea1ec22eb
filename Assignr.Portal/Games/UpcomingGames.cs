using Assignr.Portal.Data;

namespace Assignr.Portal.Games;

/// <summary>The one rule for "assigned" and "upcoming": not cancelled, and starting today or later in the site's time
/// zone.</summary>
public static class UpcomingGames
{
    /// <param name="today">When today began in the site's time zone: <c>Site.StartOfToday</c>.</param>
    public static IQueryable<Game> From(PortalDb db, DateTimeOffset today) =>
        db.Games.Where(game => game.CancelledAt == null && game.StartsAt >= today);

    /// <summary>The people who have at least one position in such a game.</summary>
    public static IQueryable<Guid> AssignedPeople(PortalDb db, DateTimeOffset today) =>
        From(db, today).SelectMany(game => game.Crew).Where(slot => slot.PersonId != null).Select(slot => slot.PersonId!.Value).Distinct();
}

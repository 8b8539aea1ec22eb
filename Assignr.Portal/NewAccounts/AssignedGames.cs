using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts;

/// <summary>The games ahead that somebody is assigned to, in words, before they cannot officiate any more.</summary>
internal static class AssignedGames
{
    private const int Named = 3;

    /// <returns>Null where there are none.</returns>
    public static async Task<string?> DescribeAsync(PortalDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var games = UpcomingGames.From(db, site.StartOfToday(now)).Where(game => game.Crew.Any(slot => slot.PersonId == person.Id));
        var count = await games.CountAsync(cancel);
        if (count == 0)
            return null;
        var first = await games.OrderBy(game => game.StartsAt).ThenBy(game => game.Id).Take(Named)
            .Select(game => new { game.StartsAt, game.IsTimeToBeSet, game.Home, game.Away }).ToListAsync(cancel);
        var words = string.Join("; ",
            first.Select(game => $"{GameWords.DayAndTime(game.StartsAt, game.IsTimeToBeSet, site)}, {game.Away} at {game.Home}"));
        var more = count > first.Count ? $"; and {count - first.Count} more" : "";
        var (which, crews) = count == 1
            ? ("1 game", "The crew stays as it is until you change it.")
            : ($"{count} games", "The crews stay as they are until you change them.");
        return $"{person.FirstName} is assigned to {which}: {words}{more}. {crews}";
    }
}

using System.Globalization;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.People;
using Assignr.Portal.Settings;

namespace Assignr.Portal.NewAccounts.NeedsYou;

/// <summary>The one rule of who needs an assignor: an official whom <see cref="NeverLoggedIn"/> covers, with a game in the next
/// days.</summary>
public static class WhoNeedsYou
{
    /// <summary>The days ahead that can be chosen; the first one is usual.</summary>
    public static IReadOnlyList<int> Choices { get; } = [7, 14];

    /// <summary>One of <see cref="Choices"/>, as an address has it; whatever else was asked for counts as the usual one.</summary>
    public static int Days(string? asked) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Choices.Contains(days) ? days : Choices[0];

    /// <summary>All of them, the soonest game first, then by name. It begins with the games, so that it costs what these days have,
    /// however many people there are.</summary>
    public static IQueryable<Guid> InOrder(PortalDb db, Site site, DateTimeOffset now, int days)
    {
        var people = NeverLoggedIn.Among(db.People).Where(person => (person.Permissions & Permissions.Official) != 0);
        // Not a Join: SQLite would begin with the people, of whom there may be many more; it keeps the order of a product.
        return UpcomingGames.Within(db, site, now, days)
            .SelectMany(game => game.Crew, (game, slot) => new { slot.PersonId, game.StartsAt })
            .SelectMany(_ => people, (assigned, person) => new { assigned.PersonId, assigned.StartsAt, person.Id, person.SortKey })
            .Where(row => row.Id == row.PersonId)
            .GroupBy(row => new { row.Id, row.SortKey })
            .OrderBy(games => games.Min(game => game.StartsAt)).ThenBy(games => games.Key.SortKey).ThenBy(games => games.Key.Id)
            .Select(games => games.Key.Id);
    }
}

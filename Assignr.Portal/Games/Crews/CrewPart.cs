using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.Crews;

/// <summary>The positions of a person who is changed or deleted: warns before an official loses the permission, and opens the positions of
/// one who is deleted.</summary>
internal sealed class CrewPart : IPersonPart
{
    private const int Named = 3;

    public async Task<Followed> DeletedAsync(PortalDb db, IReadOnlyCollection<Guid> personIds, DateTimeOffset now, CancellationToken cancel)
    {
        await db.Slots.Where(slot => slot.PersonId != null && personIds.Contains(slot.PersonId.Value))
            .ExecuteUpdateAsync(row => row.SetProperty(slot => slot.PersonId, (Guid?)null).SetProperty(slot => slot.AssignedAt,
                (DateTimeOffset?)null), cancel);
        return Followed.Nothing;
    }

    public async Task<string?> WarnOfPermissionsAsync(
        PortalDb db, Person person, Permissions wanted, DateTimeOffset now, CancellationToken cancel)
    {
        if (!person.Permissions.HasFlag(Permissions.Official) || wanted.HasFlag(Permissions.Official))
            return null;
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var games = Games(db, person.Id, site.StartOfToday(now));
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

    public async Task<string?> WarnOfDeletionAsync(PortalDb db, Guid personId, DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        return await Games(db, personId, site.StartOfToday(now)).CountAsync(cancel) switch
        {
            0 => null,
            1 => "1 upcoming game loses its official and has an open position.",
            var games => $"{games} upcoming games lose their official and have an open position.",
        };
    }

    private static IQueryable<Game> Games(PortalDb db, Guid personId, DateTimeOffset today) =>
        UpcomingGames.From(db, today).Where(game => game.Crew.Any(slot => slot.PersonId == personId));
}

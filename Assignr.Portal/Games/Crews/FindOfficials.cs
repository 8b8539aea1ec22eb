using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.Crews;

/// <summary>An official who could take a position.</summary>
/// <param name="Elsewhere">Their other game on that day, in words; null: none.</param>
/// <param name="NeverLoggedIn">Whether they have never signed in.</param>
public sealed record OfficialChoice(Guid Id, string Name, string? Elsewhere, bool NeverLoggedIn = false);

/// <summary>The first active officials whose names contain every typed word, each with their other game on that day.</summary>
[Allow(Who.Readers)]
public sealed class FindOfficials(IDbContextFactory<PortalDb> database)
{
    private const int Most = 12;

    public async Task<IReadOnlyList<OfficialChoice>> RunAsync(Caller caller, Guid gameId, string? text, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var game = await db.Games.AsNoTracking().SingleOrDefaultAsync(game => game.Id == gameId, cancel);
        if (game is null)
            return [];
        var officials = db.People.AsNoTracking().Where(person => (person.Permissions & Permissions.Official) != 0)
            .Where(person => !db.Slots.Any(slot => slot.GameId == gameId && slot.PersonId == person.Id));
        foreach (var word in Text.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            officials = officials.Where(person => person.SortKey.Contains(word));
        var found = await officials.OrderBy(person => person.SortKey).ThenBy(person => person.Id).Take(Most)
            .Select(person => new
            {
                person.Id,
                Name = person.FirstName + " " + person.LastName,
                NeverLoggedIn = person.FirstLoginAt == null
            }).ToListAsync(cancel);
        var elsewhere = await ElsewhereAsync(db, game, [.. found.Select(person => person.Id)], cancel);
        return [.. found.Select(person => new OfficialChoice(person.Id, person.Name,
            elsewhere.GetValueOrDefault(person.Id), person.NeverLoggedIn))];
    }

    /// <summary>The first other game of each person on that day in the site's time zone, where there is one.</summary>
    private static async Task<Dictionary<Guid, string>> ElsewhereAsync(PortalDb db, Game game, IReadOnlyCollection<Guid> people,
        CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var day = site.Today(game.StartsAt);
        var (from, until) = (site.StartOf(day), site.StartOf(day.AddDays(1)));
        var others = await db.Slots.AsNoTracking().Where(slot => slot.PersonId != null && people.Contains(slot.PersonId.Value))
            .Join(db.Games.Where(other => other.CancelledAt == null && other.StartsAt >= from && other.StartsAt < until),
                slot => slot.GameId, other => other.Id,
                (slot, other) => new { PersonId = slot.PersonId!.Value, other.StartsAt, other.IsTimeToBeSet, other.Home, other.Away })
            .ToListAsync(cancel);
        return others.GroupBy(other => other.PersonId).ToDictionary(of => of.Key, of => of.MinBy(other => other.StartsAt) is { } first
            ? $"{(first.IsTimeToBeSet ? "time to be set," : Dates.Time(first.StartsAt, site))} {first.Away} at {first.Home}" : "");
    }
}

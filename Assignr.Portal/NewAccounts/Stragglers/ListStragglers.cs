using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Stragglers;

/// <param name="Now">When this was read.</param>
public sealed record StragglerList(IReadOnlyList<Straggler> People, Site Site, DateTimeOffset Now);

/// <summary>Everybody whom <see cref="NeverLoggedIn"/> covers, by name, for a sheet of paper.</summary>
[Allow(Who.Readers)]
public sealed class ListStragglers(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <param name="withinDays">Only officials with a game in the next days; null: everybody.</param>
    public Task<StragglerList> RunAsync(Caller caller, int? withinDays = null, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        return database.SnapshotAsync(async db =>
        {
            var site = await db.Site.AsNoTracking().SingleAsync(cancel);
            var people = NeverLoggedIn.Among(db.People);
            if (withinDays is { } days)
            {
                var soon = WhoNeedsYou.InOrder(db, site, now, days);
                people = people.Where(person => soon.Contains(person.Id));
            }
            var list = new List<Straggler>();
            await foreach (var chunk in Candidates.ReadInChunksAsync(db, people, site.StartOfToday(now), cancel))
            {
                var ids = chunk.ConvertAll(person => person.PersonId);
                var phones = await db.People.Where(person => ids.Contains(person.Id))
                    .Select(person => new { person.Id, person.Phone })
                    .ToDictionaryAsync(person => person.Id, person => person.Phone, cancel);
                list.AddRange(chunk.Select(person => Straggler.Of(person, phones.GetValueOrDefault(person.PersonId), now)));
            }
            return new StragglerList(list, site, now);
        }, cancel);
    }
}

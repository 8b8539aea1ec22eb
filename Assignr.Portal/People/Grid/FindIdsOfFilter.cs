using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Grid;

/// <summary>Everybody whom the filters of a grid leave, on all of its pages, to be ticked.</summary>
[Allow(Who.Assignors)]
public sealed class FindIdsOfFilter(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public Task<List<Guid>> RunAsync(Caller caller, PeopleQuery query, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        return database.SnapshotAsync(async db =>
        {
            var today = (await db.Site.AsNoTracking().SingleAsync(cancel)).StartOfToday(now);
            var (found, _) = await PeopleSearch.AmongAsync(db, query.Search, cancel);
            return await ListPeople.Narrow(db, found, query, now, today).Select(person => person.Id).ToListAsync(cancel);
        }, cancel);
    }
}

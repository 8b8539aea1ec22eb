using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Grid;

/// <param name="People">How many <see cref="NeverLoggedIn"/> covers.</param>
/// <param name="Assigned">How many of them are assigned officials.</param>
public sealed record NeverLoggedInCounts(int People, int Assigned);

/// <summary>The numbers of the banner.</summary>
[Allow(Who.Readers)]
public sealed class CountNeverLoggedIn(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public async Task<NeverLoggedInCounts> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var today = (await db.Site.AsNoTracking().SingleAsync(cancel)).StartOfToday(clock.GetUtcNow());
        var people = NeverLoggedIn.Among(db.People);
        return new NeverLoggedInCounts(await people.CountAsync(cancel), await people.CountAsync(AssignedOfficials.Are(db, today), cancel));
    }
}

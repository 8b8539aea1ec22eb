using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People;

/// <param name="People">Active people with an address who have never logged in.</param>
/// <param name="WithUpcomingGame">How many of them have a game coming up.</param>
public sealed record NeverLoggedIn(int People, int WithUpcomingGame);

/// <summary>What the banner says.</summary>
[Allow(Who.Readers)]
public sealed class CountNeverLoggedIn(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public async Task<NeverLoggedIn> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var today = (await db.Site.AsNoTracking().SingleAsync(cancel)).StartOfToday(clock.GetUtcNow());
        var people = db.People.Where(person => person.FirstLoginAt == null && person.Permissions != Permissions.None && person.AddressCount > 0);
        return new NeverLoggedIn(
            await people.CountAsync(cancel),
            // From the games, of which few lie ahead, not from the people, who may be many.
            await UpcomingGames.AssignedPeople(db, today).CountAsync(id => people.Any(person => person.Id == id), cancel));
    }
}

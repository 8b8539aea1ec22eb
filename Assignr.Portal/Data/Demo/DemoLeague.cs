using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Games;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Data.Demo;

/// <summary>
/// The demo league for the first start in Development: the same people, games and history each time, moved by whole weeks so that the
/// season is always half played. It sets no usable password: those who have logged in can only reset theirs.
/// </summary>
internal sealed class DemoLeague(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <summary>The Monday, in the calendar of the data, on which half of the season lies ahead.</summary>
    private static readonly DateOnly Midseason = new(2026, 11, 23);

    /// <summary>Fills an empty site.</summary>
    /// <returns>False where the site was not empty and nothing was done.</returns>
    public Task<bool> SeedAsync(CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        var site = await db.Site.SingleAsync(cancel);
        if (site.SetUpAt is not null || await db.People.AnyAsync(cancel) || await db.Games.AnyAsync(cancel))
            return false;
        Fill(db, site);
        return true;
    }, cancel);

    /// <summary>Fills any site.</summary>
    internal void Fill(PortalDb db, Site site)
    {
        var now = clock.GetUtcNow();
        site.Describe("Sunday Officials", "America/New_York");
        var cast = DemoCast.From(DemoFiles.People(), now.AddDays(-80));
        db.People.AddRange(cast.Everybody);
        foreach (var person in cast.Everybody)
            db.Record(Caller.Portal, Act.PersonAdded, person.AddedAt, person.Id, "Came with the demo league.");
        db.Games.AddRange(Season(cast, site, now));
        new DemoHistory(db, site, now).Tell(cast);
    }

    private static IEnumerable<Game> Season(DemoCast cast, Site site, DateTimeOffset now)
    {
        var today = site.Today(now);
        var shift = 7 * (int)Math.Floor((today.DayNumber - Midseason.DayNumber) / 7.0);
        var number = 0;
        foreach (var line in DemoFiles.Games())
        {
            var local = line.LocalTime.AddDays(shift);
            var daysAhead = DateOnly.FromDateTime(local).DayNumber - today.DayNumber;
            var game = Game.Add(new DateTimeOffset(local, site.TimeZone.GetUtcOffset(local)), line.Home, line.Away,
                line.Crew.Select(slot => slot.Position), line.Id);
            foreach (var (slot, (_, name)) in game.Crew.Zip(line.Crew))
            {
                if (IsAssigned(cast, name, slot.Order, daysAhead))
                    slot.Assign(cast.Named(name).Id, now.AddDays(-60));
            }
            // Two games that were cancelled because of the weather: one in a played week, one to come.
            if (++number is 24 or 172)
                game.Cancel(now.AddDays(-5));
            yield return game;
        }
    }

    /// <summary>Played games have complete crews. Later ones have gaps, and some people take no games for the rest of the season.</summary>
    private static bool IsAssigned(DemoCast cast, string name, int order, int daysAhead) => daysAhead switch
    {
        < 0 => true,
        _ when cast.IsAway(name) => false,
        < 28 => true,
        < 42 => order < 5,
        _ => order < 2,
    };
}

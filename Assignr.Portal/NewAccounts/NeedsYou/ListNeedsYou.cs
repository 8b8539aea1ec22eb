using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.NeedsYou;

/// <param name="Total">How many there are on all pages.</param>
/// <param name="Now">When this was read.</param>
public sealed record NeedsYouList(IReadOnlyList<NeedsYouRow> Rows, int Total, Site Site, DateTimeOffset Now);

/// <summary>Officials who have never logged in and have a game in the next days, the soonest game first.</summary>
[Allow(Who.Readers)]
public sealed class ListNeedsYou(IDbContextFactory<PortalDb> database, IEnumerable<IMailKind> kinds, TimeProvider clock)
{
    /// <summary>How many the panel on top of People has.</summary>
    public const int InSight = 5;

    /// <summary>How many a page of the whole list has: more than anybody calls in a day.</summary>
    public const int PageSize = 200;

    /// <param name="days">One of <see cref="WhoNeedsYou.Choices"/>.</param>
    /// <param name="page">From 0.</param>
    public async Task<NeedsYouList> RunAsync(Caller caller, int days, int page = 0, int size = PageSize, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var all = await WhoNeedsYou.InOrder(db, site, now, days).ToListAsync(cancel);
        var ids = all.Skip(Math.Max(0, page) * size).Take(size).ToList();
        return new NeedsYouList(await new NeedsYouRows(db, site, now, kinds).ReadAsync(ids, days, cancel), all.Count, site, now);
    }
}

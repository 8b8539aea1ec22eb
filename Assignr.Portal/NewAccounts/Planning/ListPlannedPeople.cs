using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.Deciding;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Planning;

/// <summary>Who is on the list of a planned mailing, in the order of the grid, each judged as if its hour were now.</summary>
[Allow(Who.Readers)]
public sealed class ListPlannedPeople(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="page">From 0.</param>
    public async Task<PlannedPage> RunAsync(Caller caller, Guid mailingId, int page = 0, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.PlannedMailings().AsNoTracking().SingleOrDefaultAsync(mailing => mailing.Id == mailingId, cancel) is not { } mailing)
            return new PlannedPage([], 0);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var people = PlannedBook.PeopleOf(db, mailingId);
        var ids = await people.OrderBy(person => person.SortKey).ThenBy(person => person.Id).Skip(page * PageSize).Take(PageSize)
            .Select(person => person.Id).ToListAsync(cancel);
        return new PlannedPage(
            (await Candidates.ReadAsync(db, ids, site.StartOfToday(now), cancel))
                .ConvertAll(person => mailing.JudgeAtItsHour(person, now)),
            await people.CountAsync(cancel));
    }
}

/// <param name="Count">How many there are on all pages; without those who were deleted.</param>
public sealed record PlannedPage(IReadOnlyList<Verdict> People, int Count);

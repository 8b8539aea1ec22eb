using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.NewAccounts.Funnel;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Grid;

/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page of these rows: the last one where the wanted page does not exist.</param>
public sealed record ListedPeople(IReadOnlyList<PersonRow> Rows, int Total, int Page);

/// <summary>One page of the grid.</summary>
[Allow(Who.Readers)]
public sealed class ListPeople(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public async Task<ListedPeople> RunAsync(Caller caller, PeopleQuery query, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancel);
        var today = (await db.Site.AsNoTracking().SingleAsync(cancel)).StartOfToday(now);

        var size = Math.Clamp(query.PageSize, 1, PeopleQuery.LargestPage);
        var (found, known) = await PeopleSearch.AmongAsync(db, query.Search, cancel);
        var people = Narrow(db, found, query, now, today);
        var total = people == found && known is { } number ? number : await people.CountAsync(cancel);
        var page = Math.Clamp(query.Page, 0, Math.Max(0, (total - 1) / size));

        // Two steps: a query with narrow rows finds the order, and only the rows of the page are read whole.
        var ids = await PeopleSearch.InOrder(db, people, query, now, today, walk: PaysToWalk(query, page, size, total))
            .Skip(page * size).Take(size).ToListAsync(cancel);
        return new ListedPeople(await ReadAsync(db, ids, now, today, cancel), total, page);
    }

    internal static IQueryable<Person> Narrow(PortalDb db, IQueryable<Person> people, PeopleQuery query,
        DateTimeOffset now, DateTimeOffset today)
    {
        if (query.Standing is { } standing)
            people = people.Where(Standings.Is(standing, now));
        if (query.Permission is not Permissions.None and var permission)
            people = people.Where(person => (person.Permissions & permission) != 0);
        if (query.HasUpcomingGame)
            people = people.Where(person => UpcomingGames.AssignedPeople(db, today).Contains(person.Id));
        if (query.Step is { } step)
            people = FunnelSteps.Reached(db, FunnelSteps.Among(db, people, query.Scope), step, query.Scope);
        return people;
    }

    /// <summary>
    /// Walking an index in order and checking each row until the page is full is fast where most rows match. Where few do, it is slower
    /// than collecting the matches and sorting them. The matches of a search often lie close together in the order of names, so there the
    /// walk needs far more of them.
    /// </summary>
    private static bool PaysToWalk(PeopleQuery query, int page, int size, int total) =>
        !query.IsNarrowed || (long)(page + 1) * size * (query.Search.Length > 0 ? 1_000 : 20) <= total;

    private static async Task<IReadOnlyList<PersonRow>> ReadAsync(
        PortalDb db, List<Guid> ids, DateTimeOffset now, DateTimeOffset today, CancellationToken cancel)
    {
        var read = await db.People.AsNoTracking()
            .Where(person => ids.Contains(person.Id))
            .Select(person => new
            {
                Person = person,
                IsShared = db.Addresses.Any(mine => mine.PersonId == person.Id && mine.Position == 0
                    && db.Addresses.Any(other => other.Key == mine.Key && other.PersonId != person.Id)),
            })
            .ToDictionaryAsync(row => row.Person.Id, cancel);
        var games = await db.Slots.Where(slot => slot.PersonId != null && ids.Contains(slot.PersonId.Value))
            .Join(
                UpcomingGames.From(db, today), slot => slot.GameId, game => game.Id,
                (slot, game) => new { slot.PersonId, game.StartsAt, game.IsTimeToBeSet })
            .ToListAsync(cancel);
        var next = games.GroupBy(game => game.PersonId!.Value).ToDictionary(own => own.Key, own => own.MinBy(game => game.StartsAt)!);
        var rows = ids.Where(read.ContainsKey).Select(id => (Read: read[id], Next: next.GetValueOrDefault(id))).Select(one =>
            Row(one.Read.Person, one.Read.IsShared, one.Next?.StartsAt, one.Next?.IsTimeToBeSet == true, now)).ToList();
        var paused = await PausedMail.OfAsync(db, rows.Select(row => (row.Id, row.Standing)), cancel);
        return paused.Count == 0 ? rows : rows.ConvertAll(row => row with { EmailIsPaused = paused.Contains(row.Id) });
    }

    private static PersonRow Row(Person person, bool isShared, DateTimeOffset? nextGameAt, bool isTimeToBeSet, DateTimeOffset now)
    {
        var standing = Standings.Of(person, now);
        return new PersonRow
        {
            Id = person.Id,
            Name = person.FullName,
            Permissions = person.Permissions,
            PrimaryAddress = person.PrimaryAddress,
            MoreAddresses = Math.Max(0, person.AddressCount - 1),
            IsShared = isShared,
            Phone = person.Phone,
            Standing = standing,
            StandingSince = Standings.Since(person, standing),
            LastSentAt = person.NewAccountHandedOverAt,
            LastLoginAt = person.LastLoginAt,
            NextGameAt = nextGameAt,
            NextGameIsTimeToBeSet = isTimeToBeSet,
        };
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Grid;

/// <summary>The people of a grid as a table that an import reads back without a change. Audited, because addresses leave the
/// portal.</summary>
[Allow(Who.Readers)]
public sealed class ExportPeople(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <param name="query">The filters of the grid; the page does not matter.</param>
    public async Task<Table> RunAsync(Caller caller, PeopleQuery query, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var table = await database.SnapshotAsync(async db =>
        {
            var today = (await db.Site.AsNoTracking().SingleAsync(cancel)).StartOfToday(now);
            var (found, _) = await PeopleSearch.AmongAsync(db, query.Search, cancel);
            var people = await ListPeople.Narrow(db, found, query, now, today).AsNoTracking()
                .Include(person => person.Addresses).ToListAsync(cancel);
            return TableOf(people);
        }, cancel);
        var whom = query.IsNarrowed ? PeopleUrl.Of(query with { Page = 0 }) : "all of them";
        var people = table.Rows.Count == 1 ? "1 person" : $"{table.Rows.Count.Grouped()} people";
        await database.RecordAsync(caller, Act.PeopleExported, now, $"{people}, {whom}", cancel);
        return table;
    }

    // Sorted by content and never by id, so that the same people make the same file in every portal.
    private static Table TableOf(List<Person> people)
    {
        var addresses = Math.Max(1, people.Count == 0 ? 1 : people.Max(person => person.AddressCount));
        string[] headings = ["External Id", "First Name", "Last Name", "Primary Email Address",
            .. Enumerable.Range(2, addresses - 1).Select(number => $"Email {number}"), "Mobile Phone", "Permissions"];
        return new Table(headings, [.. people.Select(person => (Person: person, Row: Row(person, addresses)))
            .OrderBy(one => one.Person.SortKey, StringComparer.Ordinal).ThenBy(one => string.Join('\0', one.Row),
                StringComparer.Ordinal).Select(one => one.Row)]);
    }

    private static string[] Row(Person person, int addresses) =>
    [
        person.ExternalId ?? "", person.FirstName, person.LastName,
        .. person.Addresses.Select(address => address.Address).Concat(Enumerable.Repeat("", addresses - person.Addresses.Count)),
        person.Phone ?? "", person.Permissions.InWords(),
    ];
}

using System.Text;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Assignr.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.People.Grid;

/// <summary>The order of the grid is that of bytes, whichever the database and its language, and whoever lacks what is sorted by comes
/// first.</summary>
public sealed class PeopleOrderTests : IAsyncLifetime
{
    /// <summary>What each language sorts in its own way: case, accents, both Turkish i, ligatures, digits, signs; and what UTF-16 and
    /// UTF-8 sort differently.</summary>
    private static readonly string[] Names =
    [
        "a", "A", "B", "á", "Á", "ä", "Zoë", "zoe", "Ø", "o", "ß", "ss", "SS", "æ", "I", "İ", "ı", "i", "Iğdır", "ığdır", "İrem", "irem",
        "O'Neil", "O’Neil", "Oneil", "O Neil", "de la Cruz", "De La Cruz", "10", "9", "-", "~", "_", "😀", "\uFF5E", "𝒜", "Ж", "ж", "王",
    ];

    private static readonly string?[] Addresses =
        [null, "a@example.com", "B@example.com", "b@example.com", "_@example.com", "1@example.com", "i@example.com", "I@example.com"];

    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_the_names_the_order_is_the_same_along_an_index_and_without_one(int seed)
    {
        await FillAsync(new Random(seed));
        var people = await portal.ReadAsync(db => db.People.Include(person => person.Addresses).AsNoTracking().ToListAsync());
        Assert.Contains(people, person => person.PrimaryAddress is null);
        Assert.Contains(people, person => person.NewAccountHandedOverAt is null && person.LastLoginAt is null);

        foreach (var descending in new[] { false, true })
        {
            var names = descending
                ? people.OrderByDescending(person => person.SortKey, Bytes).ThenByDescending(person => person.Id)
                : people.OrderBy(person => person.SortKey, Bytes).ThenBy(person => person.Id);
            await SortsAsync(PeopleOrder.Name, descending, names);
            await SortsAsync(PeopleOrder.Email, descending, By(people, person => person.PrimaryAddress, Bytes, descending));
            await SortsAsync(PeopleOrder.LastSent, descending,
                By(people, person => person.NewAccountHandedOverAt, Comparer<DateTimeOffset?>.Default, descending));
            await SortsAsync(PeopleOrder.LastLogin, descending,
                By(people, person => person.LastLoginAt, Comparer<DateTimeOffset?>.Default, descending));
        }
    }

    [Theory]
    [InlineData(PeopleOrder.Name, "IX_People_SortKey_Id")]
    [InlineData(PeopleOrder.Email, "IX_People_PrimaryAddress_SortKey_Id")]
    [InlineData(PeopleOrder.LastSent, "IX_People_NewAccountHandedOverAt_SortKey_Id")]
    [InlineData(PeopleOrder.LastLogin, "IX_People_LastLoginAt_SortKey_Id")]
    public async Task A_page_is_read_along_the_index_of_its_order(PeopleOrder order, string index)
    {
        var plan = await portal.ReadAsync(db => db.PlanAsync(InOrder(db, order, descending: false, walk: true).Take(25)));

        Assert.Equal($"SCAN p USING COVERING INDEX {index}", plan);
    }

    private static Comparer<string?> Bytes => Comparer<string?>.Create((one, other) =>
        one is null || other is null ? (one is null ? 0 : 1) - (other is null ? 0 : 1)
            : Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other)));

    private static IEnumerable<Person> By<TKey>(
        List<Person> people, Func<Person, TKey> key, Comparer<TKey> comparer, bool descending) =>
        (descending ? people.OrderByDescending(key, comparer) : people.OrderBy(key, comparer))
            .ThenBy(person => person.SortKey, Bytes).ThenBy(person => person.Id);

    private IQueryable<Guid> InOrder(PortalDb db, PeopleOrder order, bool descending, bool walk) => PeopleSearch.InOrder(
        db, db.People, new PeopleQuery { Order = order, Descending = descending }, portal.Now, portal.Now, walk);

    private async Task SortsAsync(PeopleOrder order, bool descending, IEnumerable<Person> expected)
    {
        var names = expected.Select(person => $"{person.SortKey} {person.Id}").ToList();
        foreach (var walk in new[] { true, false })
            Assert.Equal(names, await portal.ReadAsync(async db =>
            {
                var ids = await InOrder(db, order, descending, walk).ToListAsync();
                var keys = await db.People.ToDictionaryAsync(person => person.Id, person => person.SortKey);
                return ids.ConvertAll(id => $"{keys[id]} {id}");
            }));
    }

    /// <summary>Names come several times, so that only the id tells some people apart.</summary>
    private async Task FillAsync(Random random)
    {
        for (var count = 0; count < 120; count++)
        {
            var person = Person.Add(Any(random, Names), Any(random, Names), Permissions.Official, A.LongAgo);
            if (Any(random, Addresses) is { } address)
                person.Reach([A.Address(address)], A.LongAgo);
            if (random.Next(3) > 0)
                person.LogIn(A.LongAgo.AddDays(random.Next(5)));
            await portal.SaveAsync(person);
        }
        await portal.Database.WriteAsync(async db =>
        {
            foreach (var person in await db.People.ToListAsync())
                if (random.Next(3) is > 0 and var day)
                    db.Entry(person).Property(row => row.NewAccountHandedOverAt).CurrentValue = A.LongAgo.AddDays(day);
        });
    }

    private static T Any<T>(Random random, T[] among) => among[random.Next(among.Length)];
}

using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.People.Grid;

public sealed class ListPeopleTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Lists_by_last_name_a_page_at_a_time_and_says_how_many_there_are()
    {
        await portal.SaveAsync(A.Person("Cid Alpha"), A.Person("Ann Beta"), A.Person("Bob Alpha"));

        var first = await ListAsync(new PeopleQuery { PageSize = 2 });
        var second = await ListAsync(new PeopleQuery { PageSize = 2, Page = 1 });

        Assert.Equal(["Bob Alpha", "Cid Alpha"], Names(first));
        Assert.Equal(["Ann Beta"], Names(second));
        Assert.Equal(3, first.Total);
    }

    [Fact]
    public async Task A_page_behind_the_end_is_the_last_one()
    {
        await portal.SaveAsync(A.Person("Ann Beta"), A.Person("Bob Alpha"), A.Person("Cid Gamma"));

        var page = await ListAsync(new PeopleQuery { PageSize = 2, Page = 40 });

        Assert.Equal(1, page.Page);
        Assert.Equal(["Cid Gamma"], Names(page));
    }

    [Theory]
    [InlineData("jose", "José Núñez")]
    [InlineData("NUN", "José Núñez")]
    [InlineData("nunez jose", "José Núñez")]
    [InlineData("núñez, josé", "José Núñez")]
    [InlineData("jo", "José Núñez")]
    [InlineData("osé n", "José Núñez")]
    [InlineData("o'bri", "Maeve O'Brien")]
    [InlineData("family@home", "Maeve O'Brien")]
    [InlineData("second@", "Maeve O'Brien")]
    [InlineData("strom", "Åse Strøm")]
    [InlineData("50%", "")]
    [InlineData("\"", "")]
    [InlineData("jose AND", "")]
    [InlineData("jose maeve", "")]
    public async Task Finds_any_part_of_a_name_or_address_whatever_its_case_and_accents(string search, string found)
    {
        await portal.SaveAsync(
            A.Person("José Núñez", "jn@officials.example.com"),
            A.Person("Maeve O'Brien", "family@home.example", moreAddresses: "second@mail.example"),
            A.Person("Åse Strøm", null));

        Assert.Equal(found, string.Join('|', Names(await ListAsync(new PeopleQuery { Search = search }))));
    }

    [Fact]
    public async Task Finds_a_person_by_the_new_name_at_once_and_no_longer_by_the_old_one()
    {
        var person = A.Person("Dana Scott");
        await portal.SaveAsync(person);
        await portal.Database.WriteAsync(async db => (await db.People.SingleAsync()).Rename("Dana", "McKenzie"));

        Assert.Single((await ListAsync(new PeopleQuery { Search = "kenzie" })).Rows);
        Assert.Empty((await ListAsync(new PeopleQuery { Search = "scott" })).Rows);
        await portal.Database.WriteAsync(db => db.People.ExecuteDeleteAsync());
        Assert.Empty((await ListAsync(new PeopleQuery { Search = "kenzie" })).Rows);
    }

    [Fact]
    public async Task The_search_index_is_built_again_where_it_is_missing()
    {
        await portal.SaveAsync(A.Person("Dana Scott"));
        await portal.Database.WriteAsync(db =>
            db.Database.ExecuteSqlRawAsync("DROP TRIGGER PeopleSearchDeleted; DELETE FROM PeopleSearch;"));
        Assert.Empty((await ListAsync(new PeopleQuery { Search = "scott" })).Rows);

        await portal.Services.MigrateAsync();

        Assert.Single((await ListAsync(new PeopleQuery { Search = "scott" })).Rows);
    }

    [Fact]
    public async Task The_search_survives_a_vacuum()
    {
        await portal.SaveAsync(A.Person("Ann Alpha"), A.Person("Bob Beta"), A.Person("Cid Gamma"));
        await portal.Database.WriteAsync(db => db.People.Where(person => person.FirstName == "Ann").ExecuteDeleteAsync());
        await using (var db = await portal.Database.CreateDbContextAsync())
            await db.Database.ExecuteSqlRawAsync("VACUUM");

        Assert.Equal(["Cid Gamma"], Names(await ListAsync(new PeopleQuery { Search = "gamma" })));
        Assert.Equal(["Bob Beta"], Names(await ListAsync(new PeopleQuery { Search = "beta" })));
    }

    [Fact]
    public async Task Filters_by_standing_permission_and_upcoming_game()
    {
        var assigned = A.Person("Ann Alpha", permissions: Permissions.Official | Permissions.Assignor);
        var free = A.Person("Bob Beta", loggedInAt: portal.Now);
        var watcher = A.Person("Cid Gamma", permissions: Permissions.Observer);
        var gone = A.Person("Dee Delta", permissions: Permissions.None);
        await portal.SaveAsync(assigned, free, watcher, gone, A.Game(portal.Now.AddDays(3), ("Referee", assigned), ("Umpire", null)));

        Assert.Equal(["Ann Alpha", "Cid Gamma"], Names(await ListAsync(new PeopleQuery { Standing = Standing.NotSent })));
        Assert.Equal(["Dee Delta"], Names(await ListAsync(new PeopleQuery { Standing = Standing.Deactivated })));
        Assert.Equal(["Ann Alpha"], Names(await ListAsync(new PeopleQuery { Permission = Permissions.Assignor })));
        Assert.Equal(["Ann Alpha"], Names(await ListAsync(new PeopleQuery { HasUpcomingGame = true })));
        Assert.Empty((await ListAsync(new PeopleQuery { HasUpcomingGame = true, Standing = Standing.LoggedIn })).Rows);
        Assert.Equal(["Ann Alpha"],
            Names(await ListAsync(new PeopleQuery { Search = "alp", Standing = Standing.NotSent, HasUpcomingGame = true })));
    }

    [Fact]
    public async Task A_cancelled_game_or_one_of_yesterday_is_not_coming_up_and_one_earlier_today_is()
    {
        var person = A.Person();
        var cancelled = A.Game(portal.Now.AddDays(1), ("Referee", person));
        cancelled.Cancel(portal.Now);
        await portal.SaveAsync(person, cancelled, A.Game(portal.Now.AddDays(-1), ("Referee", person)));
        Assert.Null(Assert.Single((await ListAsync(new PeopleQuery())).Rows).NextGameAt);

        await portal.SaveAsync(A.Game(portal.Now.AddHours(-2), ("Referee", person)));

        Assert.Equal(portal.Now.AddHours(-2), Assert.Single((await ListAsync(new PeopleQuery { HasUpcomingGame = true })).Rows).NextGameAt);
    }

    [Theory]
    [InlineData(PeopleOrder.Name, "Ann Alpha,Bob Beta,Cid Gamma", "Cid Gamma,Bob Beta,Ann Alpha")]
    [InlineData(PeopleOrder.Email, "Bob Beta,Cid Gamma,Ann Alpha", "Ann Alpha,Cid Gamma,Bob Beta")]
    [InlineData(PeopleOrder.Account, "Bob Beta,Ann Alpha,Cid Gamma", "Cid Gamma,Ann Alpha,Bob Beta")]
    [InlineData(PeopleOrder.LastSent, "Bob Beta,Cid Gamma,Ann Alpha", "Ann Alpha,Bob Beta,Cid Gamma")]
    [InlineData(PeopleOrder.LastLogin, "Ann Alpha,Bob Beta,Cid Gamma", "Cid Gamma,Ann Alpha,Bob Beta")]
    [InlineData(PeopleOrder.NextGame, "Cid Gamma,Ann Alpha,Bob Beta", "Ann Alpha,Cid Gamma,Bob Beta")]
    public async Task Sorts_by_every_column_up_and_down_the_same_with_and_without_a_filter(PeopleOrder order, string up, string down)
    {
        var ann = A.Person("Ann Alpha", "z@officials.example.com");
        var bob = A.Person("Bob Beta", null);
        var cid = A.Person("Cid Gamma", "c@officials.example.com", loggedInAt: portal.Now);
        await portal.SaveAsync(ann, bob, cid, A.Game(portal.Now.AddDays(1), ("Referee", cid)),
            A.Game(portal.Now.AddDays(2), ("Referee", ann)));
        await portal.Database.WriteAsync(db => db.People.Where(person => person.Id == ann.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountHandedOverAt, portal.Now)));

        foreach (var permission in new[] { Permissions.None, Permissions.Official })
        {
            Assert.Equal(up.Split(','), Names(await ListAsync(new PeopleQuery { Order = order, Permission = permission })));
            Assert.Equal(down.Split(','),
                Names(await ListAsync(new PeopleQuery { Order = order, Permission = permission, Descending = true })));
        }
    }

    [Fact]
    public async Task A_row_says_what_the_grid_shows()
    {
        var allen = A.Person("Allen Baynes", "Baynes.Family@home.example", phone: "(555) 010-0003", moreAddresses: ["allen@mail.example"]);
        var rusty = A.Person("Rusty Baynes", "baynes.family@home.example");
        await portal.SaveAsync(allen, rusty, A.Game(portal.Now.AddDays(6), ("Referee", allen)));

        var row = (await ListAsync(new PeopleQuery())).Rows[0];

        Assert.Equal("Allen Baynes", row.Name);
        Assert.Equal(Permissions.Official, row.Permissions);
        Assert.Equal("Baynes.Family@home.example", row.PrimaryAddress);
        Assert.Equal(1, row.MoreAddresses);
        Assert.True(row.IsShared);
        Assert.Equal("(555) 010-0003", row.Phone);
        Assert.Equal(Standing.NotSent, row.Standing);
        Assert.Equal(portal.Now.AddDays(6), row.NextGameAt);
    }

    private Task<ListedPeople> ListAsync(PeopleQuery query) => portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, query);

    private static IEnumerable<string> Names(ListedPeople page) => page.Rows.Select(row => row.Name);
}

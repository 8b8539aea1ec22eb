using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.People;

public sealed class StandingTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Somebody_moves_from_not_sent_over_sending_and_sent_to_link_expired()
    {
        var person = A.Person();
        await portal.SaveAsync(person);
        Assert.Equal(Standing.NotSent, await StandingAsync());

        await SetAsync(asked: portal.Now);
        Assert.Equal(Standing.Sending, await StandingAsync());

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await SetAsync(asked: portal.Now.AddMinutes(-1), handedOver: portal.Now, expires: portal.Now.AddDays(14));
        Assert.Equal(Standing.Sent, await StandingAsync());

        portal.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(Standing.Sent, await StandingAsync());
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Standing.LinkExpired, await StandingAsync());
    }

    [Fact]
    public async Task A_refusal_stands_until_a_later_email_gets_through()
    {
        await portal.SaveAsync(A.Person());
        await SetAsync(asked: portal.Now.AddHours(-1), refused: portal.Now);
        Assert.Equal(Standing.Refused, await StandingAsync());

        await SetAsync(asked: portal.Now.AddHours(-1), refused: portal.Now, handedOver: portal.Now.AddHours(1),
            expires: portal.Now.AddDays(14));
        Assert.Equal(Standing.Sent, await StandingAsync());
    }

    [Fact]
    public async Task What_was_said_by_a_link_stands_above_what_was_sent_and_below_a_login()
    {
        var person = A.Person();
        await portal.SaveAsync(person);
        await SetAsync(asked: portal.Now);
        foreach (var (column, standing) in new[] { (nameof(Person.NotTheirsAt), Standing.NotTheirs),
            (nameof(Person.NoLongerOfficiatesAt), Standing.NoLongerOfficiates) })
        {
            await portal.Database.WriteAsync(db => db.People.ExecuteUpdateAsync(row =>
                row.SetProperty(one => EF.Property<DateTimeOffset?>(one, column), portal.Now)));
            Assert.Equal(standing, await StandingAsync());
        }

        await portal.Database.WriteAsync(async db => (await db.People.Include(one => one.Addresses).SingleAsync()).LogIn(portal.Now));
        Assert.Equal(Standing.LoggedIn, await StandingAsync());
    }

    [Fact]
    public async Task Counts_everybody_once_and_what_is_on_its_way_as_sent()
    {
        await portal.SaveAsync(
            A.Person("Ann Alpha"), A.Person("Bob Beta", null), A.Person("Cid Gamma", loggedInAt: portal.Now),
                A.Person("Dee Delta", permissions: Permissions.None));
        var sending = A.Person("Eve Epsilon");
        await portal.SaveAsync(sending);
        await portal.Database.WriteAsync(db => db.People.Where(person => person.Id == sending.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountAskedAt, portal.Now)));

        var counts = await portal.Get<CountStandings>().RunAsync(TestPortal.Assignor);

        Assert.Equal(5, counts.All);
        Assert.Equal(4, counts.Active);
        Assert.Equal((1, 1, 1, 1, 1), (counts[Standing.NotSent], counts[Standing.NoEmail], counts[Standing.LoggedIn],
            counts[Standing.Deactivated], counts[Standing.Sent]));
        var sent = await portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, new PeopleQuery { Standing = Standing.Sent });
        Assert.Equal("Eve Epsilon", Assert.Single(sent.Rows).Name);
    }

    [Fact]
    public async Task The_banner_counts_everybody_active_who_has_never_logged_in_with_or_without_an_address()
    {
        var assigned = A.Person("Ann Alpha");
        await portal.SaveAsync(
            assigned, A.Person("Bob Beta"), A.Person("Cid Gamma", null), A.Person("Dee Delta", permissions: Permissions.None),
            A.Person("Eve Epsilon", loggedInAt: portal.Now),
            A.Game(portal.Now.AddDays(1), ("Referee", assigned), ("Umpire", assigned)));

        Assert.Equal(new NeverLoggedInCounts(3, 1), await portal.Get<CountNeverLoggedIn>().RunAsync(TestPortal.Assignor));
    }

    [Fact]
    public async Task Banner_and_dialog_count_the_same_people()
    {
        var (official, observer) = (A.Person("Ann Alpha"), A.Person("Bob Beta", permissions: Permissions.Observer));
        await portal.SaveAsync(
            official, observer, A.Person("Cid Gamma", null), A.Person("Dee Delta", permissions: Permissions.None),
            A.Person("Eve Epsilon", loggedInAt: portal.Now),
            A.Game(portal.Now.AddDays(1), ("Referee", official), ("Observer", observer)));

        var banner = await portal.Get<CountNeverLoggedIn>().RunAsync(TestPortal.Assignor);

        foreach (var audience in Enum.GetValues<Audience>())
        {
            var dialog = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, audience);
            Assert.Equal((3, 1), (dialog.NeverLoggedIn, dialog.AssignedOfficials));
            Assert.Equal((dialog.NeverLoggedIn, dialog.AssignedOfficials), (banner.People, banner.Assigned));
            Assert.Equal(audience == Audience.AllAssignedOfficials ? 1 : 3, dialog.Recipients.Count + dialog.ExcludedPeople);
        }
    }

    private Task<Standing> StandingAsync() => portal.ReadAsync(db => db.People.Select(Standings.At(portal.Now)).SingleAsync());

    private Task<int> SetAsync(DateTimeOffset? asked = null, DateTimeOffset? handedOver = null, DateTimeOffset? refused = null,
        DateTimeOffset? expires = null) =>
        portal.Database.WriteAsync(db => db.People.ExecuteUpdateAsync(row => row
            .SetProperty(person => person.NewAccountAskedAt, asked)
            .SetProperty(person => person.NewAccountHandedOverAt, handedOver)
            .SetProperty(person => person.NewAccountRefusedAt, refused)
            .SetProperty(person => person.LinkExpiresAt, expires)));
}

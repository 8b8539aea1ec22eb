using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Assignr.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.NeedsYou;

public sealed class ListNeedsYouTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task The_soonest_game_comes_first_and_each_row_says_what_is_wrong_and_what_helps()
    {
        await NeedsYouBench.AddAsync(portal);

        var list = await NeedsYouBench.ListAsync(portal);

        Assert.Equal(
            [
                ("Expired Alpha", Standing.LinkExpired, Help.SendAgain, "Once"),
                ("Refused Beta", Standing.Refused, Help.FixTheAddress, null),
                ("None Gamma", Standing.NoEmail, Help.AddAnAddress, null), ("Never Delta", Standing.NotSent, Help.Send, null),
                ("Sent Epsilon", Standing.Sent, Help.Call, "Once"),
            ],
            list.Rows.Select(row => (row.Name, row.Standing, row.Help, row.HowOften)));
        Assert.Equal(5, list.Total);
        Assert.Equal((portal.Now.AddHours(-2), "TB at KC"), (list.Rows[0].Game.StartsAt, list.Rows[0].Game.Teams));
        Assert.Equal("No such mailbox.", list.Rows[1].Why);
        Assert.Equal(("refused@example.com", "550 5.1.1 no such user"), (list.Rows[1].Wrong.Address, list.Rows[1].Wrong.Because));
        Assert.Null(list.Rows[2].Wrong.Address);
    }

    [Fact]
    public async Task A_day_after_the_last_email_another_one_helps()
    {
        await NeedsYouBench.AddAsync(portal);
        portal.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(Help.SendAgain, (await NeedsYouBench.ListAsync(portal)).Rows.Single(row => row.Name == "Sent Epsilon").Help);
    }

    [Fact]
    public async Task Whose_links_were_withdrawn_is_sent_another_email_at_once()
    {
        await NeedsYouBench.AddAsync(portal);
        await portal.ReadAsync(db => db.People.Where(row => row.FirstName == "Sent").ExecuteUpdateAsync(row => row
            .SetProperty(person => person.LinksWithdrawnAt, portal.Now)
            .SetProperty(person => person.LinkExpiresAt, (DateTimeOffset?)null)));

        Assert.Equal(Help.SendAgain, (await NeedsYouBench.ListAsync(portal)).Rows.Single(row => row.Name == "Sent Epsilon").Help);
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllAssignedOfficials);
        Assert.DoesNotContain(preview.Excluded, group => group.Reason == Reason.EmailedInTheLast24Hours);
    }

    [Fact]
    public async Task An_address_that_is_not_theirs_is_fixed_from_the_row()
    {
        await NeedsYouBench.AddAsync(portal);
        await portal.ReadAsync(db => db.Addresses.Where(row => row.Address == "sent@example.com")
            .ExecuteUpdateAsync(row => row.SetProperty(address => address.NotTheirsAt, portal.Now)));

        var row = (await NeedsYouBench.ListAsync(portal)).Rows.Single(row => row.Name == "Sent Epsilon");

        Assert.Equal((Help.FixTheAddress, "sent@example.com", true), (row.Help, row.Wrong.Address, row.Wrong.IsNotTheirs));
    }

    [Fact]
    public async Task Letters_to_several_addresses_of_one_asking_count_once()
    {
        var person = A.Person(moreAddresses: "parent@home.example");
        await portal.SaveAsync(person, A.Game(portal.Now.AddDays(1), ("Referee", person)));
        for (var time = 0; time < 2; time++)
        {
            await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id, confirmed: true);
            await new Outbox(portal).SendEverythingAsync();
            portal.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        var row = Assert.Single((await NeedsYouBench.ListAsync(portal)).Rows);

        Assert.Equal((2, "Twice", Help.Call), (row.TimesSent, row.HowOften, row.Help));
    }

    [Fact]
    public async Task Whoever_logged_in_is_deactivated_no_official_or_free_needs_nobody()
    {
        var (home, away, watcher, free) = (A.Person("A Home", loggedInAt: portal.Now), A.Person("B Away", permissions: Permissions.None),
            A.Person("C Watcher", permissions: Permissions.Observer), A.Person("D Free"));
        var cancelled = A.Game(portal.Now.AddDays(1), ("Referee", free));
        cancelled.Cancel(portal.Now);
        await portal.SaveAsync(
            home, away, watcher, free, cancelled, A.Game(portal.Now.AddDays(-1), ("Referee", free)),
            A.Game(portal.Now.AddDays(1), ("Referee", home), ("Umpire", away), ("Judge", watcher), ("Timer", null)));

        Assert.Empty((await NeedsYouBench.ListAsync(portal)).Rows);
    }

    /// <summary>Noon of 23 November in Honolulu is 22:00 UTC: the seventh day ahead ends there at 10:00 UTC of 1 December.</summary>
    [Theory]
    [InlineData("2026-12-01T09:59:00Z", 7, true)]
    [InlineData("2026-12-01T10:00:00Z", 7, false)]
    [InlineData("2026-12-01T10:00:00Z", 14, true)]
    [InlineData("2026-12-08T10:00:00Z", 14, false)]
    [InlineData("2026-11-23T10:00:00Z", 7, true)]
    [InlineData("2026-11-23T09:59:00Z", 7, false)]
    public async Task The_days_are_those_of_the_sites_calendar(string startsAt, int days, bool isListed)
    {
        portal.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 22, 0, 0, TimeSpan.Zero));
        await portal.Database.WriteAsync(async db => (await db.Site.SingleAsync()).Describe("League", "Pacific/Honolulu"));
        var person = A.Person();
        await portal.SaveAsync(person, A.Game(DateTimeOffset.Parse(startsAt, System.Globalization.CultureInfo.InvariantCulture),
            ("Referee", person)));

        Assert.Equal(isListed, (await NeedsYouBench.ListAsync(portal, days)).Total == 1);
    }

    [Fact]
    public async Task They_are_among_those_whom_the_banner_counts_and_a_page_has_as_many_as_it_is_asked_for()
    {
        await NeedsYouBench.AddAsync(portal);
        await portal.SaveAsync(A.Person("Out Zeta"), A.Person("In Eta", loggedInAt: portal.Now));

        var (list, banner) = (await NeedsYouBench.ListAsync(portal, page: 1, size: 2),
            await portal.Get<CountNeverLoggedIn>().RunAsync(TestPortal.Assignor));

        Assert.Equal((6, 5, 5), (banner.People, banner.Assigned, list.Total));
        Assert.Equal(["None Gamma", "Never Delta"], list.Rows.Select(row => row.Name));
        Assert.Empty((await NeedsYouBench.ListAsync(portal, page: 9, size: 2)).Rows);
    }

    [Fact]
    public async Task The_last_call_is_on_the_row()
    {
        var person = A.Person();
        await portal.SaveAsync(person, A.Game(portal.Now.AddDays(1), ("Referee", person)));
        Assert.True((await portal.Get<NoteCall>().RunAsync(TestPortal.Assignor, person.Id, "Voicemail")).IsDone);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Get<NoteCall>().RunAsync(TestPortal.Assignor, person.Id, null);

        var row = Assert.Single((await NeedsYouBench.ListAsync(portal)).Rows);

        Assert.Equal(new Call(portal.Now, "Marcy Dolan", ""), row.LastCall);
    }

    [Theory]
    [InlineData(null, 7)]
    [InlineData("14", 14)]
    [InlineData("7", 7)]
    [InlineData("30", 7)]
    [InlineData("a week", 7)]
    [InlineData("-14", 7)]
    public void Seven_days_or_fourteen_may_be_asked_for(string? asked, int days) => Assert.Equal(days, WhoNeedsYou.Days(asked));

    /// <summary>The games of these days are found by their index, and who of their crews has never logged in by one that has nobody else:
    /// the plan does not read everybody.</summary>
    [Fact]
    public async Task It_reads_the_games_of_these_days_and_not_everybody()
    {
        var plan = await portal.ReadAsync(async db =>
        {
            var site = await db.Site.AsNoTracking().SingleAsync();
            return await db.PlanAsync(WhoNeedsYou.InOrder(db, site, portal.Now, 7));
        });

        Assert.True(plan.Contains("COVERING INDEX IX_Games_StartsAt_Id_CancelledAt", StringComparison.Ordinal)
            && plan.Contains("COVERING INDEX IX_Slots_GameId_PersonId", StringComparison.Ordinal)
            && plan.Contains("COVERING INDEX IX_People_Id_FirstLoginAt_Permissions_SortKey (Id=? AND FirstLoginAt=?)",
                StringComparison.Ordinal), plan);
    }
}

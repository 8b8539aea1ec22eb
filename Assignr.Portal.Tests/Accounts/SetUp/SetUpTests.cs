using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.SetUp;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Settings;
using Assignr.Portal.Tests.Accounts.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.SetUp;

public sealed class SetUpTests : IAsyncLifetime
{
    private static readonly SetUpInput Filled = new()
    {
        SiteName = "Sunday Officials",
        TimeZoneId = "America/Chicago",
        FirstName = "Marcy",
        LastName = "Nolan",
        Address = "marcy@assignors.example",
        Password = "muddy cleats in October",
        Again = "muddy cleats in October",
    };

    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync(LogInBench.FewIterations);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task The_first_assignor_names_the_site_and_can_sign_in()
    {
        var result = await SetUpAsync(await MintAsync(), Filled);

        Assert.Equal(PasswordOutcome.Done, result.Outcome);
        var site = await portal.ReadAsync(db => db.Site.SingleAsync());
        Assert.Equal(("Sunday Officials", "America/Chicago", portal.Now), (site.Name, site.TimeZoneId, site.SetUpAt));
        var login = await portal.Get<LogIn>().RunAsync(Caller.Anonymous(null), "marcy@assignors.example", Filled.Password);
        Assert.Equal(LogInOutcome.Done, login.Outcome);
        Assert.Equal(Permissions.Assignor, (await portal.ReadAsync(db => db.People.SingleAsync())).Permissions);
        Assert.True(await portal.ReadAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == Act.SiteSetUp)));
    }

    [Fact]
    public async Task Times_are_written_as_the_browser_asks_and_a_zone_may_be_typed()
    {
        await SetUpAsync(await MintAsync(), Filled with { TimeZoneId = " America/New York ", Style = DateStyle.Of("en-US,en;q=0.9") });

        var site = await portal.ReadAsync(db => db.Site.SingleAsync());
        Assert.Equal(("America/New_York", ClockHours.Twelve, DateOrder.MonthFirst), (site.TimeZoneId, site.Hours, site.DateOrder));
    }

    [Fact]
    public async Task An_address_that_looks_mistyped_is_asked_about_once()
    {
        var (raw, typed) = (await MintAsync(), Filled with { Address = "marcy@gmial.com" });

        var asked = await SetUpAsync(raw, typed);

        Assert.Equal(("Address", "Did you mean marcy@gmail.com? Correct it, or send the form again as it is."),
            asked.Problems.Select(problem => (problem.Field, problem.Sentence)).Single());
        Assert.Equal(PasswordOutcome.Done, (await SetUpAsync(raw, typed with { AskedAbout = typed.Address })).Outcome);
    }

    [Fact]
    public async Task Of_twenty_who_race_one_wins()
    {
        var raw = await MintAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(i => Task.Run(() => SetUpAsync(raw, Filled with { Address = $"marcy{i}@assignors.example" }))));

        Assert.Single(results, result => result.Outcome == PasswordOutcome.Done);
        Assert.Equal(1, await portal.ReadAsync(db => db.Users.CountAsync()));
        Assert.Equal(1, await portal.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Afterwards_no_link_sets_the_portal_up_again()
    {
        var raw = await MintAsync();
        await SetUpAsync(raw, Filled);

        Assert.Null(await portal.Get<LookAtSetUp>().RunAsync(Caller.Anonymous(null), raw));
        Assert.Equal(PasswordOutcome.DeadLink, (await SetUpAsync(raw, Filled)).Outcome);
        Assert.Equal("An assignor can sign in already.", (await portal.Get<MintSetUpLink>().RunAsync(Caller.Portal)).Refusal);
    }

    [Fact]
    public async Task Only_the_link_of_the_last_start_works()
    {
        var (first, second) = (await MintAsync(), await MintAsync());

        Assert.Null(await portal.Get<LookAtSetUp>().RunAsync(Caller.Anonymous(null), first));
        Assert.NotNull(await portal.Get<LookAtSetUp>().RunAsync(Caller.Anonymous(null), second));
        portal.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Null(await portal.Get<LookAtSetUp>().RunAsync(Caller.Anonymous(null), second));
    }

    [Fact]
    public async Task Says_what_is_missing_and_the_link_still_works()
    {
        var raw = await MintAsync();

        var result = await SetUpAsync(raw, Filled with
        {
            SiteName = " ",
            TimeZoneId = "Nowhere/Land",
            FirstName = "",
            Address = "marcy",
            Password = "sundayofficials",
            Again = "x"
        });

        Assert.Equal(PasswordOutcome.Refused, result.Outcome);
        Assert.Equal(["SiteName", "TimeZoneId", "FirstName", "Address", "Password"], result.Problems.Select(problem => problem.Field));
        Assert.Equal(PasswordOutcome.Done, (await SetUpAsync(raw, Filled)).Outcome);
    }

    private async Task<string> MintAsync() => (await portal.Get<MintSetUpLink>().RunAsync(Caller.Portal)).Link!.Split('/')[^1];

    private Task<PasswordResult> SetUpAsync(string raw, SetUpInput input) =>
        portal.Get<SetUpSite>().RunAsync(Caller.Anonymous("192.0.2.7"), raw, input);
}

using Assignr.Portal.Settings;
using Assignr.Portal.Tests.Accounts.SetUp;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

[Collection(Journey.Name)]
public sealed class FirstStartTests(Chromium chromium)
{
    [Fact]
    public async Task An_empty_site_is_set_up_through_a_link_that_works_once_and_leads_to_the_people()
    {
        await using var portal = await PortalServer.StartAsync(chromium, setUp: false);
        var link = await SetUpLink.MintAsync(portal.Services);
        var marcy = await portal.VisitorAsync(timeZone: "Pacific/Auckland");
        await marcy.Page.GotoAsync("/");
        await Expect(marcy.Text("This portal is not set up yet.")).ToBeVisibleAsync();
        await marcy.Page.GotoAsync(link);
        await Expect(marcy.Field("Time zone of your games")).ToHaveValueAsync("Pacific/Auckland");
        await marcy.Field("Name of your association").FillAsync("Sunday Officials");
        await marcy.Field("Time zone of your games").FillAsync("America/New York");
        await Expect(marcy.Text("There it is ")).ToBeVisibleAsync();
        await marcy.Field("Your first name").FillAsync("Marcy");
        await marcy.Field("Your last name").FillAsync("Dolan");
        await marcy.Field("Your email").FillAsync("marcy.dolan@sunday.example");
        await marcy.Field("Password").FillAsync("Marcy Dolan Sunday");
        await Expect(marcy.Text("Too close to your name, your address or the name of this site. Use words nobody connects with you."))
            .ToBeVisibleAsync();
        await marcy.Field("Password").FillAsync(PortalServer.Password);
        await marcy.Field("Password, once more").FillAsync(PortalServer.Password);

        await marcy.Button("Submit").ClickAsync();

        await Expect(marcy.Heading("People")).ToBeVisibleAsync();
        await Expect(marcy.Text("Only you so far.")).ToBeVisibleAsync();
        await Expect(marcy.Page).ToHaveTitleAsync("People · Sunday Officials");
        var second = await portal.VisitorAsync();
        await second.Page.GotoAsync(link);
        await Expect(second.Heading("This link does not work")).ToBeVisibleAsync();
        await Expect(second.Text("This portal is not set up yet.")).ToHaveCountAsync(0);
        // The browser's language is American English.
        var site = await portal.ReadAsync(db => db.Site.SingleAsync());
        Assert.Equal(("America/New_York", ClockHours.Twelve, DateOrder.MonthFirst), (site.TimeZoneId, site.Hours, site.DateOrder));
    }
}

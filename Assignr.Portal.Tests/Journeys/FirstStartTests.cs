using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

[Collection(Journey.Name)]
public sealed class FirstStartTests(Chromium chromium)
{
    [Fact]
    public async Task An_empty_site_is_set_up_through_a_link_that_works_once_and_leads_to_the_people()
    {
        await using var portal = await PortalServer.StartAsync(chromium, setUp: false);
        var link = await portal.Get<MintSetUpLink>().RunAsync(Caller.Portal);
        var marcy = await portal.VisitorAsync();
        await marcy.Page.GotoAsync(link!);
        await marcy.Field("Name of your association").FillAsync("Sunday Officials");
        await marcy.Field("Time zone of your games").SelectOptionAsync("America/New_York");
        await marcy.Field("Your first name").FillAsync("Marcy");
        await marcy.Field("Your last name").FillAsync("Dolan");
        await marcy.Field("Your email").FillAsync("marcy.dolan@sunday.example");
        await marcy.Field("Password").FillAsync(PortalServer.Password);
        await marcy.Field("Password, once more").FillAsync(PortalServer.Password);

        await marcy.Button("Submit").ClickAsync();

        await Expect(marcy.Heading("People")).ToBeVisibleAsync();
        await Expect(marcy.Text("Only you so far.")).ToBeVisibleAsync();
        await Expect(marcy.Page).ToHaveTitleAsync("People · Sunday Officials");
        var second = await portal.VisitorAsync();
        await second.Page.GotoAsync(link!);
        await Expect(second.Heading("This link does not work")).ToBeVisibleAsync();
    }
}

using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

[Collection(Journey.Name)]
public sealed class SigningOutTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, "Marcy Dolan: account and colours")]
    [InlineData(360, "MD, Marcy Dolan: account and colours")]
    public async Task Sign_out_is_in_the_menu_of_the_account_and_ends_the_session(int width, string menu)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await portal.AssignorAsync(width: width);
        await marcy.OpenAsync("/people");

        await marcy.Button(menu).ClickAsync();
        await Expect(marcy.Text("Sign out")).ToBeVisibleAsync();
        await marcy.Text("Sign out").ClickAsync();

        await Expect(marcy.Text("You are signed out.")).ToBeVisibleAsync();
        await marcy.Page.GotoAsync("/people");
        await Expect(marcy.Heading("Sign in")).ToBeVisibleAsync();
    }
}

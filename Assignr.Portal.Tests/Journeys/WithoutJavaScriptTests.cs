using Assignr.Portal.NewAccounts.Sending;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>Phones of a certain age, and mail programs that open links in windows of their own.</summary>
[Collection(Journey.Name)]
public sealed class WithoutJavaScriptTests(Chromium chromium)
{
    [Fact]
    public async Task Choosing_a_password_signing_in_and_asking_for_a_reset_work_without_JavaScript()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var terrence = A.Person();
        await portal.SaveAsync(terrence);
        await portal.Get<SendNewAccountEmail>().RunAsync(portal.AsMarcy, terrence.Id);
        var visitor = await portal.VisitorAsync(width: 360, javaScript: false);

        await visitor.Page.GotoAsync(HowAnOfficialLogsInTests.LinkIn((await portal.LetterAsync()).Parsed().TextBody!));
        await ChooseAsync(visitor, "short");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await ChooseAsync(visitor, "whistle in the snow");
        await Expect(visitor.Heading("My games")).ToBeVisibleAsync();

        var later = await portal.VisitorAsync(width: 360, javaScript: false);
        await later.SignInAsync("terrence.miles@officials.example.com", "whistle in the snow");
        await Expect(later.Heading("My games")).ToBeVisibleAsync();

        var forgetful = await portal.VisitorAsync(width: 360, javaScript: false);
        await forgetful.Page.GotoAsync("/login");
        await forgetful.Link("Reset Password").ClickAsync();
        await forgetful.Field("Email").FillAsync("terrence.miles@officials.example.com");
        await forgetful.Button("Submit").ClickAsync();
        await Expect(forgetful.Text("If we know this address, an email is on its way.")).ToBeVisibleAsync();
        Assert.Equal("Terrence, choose a new password for Sunday Officials", (await portal.LetterAsync(2)).Parsed().Subject);
    }

    private static async Task ChooseAsync(Visitor visitor, string password)
    {
        await visitor.Field("Password").FillAsync(password);
        await visitor.Field("Password, once more").FillAsync(password);
        await visitor.Button("Submit").ClickAsync();
    }
}

using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>"What if an Official needs to reset their password?"</summary>
[Collection(Journey.Name)]
public sealed class ResettingAPasswordTests(Chromium chromium)
{
    [Fact]
    public async Task Officials_can_reset_their_password_on_their_own_with_the_forgot_password_page()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.AddWithAccountAsync(A.Person());
        var terrence = await portal.VisitorAsync(width: 360);
        await terrence.Page.GotoAsync("/forgot-password");
        await terrence.Field("Email").FillAsync("Terrence.Miles@officials.example.com");

        await terrence.Button("Submit").ClickAsync();

        await Expect(terrence.Text("If we know this address, an email is on its way.")).ToBeVisibleAsync();
        await ChooseAsync(portal, terrence, "another fine whistle");
    }

    [Fact]
    public async Task The_login_screen_has_a_button_called_Reset_Password_that_links_to_the_forgot_password_page()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var terrence = await portal.VisitorAsync(width: 360);
        await terrence.Page.GotoAsync("/login");

        await terrence.Link("Reset Password").ClickAsync();

        await Expect(terrence.Heading("Reset Password")).ToBeVisibleAsync();
        Assert.EndsWith("/forgot-password", terrence.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Select_the_People_menu_the_persons_name_and_Send_Password_Reset()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.AddWithAccountAsync(A.Person());
        var marcy = await portal.AssignorAsync();

        await marcy.SelectMenuAsync("People");
        await marcy.Link("Terrence Miles").ClickAsync();
        await marcy.Button("Send Password Reset").ClickAsync();

        var letter = (await portal.LetterAsync()).Parsed();
        Assert.Equal("Terrence Miles", letter.To.Single().Name);
        Assert.Contains("Marcy Dolan sent it to you.", letter.TextBody!.ReplaceLineEndings(" "), StringComparison.Ordinal);
        await ChooseAsync(portal, await portal.VisitorAsync(), "another fine whistle");
    }

    [Fact]
    public async Task A_person_who_has_never_logged_in_and_uses_Reset_Password_gets_a_new_account_email()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person());
        var terrence = await portal.VisitorAsync();
        await terrence.Page.GotoAsync("/forgot-password");
        await terrence.Field("Email").FillAsync("terrence.miles@officials.example.com");

        await terrence.Button("Submit").ClickAsync();

        await Expect(terrence.Text("If we know this address, an email is on its way.")).ToBeVisibleAsync();
        Assert.Equal("Terrence, your account at Sunday Officials is ready", (await portal.LetterAsync()).Parsed().Subject);
    }

    private static async Task ChooseAsync(PortalServer portal, Visitor visitor, string password)
    {
        await visitor.Page.GotoAsync(HowAnOfficialLogsInTests.LinkIn((await portal.LetterAsync()).Parsed().TextBody!));
        await Expect(visitor.Heading("Choose a new password")).ToBeVisibleAsync();
        await visitor.Field("Password").FillAsync(password);
        await visitor.Field("Password, once more").FillAsync(password);
        await visitor.Button("Submit").ClickAsync();
        await Expect(visitor.Text("Your password is set. Sign in with it.")).ToBeVisibleAsync();
        await visitor.Field("Email or user name").FillAsync("terrence.miles@officials.example.com");
        await visitor.Field("Password").FillAsync(password);
        await visitor.Button("Sign in").ClickAsync();
        await Expect(visitor.Heading("My games")).ToBeVisibleAsync();
        Assert.Equal("Terrence, your password at Sunday Officials was changed", (await portal.LetterAsync(2)).Parsed().Subject);
    }
}

using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>"One-at-a-time, after a user's profile is created."</summary>
[Collection(Journey.Name)]
public sealed class AfterTheProfileIsCreatedTests(Chromium chromium)
{
    [Fact]
    public async Task Select_the_People_menu_the_persons_name_and_Send_New_Account_Email()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person(), A.Person("Ana-Lucía Zamora", "ana.zamora@officials.example.com"));
        var marcy = await portal.AssignorAsync();

        await marcy.SelectMenuAsync("People");
        await marcy.Link("Terrence Miles").ClickAsync();
        await Expect(marcy.Heading("Terrence Miles")).ToBeVisibleAsync();
        await marcy.Button("Send New Account Email").ClickAsync();

        var letter = await portal.LetterAsync();
        Assert.Equal(["terrence.miles@officials.example.com"], letter.To);
        await Expect(marcy.Text("Sent today").Or(marcy.Text("Sent just now")).First).ToBeVisibleAsync();
        Assert.Equal(1, portal.Receiver.MailCount);
    }

    [Fact]
    public async Task Send_Password_Reset_is_disabled_for_a_person_without_a_password_and_says_why()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person());
        var marcy = await portal.AssignorAsync();

        await marcy.SelectMenuAsync("People");
        await marcy.Link("Terrence Miles").ClickAsync();

        await Expect(marcy.Button("Send Password Reset")).ToBeDisabledAsync();
        await Expect(marcy.Text("There is no password to reset yet.")).ToBeVisibleAsync();
    }
}

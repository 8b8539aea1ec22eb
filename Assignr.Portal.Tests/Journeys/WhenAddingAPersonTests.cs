using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>"One-at-a-time, when manually adding a user's profile."</summary>
[Collection(Journey.Name)]
public sealed class WhenAddingAPersonTests(Chromium chromium)
{
    [Fact]
    public async Task Checking_Send_New_Account_Email_Immediately_on_the_creation_screen_sends_the_credentials_when_the_profile_is_saved()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await FillInAsync(portal);
        await Expect(marcy.Field("Send New Account Email Immediately")).ToBeCheckedAsync();

        await SaveAsync(marcy);

        var letter = await portal.LetterAsync();
        Assert.Equal(["renee.kowalczyk@officials.example.com"], letter.To);
        Assert.Equal("Renée, your account at Sunday Officials is ready", letter.Parsed().Subject);
    }

    [Fact]
    public async Task Unchecking_Send_New_Account_Email_Immediately_sends_nothing()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await FillInAsync(portal);
        // It is checked once the address has arrived; until then it cannot be unchecked.
        await Expect(marcy.Field("Send New Account Email Immediately")).ToBeCheckedAsync();
        await marcy.Field("Send New Account Email Immediately").UncheckAsync();

        await SaveAsync(marcy);

        Assert.Equal(1, await portal.ReadAsync(db => db.People.CountAsync(person => person.FirstName == "Renée")));
        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Without_an_address_the_box_cannot_be_checked_and_says_why()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await FillInAsync(portal);

        await marcy.Field("Primary email address").FillAsync("");

        await Expect(marcy.Field("Send New Account Email Immediately")).ToBeDisabledAsync();
        await Expect(marcy.Field("Send New Account Email Immediately")).Not.ToBeCheckedAsync();
        await Expect(marcy.Text("Needs an email address.")).ToBeVisibleAsync();
    }

    private static async Task<Visitor> FillInAsync(PortalServer portal)
    {
        var marcy = await portal.AssignorAsync();
        await marcy.SelectMenuAsync("People");
        await marcy.Button("+ Add a New Person").First.ClickAsync();
        await marcy.Field("First name").FillAsync("Renée");
        await marcy.Field("Last name").FillAsync("Kowalczyk");
        await marcy.Field("Primary email address").FillAsync("renee.kowalczyk@officials.example.com");
        return marcy;
    }

    private static async Task SaveAsync(Visitor marcy)
    {
        await marcy.Button("Save").ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        await Expect(marcy.Link("Renée Kowalczyk").First).ToBeVisibleAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>At a round trip of 300 ms a press is shown at once, counts once, and ends when the server has answered.</summary>
[Collection(PageJourney.Name)]
public sealed class PressingOnASlowNetworkTests(Chromium chromium)
{
    // Read in the same task as the press, so that no answer of the server can arrive between.
    private const string PressTwice = """
        button => {
            let counted = 0;
            document.addEventListener('click', () => counted++);
            button.click();
            const shown = button.hasAttribute('data-pending');
            button.click();
            return `${shown} ${counted}`;
        }
        """;

    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task A_press_shows_at_once_in_the_browser_and_a_second_one_does_nothing()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.Button("+ Add a New Person").First.ClickAsync();
        await marcy.Field("First name").FillAsync("Renée");
        await marcy.Field("Last name").FillAsync("Kowalczyk");

        Assert.Equal("true 1", await marcy.Button("Save").EvaluateAsync<string>(PressTwice));
        await Expect(marcy.Dialog).ToHaveCountAsync(0);

        Assert.Equal(1, await portal.ReadAsync(db => db.People.CountAsync(person => person.FirstName == "Renée")));
        await NothingIsPendingAsync(marcy);
        Assert.Equal("true 1", await marcy.Link("Games").EvaluateAsync<string>(PressTwice));
        await Expect(marcy.Heading("Games")).ToBeVisibleAsync();
        await NothingIsPendingAsync(marcy);
    }

    [Fact]
    public async Task A_press_that_nothing_follows_is_over_too_and_so_is_one_by_the_keyboard()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.Button("+ Add a New Person").First.ClickAsync();

        // The problem is shown, and Save can be pressed again.
        await marcy.Field("First name").PressAsync("Enter");
        await Expect(marcy.Button("Save")).ToHaveAttributeAsync("data-pending", "");
        // If button and form ended one after the other, a press between them would be lost.
        Assert.False(await marcy.Page.Locator("#add-person").EvaluateAsync<bool>("form => form.hasAttribute('data-pending')"));
        await Expect(marcy.Dialog.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await Expect(marcy.Button("Save")).Not.ToHaveAttributeAsync("data-pending", "");
        // The question is asked once, although the dialog is left by two buttons; after No it stays, and can be left again.
        await TypeAsync(marcy, "First name", "W");
        await marcy.Button("Close").FocusAsync();
        await marcy.Page.Keyboard.PressAsync("Space");
        await marcy.Button("Cancel").ClickAsync();
        await Expect(marcy.Text("Throw this away?")).ToBeVisibleAsync();
        await marcy.Dialog.Last.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(1);
        // The button that opened the dialog is pending as long as it is open.
        await Expect(marcy.Dialog.Locator("[data-pending]")).ToHaveCountAsync(0);
        await marcy.Button("Close").ClickAsync();
        await marcy.Button("Throw away").ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        await NothingIsPendingAsync(marcy);
    }

    [Fact]
    public async Task A_form_of_the_account_pages_is_sent_once()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var visitor = await portal.VisitorAsync(through: network);
        await visitor.Page.GotoAsync("/login");
        await TypeAsync(visitor, "Email or user name", portal.Marcy.PrimaryAddress!);
        await TypeAsync(visitor, "Password", PortalServer.Password);
        var posts = 0;
        visitor.Page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;

        var shown = await visitor.Button("Sign in").EvaluateAsync<bool>(
            "button => { button.click(); const shown = button.hasAttribute('data-pending'); button.click(); return shown; }");
        Assert.True(shown);
        await Expect(visitor.Heading("People")).ToBeVisibleAsync();

        Assert.Equal(1, posts);
    }

    private static async Task TypeAsync(Visitor visitor, string label, string text)
    {
        await visitor.Field(label).ClickAsync();
        await visitor.Page.Keyboard.TypeAsync(text, new() { Delay = 60 });
        await Expect(visitor.Field(label)).ToHaveValueAsync(text);
    }

    private static Task NothingIsPendingAsync(Visitor visitor) => Expect(visitor.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>A row of a grid can be pressed anywhere; controls in it act by themselves.</summary>
[Collection(Journey.Name)]
public sealed class RowsTests(Chromium chromium)
{
    [Fact]
    public async Task A_row_opens_what_it_shows_by_click_tap_and_Enter_and_in_a_new_tab_as_a_link_does()
    {
        await using var portal = await StartAsync();
        var marcy = await portal.AssignorAsync();
        var kofi = Row(marcy, "Kofi Olvera");

        await marcy.OpenAsync("/people");
        await kofi.Locator(".c-phone").ClickAsync();
        await Expect(marcy.Heading("Kofi Olvera")).ToBeVisibleAsync();

        await marcy.OpenAsync("/people");
        await kofi.GetByRole(AriaRole.Link).FocusAsync();
        await marcy.Page.Keyboard.PressAsync("Enter");
        await Expect(marcy.Heading("Kofi Olvera")).ToBeVisibleAsync();

        await marcy.OpenAsync("/people");
        foreach (var press in new[] { new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] },
            new LocatorClickOptions { Button = MouseButton.Middle } })
        {
            var tab = await marcy.Page.Context.RunAndWaitForPageAsync(() => kofi.Locator(".c-phone").ClickAsync(press));
            await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "Kofi Olvera", Exact = true })).ToBeVisibleAsync();
            await tab.CloseAsync();
        }
        await Expect(marcy.Heading("People")).ToBeVisibleAsync();

        await marcy.OpenAsync("/games");
        await Row(marcy, "KC").Locator(".c-crew").ClickAsync();
        await Expect(marcy.Heading("Crew")).ToBeVisibleAsync();

        await using var phone = await marcy.Page.Context.Browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.Url,
            StorageState = await marcy.Page.Context.StorageStateAsync(),
            HasTouch = true,
            ViewportSize = new ViewportSize { Width = 360, Height = 740 },
        });
        var touched = await phone.NewPageAsync();
        await touched.GotoAsync("/people");
        var cell = Row(touched, "Kofi Olvera").Locator(".c-email");
        await cell.ScrollIntoViewIfNeededAsync();
        var email = (await cell.BoundingBoxAsync())!;
        await touched.Touchscreen.TapAsync(email.X + (email.Width / 2), email.Y + (email.Height / 2));
        await Expect(touched.GetByRole(AriaRole.Heading, new() { Name = "Kofi Olvera", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_control_in_a_row_and_text_that_was_selected_open_nothing_else()
    {
        await using var portal = await StartAsync();
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync("/people");
        var address = Row(marcy, "Kofi Olvera").Locator(".c-email .clip");
        var box = (await address.BoundingBoxAsync())!;

        await marcy.Page.Mouse.MoveAsync(box.X + 2, box.Y + (box.Height / 2));
        await marcy.Page.Mouse.DownAsync();
        await marcy.Page.Mouse.MoveAsync(box.X + 90, box.Y + (box.Height / 2), new MouseMoveOptions { Steps = 5 });
        await marcy.Page.Mouse.UpAsync();

        Assert.StartsWith("kofi", await marcy.Page.EvaluateAsync<string>("getSelection().toString()"), StringComparison.Ordinal);
        await Expect(marcy.Page).ToHaveURLAsync(PeopleOnly());

        await marcy.OpenAsync("/mail");
        var tries = marcy.Button("Tries of the email to kofi.olvera@officials.example.com");
        await Row(marcy, "Kofi Olvera").First.Locator(".c-time").ClickAsync();
        await Expect(tries).ToHaveAttributeAsync("aria-expanded", "true");
        // A press on the control itself counts once: twice would have no effect.
        await tries.ClickAsync();
        await Expect(tries).ToHaveAttributeAsync("aria-expanded", "false");
    }

    private static ILocator Row(Visitor visitor, string text) => Row(visitor.Page, text);

    // Not of those who need somebody, above the grid.
    private static ILocator Row(IPage page, string text) =>
        page.Locator(".portal-grid:not(.needs)").GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    [Fact]
    public async Task Words_that_do_not_fit_are_read_under_the_pointer_and_no_row_carries_its_words_twice()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var address = $"{new string('a', 60)}@officials.example.com";
        await portal.SaveAsync(A.Person("Kofi Olvera", address, phone: "(555) 010-0001"));
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync("/people");
        var row = Row(marcy, "Kofi Olvera");
        await Expect(row.Locator("[title]:not(.chip, time)")).ToHaveCountAsync(0);

        await row.Locator(".c-email .clip").HoverAsync();
        await Expect(row.Locator(".c-email .clip")).ToHaveAttributeAsync("title", address);
        await row.Locator("a.name").HoverAsync();
        await row.Locator(".c-phone").HoverAsync();
        await Expect(row.Locator(":is(a.name, .c-phone)[title]:not([title=''])")).ToHaveCountAsync(0);
    }

    private async Task<PortalServer> StartAsync()
    {
        var portal = await PortalServer.StartAsync(chromium);
        var kofi = A.Person("Kofi Olvera", "kofi.olvera@officials.example.com");
        await portal.SaveAsync(kofi, A.Game(portal.Clock.GetUtcNow().AddDays(6), ("Referee", kofi)));
        await portal.Get<Assignr.Portal.NewAccounts.Sending.SendNewAccountEmail>().RunAsync(portal.AsMarcy, kofi.Id);
        await portal.LetterAsync();
        return portal;
    }

    private static Regex PeopleOnly() => new("/people$");
}

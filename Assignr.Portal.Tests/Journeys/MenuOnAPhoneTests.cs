using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>On a phone the menu covers the page, and closes after its use.</summary>
[Collection(PageJourney.Name)]
public sealed class MenuOnAPhoneTests(Chromium chromium)
{
    [Fact]
    public async Task The_menu_closes_by_a_choice_by_Escape_and_by_a_tap_beside_it()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await portal.AssignorAsync(width: 360);
        // The library first measures the screen.
        await ClosedAsync(marcy);

        await OpenAsync(marcy);
        await marcy.SelectMenuAsync("Games");
        await ClosedAsync(marcy);

        await OpenAsync(marcy);
        await marcy.Page.Keyboard.PressAsync("Escape");
        await ClosedAsync(marcy);
        await Expect(marcy.Button("Menu")).ToBeFocusedAsync();

        await OpenAsync(marcy);
        await marcy.Page.Mouse.ClickAsync(350, 400);
        await ClosedAsync(marcy);

        // The page that is open already.
        await OpenAsync(marcy);
        await marcy.SelectMenuAsync("Games");
        await ClosedAsync(marcy);
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task Everything_in_the_menu_is_large_enough_for_a_thumb()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await portal.AssignorAsync(width: 360);
        await ClosedAsync(marcy);
        await OpenAsync(marcy);

        var items = await marcy.Page.Locator(".portal-drawer :is(a, button):visible").AllAsync();
        Assert.True(items.Count >= 6, $"There are {items.Count}.");
        foreach (var item in items)
        {
            var box = (await item.BoundingBoxAsync())!;
            Assert.True(box.Width >= 44 && box.Height >= 44, $"{await item.TextContentAsync()} is {box.Width} by {box.Height}.");
        }
    }

    [Fact]
    public async Task On_a_wide_screen_it_stays()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await portal.AssignorAsync();

        await marcy.SelectMenuAsync("Games");
        await marcy.Page.Keyboard.PressAsync("Escape");
        await marcy.Page.WaitForTimeoutAsync(500);

        await Expect(marcy.Page.Locator(".portal-drawer")).ToBeInViewportAsync();
    }

    private static async Task OpenAsync(Visitor visitor)
    {
        await visitor.Button("Menu").ClickAsync();
        await Expect(visitor.Page.Locator(".portal-drawer")).ToBeInViewportAsync();
        await Expect(visitor.Button("Menu")).ToHaveAttributeAsync("aria-expanded", "true");
    }

    private static async Task ClosedAsync(Visitor visitor)
    {
        await Expect(visitor.Button("Menu")).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(visitor.Page.Locator(".portal-drawer")).Not.ToBeInViewportAsync();
    }
}

using Assignr.Portal.Tests.Accounts.SetUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>A time zone is searched in the browser, by city, name or offset, so that its list always matches the typed text.</summary>
[Collection(PageJourney.Name)]
public sealed class ChoosingATimeZoneTests(Chromium chromium)
{
    // Typed and read in one task, so that no answer of the server can arrive between. Bypasses heard.js, which would ignore it.
    private const string Type = """
        (field, typed) => {
            field.focus();
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, typed);
            field.dispatchEvent(new Event("input", { bubbles: true }));
            return [...document.querySelectorAll("[role=option]")].filter(one => one.checkVisibility()).map(one => one.dataset.name);
        }
        """;

    [Fact]
    public async Task In_the_settings_on_a_slow_network_it_is_found_at_once_and_saved_as_chosen_or_as_typed()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.FromMilliseconds(200));
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.OpenAsync("/settings");
        var zone = marcy.Field("Time zone");
        await Expect(zone).ToHaveValueAsync("America/New York");
        await zone.ClickAsync();
        await Expect(Option(marcy, "America/New York")).ToBeInViewportAsync();

        Assert.Equal(["Asia/Kathmandu"], await FoundAsync(zone, "utc+5:45"));
        Assert.Contains("America/Chicago", await FoundAsync(zone, "central america utc-6"));
        Assert.Empty(await FoundAsync(zone, "Atlantis"));
        await Expect(marcy.Text("No time zone has these words.")).ToBeVisibleAsync();
        await zone.FillAsync("chic");
        await marcy.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Empty(await marcy.ViolationsAsync());
        await marcy.Page.Keyboard.PressAsync("Enter");
        await Expect(zone).ToHaveValueAsync("America/Chicago");
        await Expect(marcy.Page.GetByRole(AriaRole.Listbox)).ToHaveCountAsync(0);
        await SaveAsync(marcy);
        Assert.Equal("America/Chicago", await ZoneAsync(portal));

        // Text that is not a time zone stays, with a message.
        await zone.FillAsync("Mars");
        await marcy.Page.Keyboard.PressAsync("Escape");
        await marcy.Page.Keyboard.PressAsync("Tab");
        await marcy.Button("Save").ClickAsync();
        await Expect(marcy.Text("Choose a time zone from the list.")).ToBeVisibleAsync();
        await Expect(zone).ToHaveValueAsync("Mars");
        await zone.FillAsync("Denver");
        await marcy.Page.Keyboard.PressAsync("Tab");
        await SaveAsync(marcy);
        Assert.Equal("America/Denver", await ZoneAsync(portal));
        Assert.Empty(marcy.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task At_the_set_up_it_is_the_same_field_and_without_scripts_a_city_is_enough(bool scripts)
    {
        await using var portal = await PortalServer.StartAsync(chromium, setUp: false);
        var link = await SetUpLink.MintAsync(portal.Services);
        var marcy = await portal.VisitorAsync(javaScript: scripts, width: 360);
        await marcy.Page.GotoAsync(link);
        var zone = marcy.Field("Time zone of your games");
        foreach (var (label, text) in new[]
        {
            ("Name of your association", "Sunday Officials"), ("Your first name", "Marcy"), ("Your last name", "Dolan"),
            ("Your email", "marcy@sunday.example"), ("Password", PortalServer.Password), ("Password, once more", PortalServer.Password),
        })
            await marcy.Field(label).FillAsync(text);
        await zone.FillAsync("denver");
        if (scripts)
        {
            await Expect(Option(marcy, "America/Denver")).ToBeVisibleAsync();
            Assert.Empty(await marcy.ViolationsAsync());
            await marcy.Page.Keyboard.PressAsync("Enter");
            await Expect(zone).ToHaveValueAsync("America/Denver");
        }
        await marcy.Page.Locator("form button").Last.ClickAsync();

        await Expect(marcy.Page).ToHaveURLAsync(new Uri(new Uri(portal.Url), "/people").AbsoluteUri);
        Assert.Equal("America/Denver", await ZoneAsync(portal));
    }

    private static ILocator Option(Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = name });

    private static Task<string[]> FoundAsync(ILocator zone, string typed) => zone.EvaluateAsync<string[]>(Type, typed);

    private static async Task SaveAsync(Visitor visitor)
    {
        await visitor.Button("Save").ClickAsync();
        await Expect(visitor.Text("Nothing changed yet.")).ToBeVisibleAsync();
    }

    private static Task<string> ZoneAsync(PortalServer portal) =>
        portal.ReadAsync(db => db.Site.Select(site => site.TimeZoneId).SingleAsync());
}

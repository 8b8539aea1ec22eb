using System.Diagnostics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>The connection goes away under an open page, and comes back.</summary>
[Collection(Journey.Name)]
public sealed class ReconnectingTests(Chromium chromium)
{
    [Fact]
    public async Task While_the_connection_is_away_the_page_can_be_read_and_nothing_can_be_pressed()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person("Sarah Novak", "sarah@example.com"));
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.Zero);
        await using var marcy = await chromium.VisitAsync(new Uri(network.Url));
        await marcy.SignInAsync(portal.Marcy.PrimaryAddress!, PortalServer.Password);
        await Expect(marcy.Link("Sarah Novak")).ToBeVisibleAsync();
        var search = marcy.Page.GetByRole(AriaRole.Searchbox);

        network.IsDown = true;
        await Expect(marcy.Text("No connection since")).ToBeVisibleAsync();

        Assert.Matches(@"No connection since \d{1,2}:\d\d", await marcy.Page.Locator("#components-reconnect-modal").InnerTextAsync());
        // It takes room of its own: what stood at the top is below it.
        var strip = await marcy.Page.Locator("#components-reconnect-modal").BoundingBoxAsync();
        var title = await marcy.Heading("People").BoundingBoxAsync();
        var brand = await marcy.Page.Locator(".portal-drawer .brand").BoundingBoxAsync();
        Assert.True(title!.Y >= strip!.Y + strip.Height && brand!.Y >= strip.Y + strip.Height);
        var add = marcy.Page.Locator("button", new() { HasText = "+ Add a New Person" });
        await Expect(add).ToHaveAttributeAsync("inert", "");
        await Expect(add).ToHaveCSSAsync("opacity", "0.5");
        await Expect(search).Not.ToBeEditableAsync();
        await marcy.Link("Sarah Novak").ClickAsync(new() { Force = true });
        await Expect(marcy.Page).ToHaveURLAsync(new Uri(new Uri(network.Url), "/people").AbsoluteUri);
        await marcy.Page.Locator(".people-grid .c-email .clip").First.SelectTextAsync();
        Assert.Contains("@", await marcy.Page.EvaluateAsync<string>("() => getSelection().toString()"), StringComparison.Ordinal);

        var watch = Stopwatch.StartNew();
        network.IsDown = false;
        await Expect(marcy.Text("No connection since")).Not.ToBeVisibleAsync();
        // Promised are five.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 15);
        await Expect(search).ToBeEditableAsync();
        await marcy.Button("+ Add a New Person").ClickAsync();
        await Expect(marcy.Dialog).ToBeVisibleAsync();
    }
}

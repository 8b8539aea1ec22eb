using System.Diagnostics;
using Assignr.Portal.Access;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>What is on the screen before the circuit has started, and how long both take on a slow network.</summary>
[Collection(PageJourney.Name)]
public sealed class FirstScreenTests(Chromium chromium)
{
    // The places of the visible parts of the frame, in words that show which one moved.
    private const string Places = """
        () => [...document.querySelectorAll('h1, .crumbs > *, .portal-nav a, .portal-bar, .portal-drawer, .portal-drawer .brand')]
          .filter(part => part.getClientRects().length)
          .map(part => {
            const at = part.getBoundingClientRect();
            const text = part.tagName === 'HEADER' ? '' : part.textContent.trim().split('\n')[0];
            return [part.tagName + ' ' + text, at.x, at.y, at.height].join(' ');
          })
        """;

    [Theory]
    [InlineData("/people")]
    [InlineData("/games")]
    [InlineData("/mailings")]
    [InlineData("/mail")]
    [InlineData("/settings")]
    [InlineData("/imports")]
    [InlineData("/people/import")]
    [InlineData("/games/import")]
    public async Task The_document_has_menu_and_title_of_a_page_where_its_circuit_draws_them(string page)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        foreach (var width in new[] { 1280, 390 })
        {
            var marcy = await portal.AssignorAsync(width: width);
            var start = new TaskCompletionSource();
            await marcy.Page.RouteAsync("**/blazor.server*.js", async route =>
            {
                await start.Task;
                await route.ContinueAsync();
            });
            await marcy.Page.GotoAsync(page, new() { WaitUntil = WaitUntilState.Commit });
            await Expect(marcy.Page.Locator(".first-screen h1")).ToBeVisibleAsync();
            await Expect(marcy.Page.Locator(".first-screen .rows i").First).ToBeVisibleAsync();
            await marcy.Page.EvaluateAsync("() => document.fonts.ready");
            var before = await marcy.Page.EvaluateAsync<string[]>(Places);
            start.SetResult();
            await marcy.ReadyAsync();
            await Expect(marcy.Page.Locator("#main h1")).ToBeVisibleAsync();
            Assert.Equal(before, await marcy.Page.EvaluateAsync<string[]>(Places));
        }
    }

    [Fact]
    public async Task The_document_says_nothing_about_anybody()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person("Sarah Novak", "sarah@example.com"));
        var marcy = await portal.AssignorAsync();

        var document = await (await marcy.Page.APIRequest.GetAsync("/people")).TextAsync();

        Assert.Contains("People", document, StringComparison.Ordinal);
        foreach (var word in new[] { "Novak", "sarah@", "Marcy", "Dolan", portal.Marcy.Id.ToString() })
            Assert.DoesNotContain(word, document, StringComparison.OrdinalIgnoreCase);
        var official = await portal.AddWithAccountAsync(A.Person("Kim Poe", "kim@example.com", Permissions.Official));
        var kim = await portal.VisitorAsync();
        await kim.SignInAsync(official.PrimaryAddress!, PortalServer.Password);
        Assert.DoesNotContain("first-screen", await (await kim.Page.APIRequest.GetAsync("/people")).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_slow_network_People_can_be_read_and_used_in_time_and_costs_few_bytes()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync([.. Enumerable.Range(0, 60).Select(number =>
            A.Person($"Official Number{number}", $"official{number}@officials.example.com", phone: $"(555) 010-{number:0000}",
                loggedInAt: number % 2 == 0 ? A.LongAgo : null))]);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.FromMilliseconds(300), kilobits: 400);
        // So that the portal has drawn the page once. The page is closed, because updates to an open one would count.
        await using (var marcy = await chromium.VisitAsync(new Uri(network.Url)))
            await marcy.SignInAsync(portal.Marcy.PrimaryAddress!, PortalServer.Password);
        await using var again = await chromium.VisitAsync(new Uri(network.Url));
        await again.Page.Context.AddCookiesAsync([.. (await SignedInAsync(portal))
            .Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = network.Url })]);

        var bytes = await OpenAsync(again.Page, network, readable: 4, usable: 8);
        Assert.InRange(bytes, 1, 250_000);
        await OpenAsync(again.Page, network, readable: 1.5, usable: 3);

        bytes = network.BytesDown;
        await again.Button("Next page").ClickAsync();
        await Expect(again.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "26–50" })).ToBeVisibleAsync();
        Assert.InRange(network.BytesDown - bytes, 1, 40_000);
    }

    private static async Task<IReadOnlyList<BrowserContextCookiesResult>> SignedInAsync(PortalServer portal)
    {
        var marcy = await portal.AssignorAsync();
        return await marcy.Page.Context.CookiesAsync();
    }

    private static async Task<long> OpenAsync(IPage page, SlowNetwork network, double readable, double usable)
    {
        var (bytes, watch) = (network.BytesDown, Stopwatch.StartNew());
        await page.GotoAsync("/people", new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "People" })).ToBeVisibleAsync();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(readable));
        await Expect(page.Locator(".people-grid tbody a.name").First).ToBeVisibleAsync();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(usable));
        return network.BytesDown - bytes;
    }
}

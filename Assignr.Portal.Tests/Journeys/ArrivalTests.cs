using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>The portal or the network is lost while a page loads: every page is either complete, or says what is wrong.</summary>
[Collection(PageJourney.Name)]
public sealed class ArrivalTests(Chromium chromium)
{
    [Theory]
    [InlineData("/MudBlazor.min.")]
    [InlineData("/portal.")]
    [InlineData("/_framework/blazor.server.")]
    [InlineData("/heard.")]
    [InlineData("/connection.")]
    [InlineData("/_blazor")]
    public async Task A_page_whose_parts_could_not_be_had_comes_back_with_the_portal(string part)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.Zero);
        // This part gets no answer until the connection is cut, and the script that notices it has arrived.
        var asked = new TaskCompletionSource();
        network.Firewall = request => Asks(request, part) && asked.TrySetResult() ? "" : null;
        await using var marcy = await chromium.VisitAsync(new Uri(network.Url));

        await SignInAsync(marcy, portal);
        await asked.Task;
        // By time and not by frames, of which a page that waits for its styles draws none.
        await marcy.Page.WaitForFunctionAsync("() => globalThis.portalArrival", null, new() { PollingInterval = 50 });
        network.IsDown = true;
        await Expect(marcy.Text("No connection since")).ToBeVisibleAsync();
        network.IsDown = false;

        await Expect(marcy.Text("No connection since")).Not.ToBeVisibleAsync();
        await marcy.ReadyAsync();
        await marcy.Button("+ Add a New Person").First.ClickAsync();
        await Expect(marcy.Dialog).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/connection.", "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("/MudBlazor.min.", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("/_framework/blazor.server.", "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")]
    public async Task A_part_that_was_lost_once_is_asked_for_again(string part, string answer)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.Zero);
        var asked = 0;
        var again = new TaskCompletionSource();
        network.Firewall = request =>
        {
            if (!Asks(request, part))
                return null;
            if (Interlocked.Increment(ref asked) == 1)
                return answer;
            again.TrySetResult();
            return null;
        };
        await using var marcy = await chromium.VisitAsync(new Uri(network.Url));

        await SignInAsync(marcy, portal);

        await again.Task.WaitAsync(TimeSpan.FromMinutes(2));
        await marcy.ReadyAsync();
    }

    [Fact]
    public async Task A_part_that_never_gets_through_is_told_and_not_asked_for_without_end()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.Zero);
        network.Firewall = request => Asks(request, "/connection.") ? "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n" : null;
        await using var marcy = await chromium.VisitAsync(new Uri(network.Url));

        await SignInAsync(marcy, portal);

        await Expect(marcy.Text("This page stopped.")).ToBeVisibleAsync();
        network.Firewall = _ => null;
        await marcy.Button("Load the page again").ClickAsync();
        await marcy.ReadyAsync();
    }

    [Fact]
    public async Task A_page_without_any_script_says_so_after_a_while()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.Zero);
        network.Firewall = request => Asks(request, "/arrival.") || Asks(request, "/connection.")
            ? "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
            : null;
        await using var marcy = await chromium.VisitAsync(new Uri(network.Url));

        await SignInAsync(marcy, portal);

        await Expect(marcy.Link("Load it again")).ToBeHiddenAsync();
        await marcy.Page.EvaluateAsync("document.getAnimations().forEach(animation => animation.finish())");
        Assert.Empty(await marcy.ViolationsAsync());
        network.Firewall = _ => null;
        await marcy.Link("Load it again").ClickAsync();
        await marcy.ReadyAsync();
    }

    private static bool Asks(string request, string part) => request.Contains($" {part}", StringComparison.Ordinal);

    private static async Task SignInAsync(Visitor marcy, PortalServer portal)
    {
        await marcy.Page.GotoAsync("/login");
        await marcy.Field("Email or user name").FillAsync(portal.Marcy.PrimaryAddress!);
        await marcy.Field("Password").FillAsync(PortalServer.Password);
        await marcy.Button("Sign in").ClickAsync();
        await Expect(marcy.Page).ToHaveURLAsync(new Uri(new Uri(marcy.Page.Url), "/people").AbsoluteUri);
    }
}

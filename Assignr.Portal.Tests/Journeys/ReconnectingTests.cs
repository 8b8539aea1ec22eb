using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Assignr.Portal.Circuits;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>The connection of an open page is lost and comes back.</summary>
[Collection(PageJourney.Name)]
public sealed class ReconnectingTests(Chromium chromium)
{
    [Fact]
    public async Task While_the_connection_is_away_the_page_can_be_read_and_nothing_can_be_pressed()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person("Sarah Novak", "sarah@example.com"));
        await portal.ReadAsync(db => db.Site.ExecuteUpdateAsync(row => row
            .SetProperty(site => site.TimeZoneId, "Asia/Kathmandu").SetProperty(site => site.Hours, ClockHours.TwentyFour)));
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.Zero);
        await using var marcy = await chromium.VisitAsync(new Uri(network.Url));
        await marcy.SignInAsync(portal.Marcy.PrimaryAddress!, PortalServer.Password);
        await Expect(marcy.Link("Sarah Novak")).ToBeVisibleAsync();
        var search = marcy.Page.GetByRole(AriaRole.Searchbox);

        network.IsDown = true;
        await Expect(marcy.Text("No connection since")).ToBeVisibleAsync();

        // In the site's time zone and its 24 hours, whatever the browser's are.
        var there = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu"));
        var told = Regex.Match(
            await marcy.Page.Locator("#components-reconnect-modal").InnerTextAsync(), @"No connection since (\d\d:\d\d)\. ");
        Assert.Contains(told.Groups[1].Value, Enumerable.Range(-2, 3).Select(
            minute => there.AddMinutes(minute).ToString("HH:mm", CultureInfo.InvariantCulture)));
        // It takes room of its own: what was at the top is below it.
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
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(5));
        await Expect(search).ToBeEditableAsync();
        await marcy.Button("+ Add a New Person").ClickAsync();
        await Expect(marcy.Dialog).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_strip_covers_nothing_and_what_is_being_read_stays_where_it_stands(int width)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var people = Enumerable.Range(1, 24).Select(number => A.Person($"Number{number} Brook", $"number{number}@example.com"));
        await portal.SaveAsync([.. people]);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.Zero);
        var marcy = await portal.AssignorAsync(width: width, through: network);
        await Expect(marcy.Link("Number20 Brook")).ToBeVisibleAsync();
        const string Look = """
            () => {
                const strip = document.getElementById('components-reconnect-modal').getBoundingClientRect().height;
                const row = document.querySelector('.people-grid tbody tr:nth-child(20)').getBoundingClientRect().top;
                return [row, strip, parseFloat(getComputedStyle(document.body).paddingTop)].map(Math.round);
            }
            """;
        await marcy.Page.EvaluateAsync("scrollTo(0, 300)");
        var before = await marcy.Page.EvaluateAsync<int[]>(Look);

        network.IsDown = true;
        await Expect(marcy.Text("No connection since")).ToBeVisibleAsync();
        var away = await marcy.Page.EvaluateAsync<int[]>(Look);
        // In the way that the framework reports a restarted portal.
        await marcy.Page.Locator("#components-reconnect-modal")
            .EvaluateAsync("strip => strip.classList.add('components-reconnect-rejected')");
        await Expect(marcy.Button("Load the page again")).ToBeVisibleAsync();
        await marcy.Page.EvaluateAsync("new Promise(requestAnimationFrame)");
        var lost = await marcy.Page.EvaluateAsync<int[]>(Look);

        Assert.Equal((0, 0), (before[1], before[2]));
        Assert.All([away, lost], look =>
        {
            Assert.InRange(look[0], before[0] - 1, before[0] + 1);
            Assert.True(look[1] >= 44 && look[1] == look[2], $"The strip is {look[1]}, its room {look[2]}.");
        });
    }

    [Fact]
    public async Task What_is_typed_while_nothing_gets_through_stays_and_is_heard_later_and_keys_while_it_is_away_break_nothing()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.Zero);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.Button("+ Add a New Person").First.ClickAsync();
        await marcy.Field("First name").FillAsync("Sarah");

        // Nothing that is sent from here on arrives, although the browser does not know it yet.
        network.RoundTrip = TimeSpan.FromMinutes(10);
        await marcy.Field("Last name").ClickAsync();
        await marcy.Page.Keyboard.TypeAsync("Nov", new() { Delay = 60 });
        network.IsDown = true;
        await marcy.Page.Keyboard.TypeAsync("ak", new() { Delay = 30 });
        await Expect(marcy.Text("No connection since")).ToBeVisibleAsync();
        var typed = await marcy.Field("Last name").InputValueAsync();
        Assert.StartsWith("Nov", typed, StringComparison.Ordinal);
        foreach (var key in new[] { "x", "Tab", "y", "Enter", "Escape", "ArrowDown", "Tab", " " })
            await marcy.Page.Keyboard.PressAsync(key);
        // A press that was not sent waits for no answer, and so does not block the next one.
        Assert.Equal(0, await marcy.Dialog.Locator("[data-pending]").CountAsync());
        network.RoundTrip = TimeSpan.Zero;
        network.IsDown = false;
        await Expect(marcy.Text("No connection since")).Not.ToBeVisibleAsync();

        await Expect(marcy.Field("Last name")).ToHaveValueAsync(typed);
        await marcy.Button("Save").ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        Assert.Equal(1, await portal.ReadAsync(db => db.People.CountAsync(person => person.LastName == typed)));
        Assert.DoesNotContain(marcy.Complaints, complaint => complaint.Contains("Cannot send data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_socket_gets_through_the_page_asks_for_another_way()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await portal.VisitorAsync();
        await marcy.Page.AddInitScriptAsync("""
            globalThis.WebSocket = class {
              constructor() { setTimeout(() => this.onerror?.(new Event('error')) ?? this.onclose?.(new CloseEvent('close')), 1); }
              close() {}
            }
            """);

        await marcy.SignInAsync(portal.Marcy.PrimaryAddress!, PortalServer.Password);

        await marcy.Button("+ Add a New Person").First.ClickAsync();
        await Expect(marcy.Dialog).ToBeVisibleAsync();
        Assert.Contains(marcy.Asked, address => address.Contains("/_blazor/negotiate", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("")]
    public async Task A_network_that_answers_for_sockets_has_every_page_all_the_same_and_the_next_one_does_not_wait(string answer)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.Zero);
        network.Firewall = request => IsForSocket(request) ? answer : null;
        await using var marcy = await chromium.VisitAsync(new Uri(network.Url));

        await marcy.SignInAsync(portal.Marcy.PrimaryAddress!, PortalServer.Password);

        await marcy.Button("+ Add a New Person").First.ClickAsync();
        await Expect(marcy.Dialog).ToBeVisibleAsync();
        Assert.Single(marcy.Asked, IsSocket);
        await marcy.OpenAsync("/games");
        Assert.Single(marcy.Asked, IsSocket);
        // It comes back after the connection was cut.
        network.IsDown = true;
        await Expect(marcy.Text("No connection since")).ToBeVisibleAsync();
        network.IsDown = false;
        await Expect(marcy.Text("No connection since")).Not.ToBeVisibleAsync();
        await marcy.SelectMenuAsync("People");
        Assert.Single(marcy.Asked, IsSocket);
    }

    [Fact]
    public async Task Where_nothing_gets_through_the_page_says_so_and_opens_once_something_does()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.Zero);
        network.Firewall = request => IsForSocket(request) || request.Contains(" /_blazor", StringComparison.Ordinal)
            ? "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
            : null;
        await using var marcy = await chromium.VisitAsync(new Uri(network.Url));
        await marcy.Page.GotoAsync("/login");
        await marcy.Field("Email or user name").FillAsync(portal.Marcy.PrimaryAddress!);
        await marcy.Field("Password").FillAsync(PortalServer.Password);
        await marcy.Button("Sign in").ClickAsync();

        await Expect(marcy.Heading("This page cannot reach the portal")).ToBeVisibleAsync();
        await Expect(marcy.Text($"let WebSockets and requests to {new Uri(network.Url).Authority}/_blazor through")).ToBeVisibleAsync();
        await Expect(marcy.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        Assert.Empty(await marcy.ViolationsAsync());

        network.Firewall = _ => null;
        await marcy.Button("Load the page again").ClickAsync();
        await marcy.ReadyAsync();
    }

    [Fact]
    public async Task Whoever_has_as_many_pages_open_as_they_may_is_told_so_in_the_next_one()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await portal.AssignorAsync();
        var counts = portal.Get<CircuitCounts>();
        while (counts.TryOpen($"{portal.Marcy.Id}"))
        {
        }

        var another = await marcy.Page.Context.NewPageAsync();
        await another.GotoAsync("/games");

        await Expect(another.GetByText($"one person can have {CircuitCounts.MostPerPerson} open")).ToBeVisibleAsync();
        while (counts.Open > 1)
            counts.Close($"{portal.Marcy.Id}");
        await another.GetByRole(AriaRole.Button, new() { Name = "Load the page again" }).ClickAsync();
        await Expect(another.Locator("#main h1")).ToBeVisibleAsync();
    }

    private static bool IsForSocket(string request) =>
        request.StartsWith("GET ", StringComparison.Ordinal) && request.Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase);

    private static bool IsSocket(string address) => address.StartsWith("ws:", StringComparison.Ordinal);
}

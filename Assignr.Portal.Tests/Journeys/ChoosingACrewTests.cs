using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>At a round trip of 200 ms a position is given only to the person who was typed or chosen, and the list closes.</summary>
[Collection(PageJourney.Name)]
public sealed class ChoosingACrewTests(Chromium chromium)
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Enter_takes_who_was_typed_or_nobody()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var marcy = await OpenAsync(portal, network);

        await TypeAsync(marcy, "Referee", "okafor");
        await marcy.Page.Keyboard.PressAsync("Enter");
        await Expect(marcy.Text("1 of 3")).ToBeVisibleAsync();
        await Expect(marcy.Field("Referee")).ToHaveValueAsync("Wilhelmina Okafor");
        await NoListAsync(marcy);

        await TypeAsync(marcy, "Umpire", "zzqq");
        await marcy.Page.Keyboard.PressAsync("Enter");
        await Expect(marcy.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "No official with that name" })).ToBeVisibleAsync();
        await Expect(marcy.Text("1 of 3")).ToBeVisibleAsync();
        await marcy.Page.Keyboard.PressAsync("Tab");
        await NoListAsync(marcy);
        await Expect(marcy.Field("Umpire")).ToHaveValueAsync("");

        Assert.Equal(["Wilhelmina Okafor"], await AssignedAsync(portal));
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task A_choice_by_click_and_one_by_the_arrow_keys_close_the_list_and_so_do_Escape_and_Tab()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var marcy = await OpenAsync(portal, network);

        await marcy.Field("Referee").ClickAsync();
        await Option(marcy, "Brad Allen").ClickAsync();
        await NoListAsync(marcy);
        await Expect(marcy.Text("1 of 3")).ToBeVisibleAsync();
        await marcy.Page.WaitForTimeoutAsync(3 * (float)RoundTrip.TotalMilliseconds);
        await NoListAsync(marcy);

        await marcy.Field("Umpire").FocusAsync();
        await TypeAsync(marcy, "Umpire", "okafor");
        await Expect(marcy.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Expect(Option(marcy, "Wilhelmina Okafor")).ToContainTextAsync("never logged in");
        Assert.Empty(await marcy.ViolationsAsync());
        await marcy.Page.Keyboard.PressAsync("ArrowDown");
        await marcy.Page.Keyboard.PressAsync("Enter");
        await NoListAsync(marcy);
        await Expect(marcy.Text("2 of 3")).ToBeVisibleAsync();
        await marcy.Page.WaitForTimeoutAsync(3 * (float)RoundTrip.TotalMilliseconds);
        await NoListAsync(marcy);

        await marcy.Field("Line Judge").FocusAsync();
        await marcy.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(marcy.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await marcy.Page.Keyboard.PressAsync("Tab");
        await NoListAsync(marcy);
        await TypeAsync(marcy, "Line Judge", "mi");
        await marcy.Page.Keyboard.PressAsync("Escape");
        await NoListAsync(marcy);
        await Expect(marcy.Field("Line Judge")).ToHaveValueAsync("");

        Assert.Equal(["Brad Allen", "Wilhelmina Okafor"], await AssignedAsync(portal));
        await marcy.Button("Clear Referee").ClickAsync();
        await Expect(marcy.Text("1 of 3")).ToBeVisibleAsync();
        await Expect(marcy.Field("Referee")).ToHaveValueAsync("");
        await Expect(marcy.Field("Referee")).ToBeFocusedAsync();
        Assert.Empty(marcy.Complaints);
    }

    private static async Task<Visitor> OpenAsync(PortalServer portal, SlowNetwork network)
    {
        var game = A.Game(portal.Clock.GetUtcNow().AddDays(6), ("Referee", null), ("Umpire", null), ("Line Judge", null));
        await portal.SaveAsync(A.Person("Brad Allen", "brad.allen@example.com"), A.Person("Terrence Miles", "terrence@example.com"),
            A.Person("Wilhelmina Okafor", "okafor@example.com"), game);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.OpenAsync($"/games/{game.Id}");
        return marcy;
    }

    private static async Task TypeAsync(Visitor visitor, string label, string text)
    {
        await visitor.Field(label).ClickAsync();
        // As irregular as hands are, from 60 to 130 ms a key.
        foreach (var (at, key) in text.Index())
            await visitor.Page.Keyboard.TypeAsync(key.ToString(), new() { Delay = 60 + (at * 37 % 71) });
    }

    private static ILocator Option(Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = name });

    private static Task NoListAsync(Visitor visitor) => Expect(visitor.Page.GetByRole(AriaRole.Listbox)).ToHaveCountAsync(0);

    private static async Task<IReadOnlyList<string>> AssignedAsync(PortalServer portal) => await portal.ReadAsync(db => db.Slots
        .Join(db.People, slot => slot.PersonId, person => person.Id,
            (slot, person) => person.FirstName + " " + person.LastName).Order().ToListAsync());
}

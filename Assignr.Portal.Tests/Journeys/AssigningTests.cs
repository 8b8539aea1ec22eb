using Assignr.Portal.Games;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>Games and assignments, as far as sending to All Assigned Officials needs them.</summary>
[Collection(Journey.Name)]
public sealed class AssigningTests(Chromium chromium)
{
    [Fact]
    public async Task An_assignor_adds_a_game_gives_a_position_to_an_official_and_takes_it_back()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person(), A.Person("Brad Allen", "brad.allen@officials.example.com"));
        var marcy = await portal.AssignorAsync();
        await marcy.SelectMenuAsync("Games");
        await marcy.Button("Add a game").ClickAsync();
        await marcy.Field("Date").FillAsync(portal.Clock.GetUtcNow().AddDays(6).ToString("yyyy-MM-dd", null));
        await marcy.Field("Time").FillAsync("13:00");
        await marcy.Field("Home team").FillAsync("Portland");
        await marcy.Field("Away team").FillAsync("Salem");
        await marcy.Button("Add game").ClickAsync();
        await Expect(marcy.Heading("Salem at Portland")).ToBeVisibleAsync();

        await marcy.Field("Referee").FillAsync("terr");
        await marcy.Page.GetByText("Terrence Miles").ClickAsync();

        await Expect(marcy.Text("1 of 7")).ToBeVisibleAsync();
        await Expect(marcy.Field("Referee")).ToHaveValueAsync("Terrence Miles");
        Assert.Equal(1, await portal.ReadAsync(db => UpcomingGames.AssignedPeople(db, portal.Clock.GetUtcNow().AddDays(-1)).CountAsync()));
        Assert.Empty(await marcy.ViolationsAsync());

        await marcy.Field("Referee").FillAsync("");
        await marcy.Page.Keyboard.PressAsync("Tab");

        await Expect(marcy.Text("0 of 7")).ToBeVisibleAsync();
        Assert.Equal(0, await portal.ReadAsync(db => UpcomingGames.AssignedPeople(db, portal.Clock.GetUtcNow().AddDays(-1)).CountAsync()));
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task A_cancelled_game_moves_to_the_cancelled_ones_and_can_be_restored()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var game = A.Game(portal.Clock.GetUtcNow().AddDays(6), ("Referee", null));
        await portal.SaveAsync(game);
        var marcy = await portal.AssignorAsync(width: 360);
        await marcy.OpenAsync("/games");
        await marcy.Link("TB at KC").ClickAsync();
        await marcy.Button("Cancel the game").ClickAsync();
        await marcy.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel the game", Exact = true }).ClickAsync();
        await Expect(marcy.Text("This game is cancelled.")).ToBeVisibleAsync();

        await marcy.OpenAsync("/games?show=cancelled");
        await marcy.Link("TB at KC").ClickAsync();
        await marcy.Button("Restore the game").ClickAsync();

        await Expect(marcy.Button("Cancel the game")).ToBeVisibleAsync();
        Assert.Null(await portal.ReadAsync(db => db.Games.Select(row => row.CancelledAt).SingleAsync()));
    }
}

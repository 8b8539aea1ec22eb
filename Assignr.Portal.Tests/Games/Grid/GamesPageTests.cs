using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games.Grid;
using Assignr.Portal.Games.OneGame;
using Assignr.Portal.Settings;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Games.Grid;

public sealed class GamesPageTests : PageContext
{
    [Fact]
    public async Task Lists_the_upcoming_games_with_time_teams_crew_and_state()
    {
        var brad = A.Person("Brad Allen", "brad.allen@officials.example.com");
        await Portal.SaveAsync(brad, A.Game(Portal.Now.AddDays(6), ("Referee", brad), ("Umpire", null)));

        var page = Show<GamesPage>();

        page.WaitForAssertion(() => Assert.Equal(
            ["Sun 29 Nov", "09:00", "TB at KC", "1 of 2", "1 open"], page.FindAll("tbody td").Select(cell => cell.TextContent.Trim())));
    }

    [Fact]
    public async Task A_game_without_a_time_says_so_in_the_grid_on_its_page_and_in_its_form()
    {
        var game = A.GameWithoutTime(new DateOnly(2026, 11, 29));
        await Portal.SaveAsync(game);

        var grid = Show<GamesPage>();
        var page = Render<GamePage>(parameters => parameters.Add(shown => shown.GameId, game.Id));

        grid.WaitForAssertion(() => Assert.Equal("Time to be set", grid.Find("tbody .c-time").TextContent));
        page.WaitForAssertion(() => Assert.Contains("Sun 29 Nov 2026, time to be set", page.Markup, StringComparison.Ordinal));
        Assert.True(page.Find("#game-time").HasAttribute("disabled"));
        page.Find("form .tick input").Change(false);
        page.Find("#game-time").Change("16:05:00");
        page.FindAll("form")[0].Submit();
        page.WaitForAssertion(() => Assert.Contains("Sun 29 Nov 2026, 16:05", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Choosing_cancelled_goes_over_the_address_bar_and_shows_those()
    {
        var game = A.Game(Portal.Now.AddDays(6), ("Referee", null));
        game.Cancel(Portal.Now);
        await Portal.SaveAsync(game);
        var page = Show<GamesPage>();
        page.WaitForAssertion(() => Assert.Contains("No game is coming up.", page.Markup, StringComparison.Ordinal));

        page.Find("select").Change("Cancelled");

        Assert.EndsWith("/games?show=cancelled", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("Cancelled", page.Find(".c-state:is(td)").TextContent.Trim()));
    }

    [Fact]
    public async Task Somebody_deactivated_is_marked_in_the_crew_and_their_position_is_to_be_filled_on_both_pages()
    {
        var (active, gone) = (A.Person("Ann Alpha"), A.Person("Bob Beta", permissions: Permissions.None));
        var game = A.Game(Portal.Now.AddDays(6), ("Referee", active), ("Umpire", gone), ("Back Judge", null));
        await Portal.SaveAsync(active, gone, game);

        var grid = Show<GamesPage>();
        var page = Render<GamePage>(parameters => parameters.Add(shown => shown.GameId, game.Id));

        grid.WaitForAssertion(() => Assert.Equal(["1 of 3", "2 open"],
            grid.FindAll("tbody :is(.c-crew, .c-state)").Select(cell => cell.TextContent.Trim())));
        page.WaitForAssertion(() => Assert.Contains("1 of 3", page.Markup, StringComparison.Ordinal));
        Assert.Contains("2 open", page.Find(".head").TextContent, StringComparison.Ordinal);
        Assert.Equal([false, true, false], page.FindAll(".crew > li")
            .Select(place => place.TextContent.Contains("Deactivated", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_narrowed_and_all_games_are_two_sentences_each_with_its_links()
    {
        await Portal.SaveAsync(A.Game(Portal.Now.AddDays(6), ("Referee", null)));

        var page = Show<GamesPage>();

        page.WaitForAssertion(() => Assert.Equal(
            ["Export this 1 game: CSV · Excel", "All games: CSV · Excel"],
                page.FindAll(".export").Select(line => line.TextContent.Trim())));
    }

    [Fact]
    public void Without_games_it_says_what_to_do()
    {
        var page = Show<GamesPage>();

        page.WaitForAssertion(() => Assert.Contains("Add the next one; then give its positions to your officials.", page.Markup,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_browser_writes_in_its_own_way_stands_under_the_field_in_the_sites()
    {
        await Portal.Database.WriteAsync(async db => (await db.Site.SingleAsync())
            .WriteTimes(new DateStyle(ClockHours.Twelve, DateOrder.MonthFirst)));
        var page = Show<GamesPage>();
        page.WaitForElement(".actions button").Click();
        Dialogs.WaitForElement("#add-game");

        Dialogs.Find("#game-date").Change("2026-11-29");
        Dialogs.Find("#game-time").Change("13:00:00");

        Dialogs.WaitForAssertion(() => Assert.Equal("Sun Nov 29, 2026", Dialogs.Find("#game-date-help").TextContent));
        Assert.StartsWith("1:00 PM, in ", Dialogs.Find("#game-time-help").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_a_game_says_at_each_field_what_is_missing_and_then_leads_to_the_new_game()
    {
        var page = Show<GamesPage>();
        page.WaitForElement(".actions button").Click();
        Dialogs.WaitForElement("#add-game");
        Dialogs.Find("#add-game").Submit();
        Dialogs.WaitForAssertion(() => Assert.Equal(4, Dialogs.FindAll(".help.wrong").Count));

        Dialogs.Find("#game-date").Change("2026-11-29");
        // In the form that browsers send.
        Dialogs.Find("#game-time").Change("13:00:00");
        Dialogs.Find("#game-home").Input("ATL");
        Dialogs.Find("#game-away").Input("SEA");
        var moved = new TaskCompletionSource<string>();
        Navigation.LocationChanged += (_, location) => moved.TrySetResult(location.Location);
        Dialogs.Find("#add-game").Submit();

        Assert.Matches("/games/[0-9a-f-]{36}$", await moved.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_games_page_saves_its_form_and_cancels_after_asking()
    {
        var game = A.Game(Portal.Now.AddDays(6), ("Referee", null));
        await Portal.SaveAsync(game);
        var page = Show<GamePage>(parameters => parameters.Add(shown => shown.GameId, game.Id));
        page.WaitForElement("#game-home").Input("Detroit");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal("TB at Detroit", page.Find("h1").TextContent));

        _ = page.Find(".actions button").ClickAsync();
        Dialogs.WaitForElement(".mud-dialog-actions .mud-button-filled").Click();

        page.WaitForAssertion(() => Assert.Contains("This game is cancelled.", page.Markup, StringComparison.Ordinal));
        Assert.NotNull(await Portal.ReadAsync(db => db.Games.Select(row => row.CancelledAt).SingleAsync()));
    }

    [Fact]
    public async Task An_observer_reads_the_crew_and_changes_nothing()
    {
        await SignInAsync(A.Person("Olive Reader", "olive@officials.example.com", Permissions.Observer, loggedInAt: Portal.Now));
        var brad = A.Person("Brad Allen", "brad.allen@officials.example.com");
        var game = A.Game(Portal.Now.AddDays(6), ("Referee", brad), ("Umpire", null));
        await Portal.SaveAsync(brad, game);

        var page = Show<GamePage>(parameters => parameters.Add(shown => shown.GameId, game.Id));

        page.WaitForAssertion(() => Assert.Equal(["RefereeBrad Allen", "UmpireOpen"],
            page.FindAll(".crew li").Select(line => string.Concat(line.TextContent.Split('\n').Select(part => part.Trim())))));
        Assert.Empty(page.FindAll("button"));
    }

    [Fact]
    public void A_game_that_is_not_there_says_so()
    {
        var page = Show<GamePage>(parameters => parameters.Add(shown => shown.GameId, Guid.CreateVersion7()));

        page.WaitForAssertion(() => Assert.Contains("There is no such game.", page.Markup, StringComparison.Ordinal));
    }
}

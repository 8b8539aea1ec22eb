using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Games.Grid;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Games.Grid;

public class ListGamesTests
{
    [Fact]
    public async Task Upcoming_begins_with_today_and_the_next_game_and_past_with_the_last_one()
    {
        await using var portal = await TestPortal.StartAsync();
        var (yesterday, today, later, off) = (A.Game(portal.Now.AddDays(-1)), A.Game(portal.Now.AddHours(-9)),
            A.Game(portal.Now.AddDays(6)), A.Game(portal.Now.AddDays(3)));
        off.Cancel(portal.Now);
        await portal.SaveAsync(later, today, yesterday, off);

        Assert.Equal([today.Id, later.Id], await IdsAsync(portal, new GamesQuery()));
        Assert.Equal([yesterday.Id], await IdsAsync(portal, new GamesQuery { Shown = GamesShown.Past }));
        Assert.Equal([off.Id], await IdsAsync(portal, new GamesQuery { Shown = GamesShown.Cancelled }));
    }

    [Fact]
    public async Task Today_is_the_sites_today()
    {
        await using var portal = await TestPortal.StartAsync(atTime: new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
        await portal.Database.WriteSiteAsync("America/New_York");
        var game = A.Game(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));
        await portal.SaveAsync(game);

        Assert.Equal([game.Id], await IdsAsync(portal, new GamesQuery()));
    }

    [Theory]
    [InlineData("kc")]
    [InlineData("TB kc")]
    [InlineData("jose tb")]
    [InlineData("Ünal")]
    public async Task A_search_finds_teams_and_people_in_the_crew_whatever_case_or_accents(string search)
    {
        await using var portal = await TestPortal.StartAsync();
        var jose = A.Person("José Ünal", "jose@officials.example.com");
        var game = A.Game(portal.Now.AddDays(1), ("Referee", jose));
        await portal.SaveAsync(jose, game);

        Assert.Equal([game.Id], await IdsAsync(portal, new GamesQuery { Search = search }));
        Assert.Empty(await IdsAsync(portal, new GamesQuery { Search = search + " nobody" }));
        Assert.Empty(await IdsAsync(portal, new GamesQuery { Search = "%" }));
    }

    [Theory]
    [InlineData("Óbidos")]
    [InlineData("obidos")]
    [InlineData("united & sons obi")]
    [InlineData("100% ÅRHUS")]
    public async Task A_search_finds_teams_with_accents_however_it_is_typed(string search)
    {
        await using var portal = await TestPortal.StartAsync();
        var game = Game.Add(portal.Now.AddDays(1), "Óbidos United & Sons", "100% Århus", []);
        await portal.SaveAsync(game, A.Game(portal.Now.AddDays(1)));

        Assert.Equal([game.Id], await IdsAsync(portal, new GamesQuery { Search = search }));
    }

    [Fact]
    public async Task Games_that_an_older_version_wrote_are_found_after_the_start()
    {
        await using var portal = await TestPortal.StartAsync();
        var game = Game.Add(portal.Now.AddDays(1), "Óbidos", "Århus", []);
        await portal.SaveAsync(game);
        await portal.Database.WriteAsync(db => db.Games.ExecuteUpdateAsync(row => row.SetProperty(one => one.SearchText, "")));
        Assert.Empty(await IdsAsync(portal, new GamesQuery { Search = "obidos" }));

        await portal.Services.MigrateAsync();

        Assert.Equal([game.Id], await IdsAsync(portal, new GamesQuery { Search = "obidos arhus" }));
    }

    [Fact]
    public async Task Says_how_many_positions_are_filled_and_shows_one_persons_games()
    {
        await using var portal = await TestPortal.StartAsync();
        var (one, other) = (A.Person(), A.Person("Brad Allen", "brad@officials.example.com"));
        var game = A.Game(portal.Now.AddDays(1), ("Referee", one), ("Umpire", null));
        await portal.SaveAsync(one, other, game, A.Game(portal.Now.AddDays(2), ("Referee", other)));

        var listed = await portal.Get<ListGames>().RunAsync(TestPortal.Assignor, new GamesQuery { PersonId = one.Id });

        var row = Assert.Single(listed.Rows);
        Assert.Equal((game.Id, 1, 2), (row.Id, row.Filled, row.Positions));
        Assert.Equal("Terrence Miles", listed.PersonName);
    }

    [Fact]
    public async Task A_page_behind_the_last_one_is_the_last_one()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync([.. Enumerable.Range(1, 30).Select(day => (object)A.Game(portal.Now.AddDays(day)))]);

        var listed = await portal.Get<ListGames>().RunAsync(TestPortal.Assignor, new GamesQuery { Page = 9 });

        Assert.Equal((30, 1, 5), (listed.Total, listed.Page, listed.Rows.Count));
    }

    [Theory]
    [InlineData("/games", "/games")]
    [InlineData("/games?show=past&q=kc&page=3", "/games?show=past&q=kc&page=3")]
    [InlineData("/games?show=never&page=-1&person=x", "/games")]
    public void The_address_bar_holds_the_state_and_nonsense_counts_as_usual(string url, string canonical) =>
        Assert.Equal(canonical, GamesQuery.Read($"http://localhost{url}").ToUrl());

    private static async Task<IEnumerable<Guid>> IdsAsync(TestPortal portal, GamesQuery query) =>
        (await portal.Get<ListGames>().RunAsync(TestPortal.Assignor with { Permissions = Permissions.Observer }, query))
            .Rows.Select(row => row.Id);
}

using Assignr.Portal.Games;
using Assignr.Portal.Games.Crews;
using Assignr.Portal.Games.Editing;
using Assignr.Portal.Games.Grid;
using Assignr.Portal.Games.OneGame;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Assignr.Portal.People.OnePerson;
using Assignr.Portal.Settings;
using Assignr.Portal.Settings.Page;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Games;

/// <summary>A game whose time is to be set counts everywhere from the start of its day.</summary>
public sealed class TimeToBeSetTests : IAsyncLifetime
{
    private static readonly DateOnly Sunday = new(2026, 11, 29);

    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.Database.WriteSiteAsync("America/New_York");
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task It_is_added_on_purpose_and_gets_its_time_later()
    {
        var input = new GameInput { Date = Sunday, IsTimeToBeSet = true, Home = "ATL", Away = "SEA" };

        Assert.Equal(
            "Choose a time, or say that it is to be set.",
            (await portal.Get<AddGame>().RunAsync(TestPortal.Assignor, input with { IsTimeToBeSet = false }))
                .Problems.At(nameof(GameInput.Time)));
        var id = (await portal.Get<AddGame>().RunAsync(TestPortal.Assignor, input)).GameId!.Value;

        Assert.Equal((await DayAsync(Sunday), true), await WhenAsync(id));
        Assert.Equal(input, GameInput.Of(await GameAsync(id), await SiteAsync()));
        Assert.True((await portal.Get<EditGame>().RunAsync(TestPortal.Assignor, id, 0, input with { Home = "DET" })).IsDone);
        Assert.Equal((await DayAsync(Sunday), true), await WhenAsync(id));
        var timed = input with { Home = "DET", IsTimeToBeSet = false, Time = TimeOnly.MinValue };
        Assert.True((await portal.Get<EditGame>().RunAsync(TestPortal.Assignor, id, 1, timed)).IsDone);
        Assert.Equal((await DayAsync(Sunday), false), await WhenAsync(id));
        Assert.True((await portal.Get<EditGame>().RunAsync(TestPortal.Assignor, id, 2, input)).IsDone);
        Assert.Equal(
            [
                "SEA at ATL, Sun 29 Nov 2026, time to be set",
                "SEA at ATL, Sun 29 Nov 2026, time to be set became SEA at DET, Sun 29 Nov 2026, time to be set",
                "SEA at DET, Sun 29 Nov 2026, time to be set became SEA at DET, Sun 29 Nov 2026, 00:00",
                "SEA at DET, Sun 29 Nov 2026, 00:00 became SEA at ATL, Sun 29 Nov 2026, time to be set",
            ],
            await portal.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Detail!).ToListAsync()));
    }

    [Fact]
    public async Task Two_teams_that_are_to_be_set_may_meet()
    {
        var input = new GameInput { Date = Sunday, Time = new TimeOnly(13, 0), Home = "TBD", Away = "tbd" };

        Assert.Empty((await portal.Get<AddGame>().RunAsync(TestPortal.Assignor, input)).Problems);
    }

    [Fact]
    public async Task On_its_day_it_is_upcoming_before_all_others_until_the_day_is_over()
    {
        var person = A.Person();
        var (open, noon) = (await WithoutTimeAsync(Sunday, person),
            A.Game(await DayAsync(Sunday) + TimeSpan.FromHours(12), ("Referee", person)));
        await portal.SaveAsync(noon);

        portal.Clock.SetUtcNow(await DayAsync(Sunday) + TimeSpan.FromHours(23.9));
        Assert.Equal([open.Id, noon.Id], await IdsAsync(GamesShown.Upcoming));
        Assert.Equal([person.Id], await AssignedAsync());
        Assert.False((await portal.Get<LoadGame>().RunAsync(TestPortal.Assignor, open.Id))!.IsPast);
        portal.Clock.SetUtcNow(await DayAsync(Sunday.AddDays(1)));
        Assert.Equal([noon.Id, open.Id], await IdsAsync(GamesShown.Past));
        Assert.Empty(await AssignedAsync());
        Assert.True((await portal.Get<LoadGame>().RunAsync(TestPortal.Assignor, open.Id))!.IsPast);
    }

    [Fact]
    public async Task Who_has_it_is_told_so_where_another_game_of_that_day_gets_its_crew()
    {
        var person = A.Person();
        await WithoutTimeAsync(Sunday, person);
        var other = A.Game(await DayAsync(Sunday) + TimeSpan.FromHours(20), ("Referee", null));
        await portal.SaveAsync(other);

        var choice = Assert.Single(await portal.Get<FindOfficials>().RunAsync(TestPortal.Assignor, other.Id, ""));

        Assert.Equal("time to be set, TB at KC", choice.Elsewhere);
    }

    [Theory]
    [InlineData("America/Los_Angeles")]
    [InlineData("Asia/Tokyo")]
    public async Task It_keeps_its_day_where_the_site_moves_to_another_zone(string zone)
    {
        var game = await WithoutTimeAsync(Sunday, A.Person());
        var timed = A.Game(await DayAsync(Sunday) + TimeSpan.FromHours(13));
        await portal.SaveAsync(timed);
        var before = SettingsInput.Of(await SiteAsync());

        Assert.True((await portal.Get<ChangeSettings>().RunAsync(TestPortal.Assignor, before, before with { TimeZoneId = zone })).IsDone);

        Assert.Equal((await DayAsync(Sunday), true), await WhenAsync(game.Id));
        Assert.Equal(timed.StartsAt, (await WhenAsync(timed.Id)).StartsAt);
    }

    [Fact]
    public async Task It_is_listed_with_its_day_in_lists_of_people_and_on_a_persons_page()
    {
        var person = A.Person();
        await WithoutTimeAsync(Sunday, person);

        var row = Assert.Single((await portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, new PeopleQuery())).Rows);
        var details = await portal.Get<LoadPerson>().RunAsync(TestPortal.Assignor, person.Id);

        Assert.Equal((await DayAsync(Sunday), true), (row.NextGameAt, row.NextGameIsTimeToBeSet));
        Assert.True(Assert.Single(details!.Games).IsTimeToBeSet);
    }

    private async Task<Game> WithoutTimeAsync(DateOnly day, Person person)
    {
        var game = Game.Add(await DayAsync(day), "KC", "TB", ["Referee"], isTimeToBeSet: true);
        game.Crew[0].Assign(person.Id, portal.Now);
        await portal.SaveAsync(person, game);
        return game;
    }

    private Task<Site> SiteAsync() => portal.ReadAsync(db => db.Site.AsNoTracking().SingleAsync());

    private async Task<DateTimeOffset> DayAsync(DateOnly day) => (await SiteAsync()).StartOf(day);

    private Task<Game> GameAsync(Guid id) => portal.ReadAsync(db => db.Games.AsNoTracking().SingleAsync(game => game.Id == id));

    private async Task<(DateTimeOffset StartsAt, bool IsTimeToBeSet)> WhenAsync(Guid id) =>
        await GameAsync(id) is var game ? (game.StartsAt, game.IsTimeToBeSet) : default;

    private async Task<IEnumerable<Guid>> IdsAsync(GamesShown shown) =>
        (await portal.Get<ListGames>().RunAsync(TestPortal.Assignor, new GamesQuery { Shown = shown })).Rows.Select(row => row.Id);

    private Task<List<Guid>> AssignedAsync() =>
        portal.ReadAsync(async db => await UpcomingGames.AssignedPeople(db,
            (await db.Site.SingleAsync()).StartOfToday(portal.Now)).ToListAsync());
}

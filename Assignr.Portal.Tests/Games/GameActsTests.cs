using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Games.Crews;
using Assignr.Portal.Games.Editing;
using Assignr.Portal.Games.OneGame;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Games;

public class GameActsTests
{
    private static readonly GameInput Sunday = new()
    {
        Date = new DateOnly(2026, 11, 29),
        Time = new TimeOnly(13, 0),
        Home = "ATL",
        Away = "SEA"
    };

    [Fact]
    public async Task A_game_is_added_with_seven_open_positions_in_the_sites_time()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Database.WriteSiteAsync("America/New_York");

        var result = await portal.Get<AddGame>().RunAsync(TestPortal.Assignor, Sunday);

        var details = await portal.Get<LoadGame>().RunAsync(TestPortal.Assignor, result.GameId!.Value);
        Assert.Equal(new DateTimeOffset(2026, 11, 29, 18, 0, 0, TimeSpan.Zero), details!.Game.StartsAt);
        Assert.Equal(["Referee", "Umpire", "Head Linesman", "Line Judge", "Back Judge", "Side Judge", "Field Judge"],
            details.Crew.Select(position => position.Name));
        Assert.All(details.Crew, position => Assert.Null(position.Person));
        await AuditedAsync(portal, Act.GameAdded, "SEA at ATL, Sun 29 Nov 2026, 13:00");
    }

    [Fact]
    public async Task An_unfinished_form_gets_a_sentence_at_each_field_and_nothing_is_saved()
    {
        await using var portal = await TestPortal.StartAsync();

        var empty = await portal.Get<AddGame>().RunAsync(TestPortal.Assignor, new GameInput());
        var same = await portal.Get<AddGame>().RunAsync(TestPortal.Assignor, Sunday with { Away = "atl" });
        var far = await portal.Get<AddGame>().RunAsync(TestPortal.Assignor, Sunday with { Date = new DateOnly(226, 11, 29) });

        Assert.Equal(["Away", "Date", "Home", "Time"], empty.Problems.Select(problem => problem.Field).Order());
        Assert.Equal("A team cannot play against itself.", same.Problems.At("Away"));
        Assert.Equal("Choose a date within 5 years of today.", far.Problems.At("Date"));
        Assert.Equal(0, await portal.ReadAsync(db => db.Games.CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_change_a_game_at_once_the_second_is_told()
    {
        await using var portal = await TestPortal.StartAsync();
        var game = A.Game(portal.Now.AddDays(6));
        await portal.SaveAsync(game);

        var first = await portal.Get<EditGame>().RunAsync(TestPortal.Assignor, game.Id, 0, Sunday);
        var second = await portal.Get<EditGame>().RunAsync(TestPortal.Assignor, game.Id, 0, Sunday with { Home = "DET" });

        Assert.True(first.IsDone);
        Assert.False(second.IsDone);
        Assert.Contains("somebody else changed this game meanwhile", second.Refusal, StringComparison.Ordinal);
        Assert.Equal("ATL", await portal.ReadAsync(db => db.Games.Select(row => row.Home).SingleAsync()));
        Assert.True((await portal.Get<EditGame>().RunAsync(TestPortal.Assignor, game.Id, second.Revision!.Value,
            Sunday with { Home = "DET" })).IsDone);
    }

    [Fact]
    public async Task Renaming_a_team_leaves_a_time_that_comes_twice_where_it_was()
    {
        await using var portal = await TestPortal.StartAsync(atTime: new DateTimeOffset(2026, 10, 20, 9, 0, 0, TimeSpan.Zero));
        await portal.Database.WriteSiteAsync("America/New_York");
        var second = new DateTimeOffset(2026, 11, 1, 6, 30, 0, TimeSpan.Zero);
        var game = A.Game(second);
        await portal.SaveAsync(game);

        await portal.Get<EditGame>().RunAsync(TestPortal.Assignor, game.Id, 0,
            new GameInput { Date = new DateOnly(2026, 11, 1), Time = new TimeOnly(1, 30), Home = "ATL", Away = "SEA" });

        Assert.Equal((second, "ATL"), await portal.ReadAsync(db =>
            db.Games.Select(row => new ValueTuple<DateTimeOffset, string>(row.StartsAt, row.Home)).SingleAsync()));
    }

    [Fact]
    public async Task A_cancelled_game_assigns_nobody_and_restoring_it_brings_its_crew_back()
    {
        await using var portal = await TestPortal.StartAsync();
        var person = A.Person();
        var game = A.Game(portal.Now.AddDays(6), ("Referee", person));
        await portal.SaveAsync(person, game);

        Assert.True((await portal.Get<CancelGame>().RunAsync(TestPortal.Assignor, game.Id)).IsDone);
        Assert.False((await portal.Get<CancelGame>().RunAsync(TestPortal.Assignor, game.Id)).IsDone);
        Assert.Empty(await AssignedAsync(portal));

        Assert.True((await portal.Get<RestoreGame>().RunAsync(TestPortal.Assignor, game.Id)).IsDone);
        Assert.False((await portal.Get<RestoreGame>().RunAsync(TestPortal.Assignor, game.Id)).IsDone);
        Assert.Equal([person.Id], await AssignedAsync(portal));
        Assert.Equal([Act.GameCancelled, Act.GameRestored],
            await portal.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_position_is_given_taken_over_and_opened_and_each_person_can_read_it_in_their_timeline()
    {
        await using var portal = await TestPortal.StartAsync();
        var (one, other) = (A.Person(), A.Person("Brad Allen", "brad@officials.example.com"));
        var game = A.Game(portal.Now.AddDays(6), ("Referee", null));
        await portal.SaveAsync(one, other, game);
        var (assign, slot) = (portal.Get<AssignPerson>(), game.Crew[0].Id);

        Assert.True((await assign.RunAsync(TestPortal.Assignor, slot, null, one.Id)).IsDone);
        Assert.True((await assign.RunAsync(TestPortal.Assignor, slot, one.Id, other.Id)).IsDone);
        Assert.True((await assign.RunAsync(TestPortal.Assignor, slot, other.Id, null)).IsDone);

        Assert.Empty(await AssignedAsync(portal));
        Assert.Equal(
            [(Act.Assigned, one.Id), (Act.Unassigned, one.Id), (Act.Assigned, other.Id), (Act.Unassigned, other.Id)],
            (await portal.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).ToListAsync()))
                .Select(entry => (entry.Act, entry.PersonId!.Value)));
        await AuditedAsync(portal, Act.Assigned, "Referee, TB at KC, Sun 29 Nov 2026, 09:00");
    }

    [Fact]
    public async Task The_same_person_twice_in_one_crew_is_refused()
    {
        await using var portal = await TestPortal.StartAsync();
        var person = A.Person();
        var game = A.Game(portal.Now.AddDays(6), ("Referee", person), ("Umpire", null));
        await portal.SaveAsync(person, game);

        Assert.Equal("Not saved: Terrence Miles is in this crew already, as Referee.",
            (await portal.Get<AssignPerson>().RunAsync(TestPortal.Assignor, game.Crew[1].Id, null, person.Id)).Refusal);
    }

    [Fact]
    public async Task Of_twenty_assignments_of_one_person_to_one_crew_at_once_one_is_made()
    {
        await using var portal = await TestPortal.StartAsync();
        var person = A.Person();
        var game = A.Game(portal.Now.AddDays(6),
            [.. Enumerable.Range(1, 20).Select(number => ($"Position {number}", (Portal.People.Person?)null))]);
        await portal.SaveAsync(person, game);

        var answers = await Task.WhenAll(game.Crew.Select(slot =>
            Task.Run(() => portal.Get<AssignPerson>().RunAsync(TestPortal.Assignor, slot.Id, null, person.Id))));

        Assert.Single(answers, answer => answer.IsDone);
        Assert.Equal(1, await portal.ReadAsync(db => db.Slots.CountAsync(slot => slot.PersonId == person.Id)));
    }

    [Fact]
    public async Task A_position_that_somebody_else_filled_meanwhile_is_not_overwritten()
    {
        await using var portal = await TestPortal.StartAsync();
        var (one, other) = (A.Person(), A.Person("Brad Allen", "brad@officials.example.com"));
        var game = A.Game(portal.Now.AddDays(6), ("Referee", one));
        await portal.SaveAsync(one, other, game);

        Assert.Contains("somebody else changed this position",
            (await portal.Get<AssignPerson>().RunAsync(TestPortal.Assignor, game.Crew[0].Id, null, other.Id)).Refusal,
            StringComparison.Ordinal);
        Assert.Equal([one.Id], await AssignedAsync(portal));
    }

    [Fact]
    public async Task Only_officials_are_found_and_assigned_and_their_other_game_that_day_is_said()
    {
        await using var portal = await TestPortal.StartAsync();
        var (official, observer) = (A.Person("Zoë Whitlock", "zoe@officials.example.com"),
            A.Person("Zoe Watcher", "watcher@officials.example.com", Permissions.Observer));
        var game = A.Game(portal.Now.AddDays(6), ("Referee", null));
        await portal.SaveAsync(official, observer, game, A.Game(portal.Now.AddDays(6).AddHours(4), ("Umpire", official)));

        var choice = Assert.Single(await portal.Get<FindOfficials>().RunAsync(TestPortal.Assignor, game.Id, "zoe w"));

        Assert.Equal((official.Id, "Zoë Whitlock", "13:00 TB at KC", true),
            (choice.Id, choice.Name, choice.Elsewhere, choice.NeverLoggedIn));
        Assert.Equal("Not saved: Zoe Watcher is not an official.",
            (await portal.Get<AssignPerson>().RunAsync(TestPortal.Assignor, game.Crew[0].Id, null, observer.Id)).Refusal);
    }

    [Fact]
    public async Task Who_is_in_the_crew_already_is_not_offered_again()
    {
        await using var portal = await TestPortal.StartAsync();
        var person = A.Person();
        var game = A.Game(portal.Now.AddDays(6), ("Referee", person), ("Umpire", null));
        await portal.SaveAsync(person, game);

        Assert.Empty(await portal.Get<FindOfficials>().RunAsync(TestPortal.Assignor, game.Id, ""));
    }

    private static Task<List<Guid>> AssignedAsync(TestPortal portal) =>
        portal.ReadAsync(db => UpcomingGames.AssignedPeople(db, portal.Now.AddDays(-1)).ToListAsync());

    private static async Task AuditedAsync(TestPortal portal, string act, string detail) =>
        Assert.Contains(await portal.ReadAsync(db => db.AuditEntries.Where(entry => entry.Act == act).ToListAsync()),
            entry => entry.Detail == detail && entry.ActorName == TestPortal.Assignor.Name);
}

internal static class SiteWriting
{
    public static Task WriteSiteAsync(this IDbContextFactory<PortalDb> database, string zone) =>
        database.WriteAsync(async db => (await db.Site.SingleAsync()).Describe("Sunday Officials", zone));
}

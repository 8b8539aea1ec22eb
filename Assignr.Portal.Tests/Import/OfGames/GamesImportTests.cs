using Assignr.Portal.Audit;
using Assignr.Portal.Games;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.Preview;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames;

public sealed class GamesImportTests
{
    private const string Head = "Game ID,Date,Time,Home,Away,Referee,Umpire,Status\n";

    [Fact]
    public async Task A_season_comes_in_with_its_crews_and_the_same_file_again_changes_nothing()
    {
        await using var portal = await WithLeagueAsync();
        var file = await File.ReadAllBytesAsync(ImportBench.Demo("games.csv"));

        var first = await portal.ApplyAsync(await portal.PreviewAsync(ImportKind.Games, file, "games.csv"));
        var state = await portal.StateAsync();
        var second = await portal.ApplyAsync(await portal.PreviewAsync(ImportKind.Games, file, "games.csv"));

        Assert.Equal((269, 0, 0, 0), (first.Added, first.Updated, first.Failed, first.NamesAdded));
        Assert.Equal((0, 0, 269), (second.Added, second.Updated, second.Unchanged));
        Assert.Equal(state, await portal.StateAsync());
        Assert.Equal(1883, await portal.ReadAsync(db => db.Slots.CountAsync(slot => slot.PersonId != null)));
        Assert.Equal(1883, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.Assigned)));
        Assert.Equal(122, await portal.ReadAsync(db => db.ImportedPeople.CountAsync(one => one.ImportId == first.Id)));
    }

    [Fact]
    public async Task On_an_empty_site_everybody_whom_a_crew_names_can_be_added_in_the_same_step()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, await File.ReadAllBytesAsync(ImportBench.Demo("games.csv")), "games.csv");
        Assert.Equal((122, 269), (view.Plan!.Names.Count, view.Plan.Counts.Look));

        view = await portal.ChangeAsync(view,
            new ImportChange(Edits: view.Edits with
            {
                Names = view.Plan.Names.ToDictionary(name => name.Key,
            _ => new NameChoice(Add: true))
            }));
        var batch = await portal.ApplyAsync(view);

        Assert.Equal((269, 122), (batch.Added, batch.NamesAdded));
        Assert.Equal(1883, await portal.ReadAsync(db => db.Slots.CountAsync(slot => slot.PersonId != null)));
        var result = await portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);
        Assert.Empty(result.Left);
        Assert.Equal("", await portal.StateAsync());
    }

    [Fact]
    public async Task A_second_import_updates_instead_of_doubling_and_leaves_other_games_alone()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person(), A.Person("Ana Zamora", "ana@x.example"));
        await portal.ImportAsync(ImportKind.Games, Head + "G1,2026-12-05,13:00,KC,TB,Terrence Miles,,\nG2,2026-12-05,16:00,SEA,LV,,,\n");

        var view = await portal.PreviewAsync(ImportKind.Games,
            Head + "G1,2026-12-06,14:30,KC,TB,Ana Zamora,\"Miles, Terrence\",Cancelled\n");
        Assert.Equal(["Date and time", "State", "Referee", "Umpire"], view.Row(2).Changes.Select(change => change.Label));
        await portal.ApplyAsync(view);

        var games = await portal.ReadAsync(db => db.Games.Include(game => game.Crew).OrderBy(game => game.ExternalId).ToListAsync());
        Assert.Equal(["G1", "G2"], games.Select(game => game.ExternalId));
        Assert.Equal((new DateTimeOffset(2026, 12, 6, 14, 30, 0, TimeSpan.Zero), true),
            (games[0].StartsAt, games[0].CancelledAt is not null));
        Assert.Equal(2, games[0].Crew.Count(slot => slot.PersonId != null));
        Assert.Equal(new DateTimeOffset(2026, 12, 5, 16, 0, 0, TimeSpan.Zero), games[1].StartsAt);
    }

    [Fact]
    public async Task Undo_restores_the_game_as_it_was_but_keeps_what_changed_since()
    {
        await using var portal = await TestPortal.StartAsync();
        var (terrence, ana) = (A.Person(), A.Person("Ana Zamora", "ana@x.example"));
        await portal.SaveAsync(terrence, ana);
        await portal.ImportAsync(ImportKind.Games, Head + "G1,2026-12-05,13:00,KC,TB,Terrence Miles,,\n");
        var before = await portal.ReadAsync(db => db.Slots.OrderBy(slot => slot.Order).Select(slot => slot.PersonId).ToListAsync());
        var batch = await portal.ImportAsync(ImportKind.Games, Head.Replace("Status", "Back Judge",
            StringComparison.Ordinal) + "G1,2026-12-06,13:00,KC,TB,Ana Zamora,,Terrence Miles\nG9,2026-12-07,13:00,SEA,LV,,,\n");
        await portal.ReadAsync(db => db.Games.Where(game => game.ExternalId == "G9")
            .ExecuteUpdateAsync(row => row.SetProperty(game => game.Home, "NYJ")));

        var result = await portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);

        Assert.Equal("LV at NYJ, Mon 7 Dec 2026, 13:00 stays: home changed since.", Assert.Single(result.Left));
        var game = await portal.ReadAsync(db => db.Games.Include(game => game.Crew).SingleAsync(game => game.ExternalId == "G1"));
        Assert.Equal(5, game.StartsAt.Day);
        Assert.Equal(before, game.Crew.OrderBy(slot => slot.Order).Select(slot => slot.PersonId));
    }

    [Theory]
    [InlineData("G1,2026-12-05,13:00,KC,TB,Terrence Miles,,", Outcome.Add, null)]
    [InlineData("G1,12/13/2026,1:00 PM,KC,TB,,,", Outcome.Add, null)]
    [InlineData("G1,12/05/2026,1:00 PM,KC,TB,,,", Outcome.Look, "“12/05/2026” can be read in two ways.")]
    [InlineData("G1,2026-13-45,13:00,KC,TB,,,", Outcome.Error, "“2026-13-45” is no date.")]
    [InlineData("G1,2026-13-05,13:00,KC,TB,,,", Outcome.Look, "“2026-13-05” is a day only with the day before the month.")]
    [InlineData("G1,5 Dec,13:00,KC,TB,,,", Outcome.Look, "“5 Dec” has no year.")]
    [InlineData("G1,2026-12-05,25:00,KC,TB,,,", Outcome.Error, "“25:00” is no time.")]
    [InlineData("G1,,13:00,KC,TB,,,", Outcome.Error, "There is no date.")]
    [InlineData("G1,2026-12-05,,KC,TB,,,", Outcome.Add, null)]
    [InlineData("G1,2026-12-05,13:00,,TB,,,", Outcome.Error, "There is no home team.")]
    [InlineData("G1,2026-12-05,13:00,KC,kc,,,", Outcome.Error, "A team cannot play against itself.")]
    [InlineData("G1,2036-12-05,13:00,KC,TB,,,", Outcome.Error, "2036-12-05 is not within 5 years of today.")]
    [InlineData("G1,2026-12-05,13:00,KC,TB,Terrence Miles,Terrence Miles,", Outcome.Error,
        "Terrence Miles has two positions: Referee and Umpire.")]
    [InlineData("G1,2026-12-05,13:00,KC,TB,Obi Server,,", Outcome.Error, "Obi Server is not an official here.")]
    [InlineData("G1,2026-12-05,13:00,KC,TB,Terence Miles,,", Outcome.Look, "Terence Miles is not here.")]
    [InlineData("G1,2026-12-05,13:00,KC,TB,Two Names,,", Outcome.Look, "Two Names is not here.")]
    [InlineData(
        "G1,2026-12-05,13:00,KC,TB,,,Perhaps\nG2,2026-12-06,13:00,KC,TB,,,On\nG3,2026-12-07,13:00,KC,TB,,,On",
        Outcome.Look, "“Perhaps” is no state that is known: this game may be off.")]
    public async Task Every_row_gets_its_outcome_and_its_reason(string row, Outcome expected, string? reason)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person(), A.Person("Two Names", "one@x.example"), A.Person("Two Names", "two@x.example"),
            A.Person("Obi Server", permissions: Portal.Access.Permissions.Observer));

        var view = await portal.PreviewAsync(ImportKind.Games, Head + row);

        Assert.Equal(expected, view.Row(2).Outcome);
        Assert.Equal(reason, view.Row(2).Reason);
    }

    [Fact]
    public async Task A_name_that_is_spelled_alike_or_shared_by_two_is_asked_about()
    {
        await using var portal = await TestPortal.StartAsync();
        var terrence = A.Person();
        await portal.SaveAsync(terrence, A.Person("Two Names", "one@x.example"), A.Person("Two Names", "two@x.example"));
        var view = await portal.PreviewAsync(ImportKind.Games, Head + "G1,2026-12-05,13:00,KC,TB,Terence Miles,Two Names,\n");
        var names = view.Plan!.Names.ToDictionary(name => name.Name);
        Assert.Equal("Terrence Miles", Assert.Single(names["Terence Miles"].Similar).Name);
        Assert.Equal(["one@x.example", "two@x.example"], names["Two Names"].Similar.Select(similar => similar.Hint).Order());

        view = await portal.ChangeAsync(view, new ImportChange(Edits: new Edits
        {
            Names = new Dictionary<string, NameChoice>
            {
                [names["Terence Miles"].Key] = new(terrence.Id),
                [names["Two Names"].Key] = new(LeaveOpen: true)
            },
        }));
        await portal.ApplyAsync(view);

        Assert.Equal([terrence.Id, null],
            await portal.ReadAsync(db => db.Slots.OrderBy(slot => slot.Order).Select(slot => slot.PersonId).ToListAsync()));
        Assert.Equal(3, await portal.ReadAsync(db => db.People.CountAsync()));
    }

    [Theory]
    [InlineData("G1,2026-12-05,13:00,KC,TB,,,\nG1,2026-12-05,13:00,KC,TB,,,\n", Outcome.Unchanged)]
    [InlineData("G1,2026-12-05,13:00,KC,TB,,,\nG1,2026-12-05,14:00,KC,TB,,,\n", Outcome.Error)]
    [InlineData(",2026-12-05,13:00,KC,TB,,,\n,2026-12-05,13:00,KC,TB,,,\n", Outcome.Unchanged)]
    [InlineData(",2026-12-05,13:00,KC,TB,,,\n,2026-12-05,16:00,KC,TB,,,\n", Outcome.Add)]
    public async Task A_game_that_is_in_the_file_twice_is_added_once(string rows, Outcome second)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal([Outcome.Add, second], (await portal.PreviewAsync(ImportKind.Games, Head + rows))
            .Plan!.Rows.Select(row => row.Outcome));
    }

    [Fact]
    public async Task Without_an_id_a_game_is_known_by_its_day_and_its_teams_and_a_doubleheader_by_its_time()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.Games,
            Head + ",2026-12-05,TBD,KC,TB,,,\n,2026-12-06,13:00,SEA,LV,,,\n,2026-12-06,17:00,SEA,LV,,,\n");

        var view = await portal.PreviewAsync(ImportKind.Games,
            Head + ",2026-12-05,13:30,KC,TB,,,\n,2026-12-06,17:00,SEA,LV,,,\n,2026-12-06,18:00,SEA,LV,,,\n");

        Assert.Equal([Outcome.Update, Outcome.Unchanged, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
    }

    [Fact]
    public async Task A_game_in_the_hour_that_comes_twice_is_not_moved_by_its_own_time()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ReadAsync(db => db.Site.ExecuteUpdateAsync(row => row.SetProperty(site => site.TimeZoneId, "America/New_York")));
        var second = new DateTimeOffset(2026, 11, 1, 1, 30, 0, TimeSpan.FromHours(-5));
        var game = Game.Add(second, "KC", "TB", ["Referee"], "G1");
        await portal.SaveAsync(game);

        Assert.Equal(Outcome.Unchanged,
            (await portal.PreviewAsync(ImportKind.Games, Head + "G1,2026-11-01,01:30,KC,TB,,,\n")).Row(2).Outcome);
    }

    private static async Task<TestPortal> WithLeagueAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.ApplyAsync(await portal.PreviewAsync(ImportKind.People,
            await File.ReadAllBytesAsync(ImportBench.Demo("people.csv")), "people.csv"));
        return portal;
    }
}

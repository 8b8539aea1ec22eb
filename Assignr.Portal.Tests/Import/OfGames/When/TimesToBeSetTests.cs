using Assignr.Portal.Games.Grid;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Schedules without times and teams, and later ones that have them.</summary>
public sealed class TimesToBeSetTests : IAsyncLifetime
{
    private const string Head = "Game,Date,Time,Home,Away\n";

    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("1,2026-12-05,TBD,KC,TB", "1,2026-12-05,13:00,KC,TB")]
    [InlineData("1,2026-12-05,,KC,TB", "1,2026-12-06,13:00,KC,TB")]
    [InlineData(",2026-12-05,to be announced,KC,TB", ",2026-12-05,13:00,KC,TB")]
    [InlineData(",2026-12-05,Time to be set,KC,TB", ",2026-12-05,0:00,KC,TB")]
    [InlineData("7,2026-12-05,TBA,TBD,tba", "7,2026-12-05,13:00,KC,TB")]
    public async Task A_game_without_a_time_comes_in_and_a_later_file_fills_the_time_in(string early, string late)
    {
        var first = await portal.PreviewAsync(ImportKind.Games, Head + early);
        Assert.Equal(Outcome.Add, first.Row(2).Outcome);
        Assert.EndsWith("Sat 5 Dec 2026, time to be set", first.Row(2).Title, StringComparison.Ordinal);
        Assert.Contains("1 game has no time yet: it is to be set.", first.Plan!.Remarks);
        await portal.ApplyAsync(first);
        Assert.Equal(1, (await portal.PreviewAsync(ImportKind.Games, Head + early)).Plan!.Counts.Unchanged);

        var second = await portal.PreviewAsync(ImportKind.Games, Head + late);
        var batch = await portal.ApplyAsync(second);

        Assert.Equal(Outcome.Update, second.Row(2).Outcome);
        Assert.Equal("Sat 5 Dec 2026, time to be set", second.Row(2).Changes.Single(change => change.Label == "Date and time").Old);
        var game = await portal.ReadAsync(db => db.Games.SingleAsync());
        Assert.Equal(("KC", "TB", false), (game.Home, game.Away, game.IsTimeToBeSet));
        // A value that is to be set in a file does not replace a known one.
        Assert.Equal(0, (await portal.PreviewAsync(ImportKind.Games,
            Head + early.Replace("-05,", $"-{game.StartsAt.Day:00},", StringComparison.Ordinal))).Plan!.Counts.Update);
        await portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);
        Assert.True(await portal.ReadAsync(db => db.Games.Select(one => one.IsTimeToBeSet).SingleAsync()));
    }

    [Theory]
    [InlineData("Following JV")]
    [InlineData("evening")]
    [InlineData("im Anschluss")]
    [InlineData("après le match des filles")]
    public async Task Words_for_a_time_of_day_are_looked_at_and_the_game_comes_in_without_one(string time)
    {
        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head}1,2026-12-05,{time},KC,TB\n2,2026-12-05,13:00,SEA,ATL\n3,2026-12-06,13:00,SEA,ATL\n");

        Assert.Equal((Outcome.Look, $"“{time}” is no time of day."), (view.Row(2).Outcome, view.Row(2).Reason));
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers).Edit);
        Assert.EndsWith("Sat 5 Dec 2026, time to be set", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("à préciser")]
    [InlineData("horaire inconnu")]
    [InlineData("Hora por definir")]
    [InlineData("Uhrzeit offen")]
    [InlineData("time unknown")]
    public async Task Words_for_no_time_yet_are_none(string time)
    {
        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head}1,2026-12-05,{time},KC,TB\n2,2026-12-05,13:00,SEA,ATL\n3,2026-12-06,13:00,SEA,ATL\n");

        Assert.EndsWith("Sat 5 Dec 2026, time to be set", view.Row(2).Title, StringComparison.Ordinal);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }

    [Fact]
    public async Task Games_whose_teams_are_to_be_set_are_kept_apart_by_their_numbers()
    {
        const string Rows = "1,2026-12-12,,TBD,TBD\n2,2026-12-12,,TBD,TBD\n";
        await portal.ImportAsync(ImportKind.Games, Head + Rows);

        var again = await portal.PreviewAsync(ImportKind.Games, Head + Rows);
        await portal.ImportAsync(ImportKind.Games, Head + "2,2026-12-12,15:00,Lions,Tigers\n1,2026-12-12,13:00,Bears,Wolves\n");

        Assert.Equal(2, again.Plan!.Counts.Unchanged);
        var games = await portal.ReadAsync(db => db.Games.OrderBy(game => game.ExternalId).ToListAsync());
        Assert.Equal([("1", "Bears", 13), ("2", "Lions", 15)], games.Select(game => (game.ExternalId!, game.Home, game.StartsAt.Hour)));
    }

    [Fact]
    public async Task Where_nothing_tells_two_of_them_apart_that_is_asked()
    {
        var view = await portal.PreviewAsync(ImportKind.Games,
            Head + ",2026-12-12,,TBD,TBD\n,2026-12-12,,TBD,TBD\n,2026-12-12,,KC,TB\n,2026-12-12,,KC,TB\n");

        Assert.Equal([Outcome.Add, Outcome.Look, Outcome.Add, Outcome.Unchanged], view.Plan!.Rows.Select(row => row.Outcome));
        view = await portal.EditAsync(view, 3, Assert.Single(view.Row(3).Offers).Edit);
        Assert.Equal(3, view.Plan!.Counts.Add);
    }

    [Fact]
    public async Task Of_two_games_of_a_day_a_row_without_a_time_is_the_game_without_a_time()
    {
        await portal.ImportAsync(ImportKind.Games, Head + ",2026-12-05,13:00,KC,TB\n,2026-12-05,TBD,KC,TB\n");
        Assert.Equal(2, await portal.ReadAsync(db => db.Games.CountAsync()));

        var view = await portal.PreviewAsync(ImportKind.Games,
            Head + ",2026-12-05,TBD,KC,TB\n,2026-12-05,13:00,KC,TB\n,2026-12-05,16:00,KC,TB\n");

        Assert.Equal([Outcome.Unchanged, Outcome.Unchanged, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal(["The one at 13:00", "The one whose time is to be set", "Add as another game"],
            view.Row(4).Offers.Select(offer => offer.Label).Order(StringComparer.Ordinal).OrderBy(label => label[0] == 'A'));
    }

    [Fact]
    public async Task A_schedule_needs_no_column_of_times()
    {
        var view = await portal.PreviewAsync(ImportKind.Games, "Date,Home,Away\n2026-12-05,KC,TB\n2026-12-06,SEA,LV\n");

        Assert.Equal(2, view.Plan!.Counts.Add);
        Assert.Contains("2 games have no time yet: it is to be set.", view.Plan.Remarks);
    }

    [Fact]
    public async Task Nobody_is_named_twice_at_a_time_that_is_to_be_set()
    {
        await portal.SaveAsync(A.Person());

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                "Date,Time,Home,Away,Referee\n2026-12-05,,KC,TB,Terrence Miles\n2026-12-05,,SEA,LV,Terrence Miles\n"
                + "2026-12-05,0:00,NE,NO,Terrence Miles\n");

        Assert.All(view.Plan!.Rows, row => Assert.Empty(row.Notes));
    }

    [Fact]
    public async Task The_export_says_that_a_time_is_to_be_set()
    {
        await portal.SaveAsync(A.GameWithoutTime(new DateOnly(2026, 11, 29)));

        var table = await portal.Get<ExportGames>().RunAsync(TestPortal.Assignor, null);

        Assert.Equal(["", "2026-11-29", "Time to be set", "KC", "TB", ""], Assert.Single(table.Rows));
    }
}

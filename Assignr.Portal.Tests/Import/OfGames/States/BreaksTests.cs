using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.States;

/// <summary>Lines for a time in which nobody plays.</summary>
public sealed class BreaksTests
{
    [Theory]
    [InlineData("LUNCH,")]
    [InlineData("BREAK,BREAK")]
    [InlineData("Mittagspause,-")]
    [InlineData(",Almuerzo")]
    [InlineData("Pause (30 min),")]
    [InlineData("Pause déjeuner,")]
    [InlineData("Siegerehrung,")]
    public async Task A_break_is_no_game_and_that_is_said_once(string teams)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away\n2026-12-05,10:00,Lions,Tigers\n2026-12-05,12:00,{teams}\n2026-12-06,12:00,{teams}\n");

        Assert.Equal([Outcome.Add, Outcome.LeftOut, Outcome.LeftOut], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Contains($"2 rows are breaks and no games, as “{teams.Split(',').First(team => team.Length > 1)}” in line 3.",
            view.Plan.Remarks);
        Assert.Equal(["", "", ""], view.Plan.Rows.Select(row => row.Summary));
    }

    [Theory]
    [InlineData("LUNCH")]
    [InlineData("Pausa")]
    [InlineData("Mittagspause 12:00-13:00")]
    public async Task A_break_below_each_field_of_a_tournament_is_no_game(string words)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Date,Time,Field 1,Field 2\n2026-12-05,9:00 AM,Lions v Tigers,Owls v Bears\n2026-12-05,10:00 AM,{words},{words}\n"
                + "2026-12-05,11:00 AM,Lions v Owls,Tigers v Bears\n");

        Assert.Equal((4, 2, 0), (view.Plan!.Counts.Add, view.Plan.Counts.LeftOut, view.Plan.Counts.Error));
    }

    [Theory]
    [InlineData("MITTAGSPAUSE,,,,")]
    [InlineData(",LUNCH,,,")]
    [InlineData(",2026-12-05,12:00,,,Almuerzo")]
    public async Task A_break_in_any_column_of_a_row_without_teams_is_no_game(string line)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Game ID,Date,Time,Home,Away,Notes\n1,2026-12-05,10:00,Lions,Tigers,\n{line}\n2,2026-12-05,13:00,Owls,Bears,Lunch\n");

        Assert.Equal([Outcome.Add, Outcome.LeftOut, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
    }

    [Fact]
    public async Task A_team_that_is_called_so_plays_another_one_and_can_be_taken_in_without()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games,
            "Date,Time,Home,Away\n2026-12-05,10:00,Break,Tigers\n2026-12-05,12:00,Pause,TBD\n");
        Assert.Equal([Outcome.Add, Outcome.LeftOut], view.Plan!.Rows.Select(row => row.Outcome));

        view = await portal.EditAsync(view, 3, new RowEdit { LeftOut = false });

        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }
}

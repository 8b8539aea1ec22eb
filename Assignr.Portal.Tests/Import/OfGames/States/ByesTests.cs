using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.States;

/// <summary>Lines of a schedule that say which team does not play.</summary>
public sealed class ByesTests
{
    [Theory]
    [InlineData("10:00 AM,Bears,BYE")]
    [InlineData("10:00 AM,Exempt,Bears")]
    [InlineData("10:00 AM,Bears,Descansa")]
    [InlineData(",Bears,spielfrei")]
    [InlineData("10:00 AM,Bears,Bye week")]
    [InlineData(",Bears,— bye —")]
    [InlineData(",Bears,(BYE 2)")]
    [InlineData("BYE,Bears,")]
    [InlineData(",Bears,au repos")]
    public async Task A_bye_is_no_game_and_that_is_said(string row)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away\n2026-12-05,10:00 AM,Lions,Tigers\n2026-12-05,{row}\n");

        Assert.Equal((1, 1, 0, 0), (view.Plan!.Counts.Add, view.Plan.Counts.LeftOut, view.Plan.Counts.Look, view.Plan.Counts.Error));
        Assert.Contains(view.Plan.Remarks, remark => remark.StartsWith("1 row is a bye and no game, as “", StringComparison.Ordinal)
            && remark.EndsWith("in line 3.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Bears - BYE")]
    [InlineData("BYE: Bears")]
    [InlineData("Löwen spielfrei")]
    public async Task A_bye_in_a_cell_of_both_teams_is_no_game(string teams)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Matchup\n2026-12-05,Lions vs Tigers\n2026-12-06,Owls vs Foxes\n2026-12-05,{teams}\n");

        Assert.Equal((2, 1), (view.Plan!.Counts.Add, view.Plan.Counts.LeftOut));
    }

    [Fact]
    public async Task A_team_that_is_called_so_can_be_taken_in()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, "Date,Home,Away\n2026-12-05,Lions,Libre\n2026-12-06,Goodbye FC,Byers\n");
        Assert.Equal([Outcome.LeftOut, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));

        view = await portal.EditAsync(view, 2, new RowEdit { LeftOut = false });

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }
}

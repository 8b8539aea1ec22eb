using Assignr.Portal.Games;
using Assignr.Portal.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.HomeAndAway;

/// <summary>Words in place of teams that are to be set.</summary>
public sealed class OpenTeamsTests
{
    [Theory]
    [InlineData("offen", "offen")]
    [InlineData("N.N.", "N.N.")]
    [InlineData("n. n.", "Pumas")]
    [InlineData("(noch offen)", "steht noch nicht fest")]
    [InlineData("por definir", "Por Definir")]
    [InlineData("por determinar", "Pumas")]
    [InlineData("à définir", "À déterminer")]
    [InlineData("à confirmer", "Pumas")]
    [InlineData("TBA", "TBA")]
    [InlineData("Unknown", "unknown")]
    [InlineData("n/a", "Pumas")]
    [InlineData("pending", "Pending")]
    public async Task They_are_to_be_set_and_no_team_plays_itself(string home, string away)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-12,13:00,{home},{away}\n");

        Assert.True(view.Row(2).Outcome == Outcome.Add, view.Row(2).Reason);
        Assert.Contains(view.Plan!.Remarks, remark => remark.Contains($"to be set, as “{home}”", StringComparison.Ordinal));
        await portal.ApplyAsync(view);
        var game = await portal.ReadAsync(db => db.Games.SingleAsync());
        Assert.Equal((Game.TeamToBeSet, away == "Pumas" ? "Pumas" : Game.TeamToBeSet), (game.Home, game.Away));
    }

    [Theory]
    [InlineData("offen - offen")]
    [InlineData("TBD vs TBD")]
    [InlineData("por definir contra por definir")]
    public async Task Both_teams_in_one_cell_are_to_be_set(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Matchup\n2026-12-12,13:00,{cell}\n2026-12-12,15:00,Lions - Pumas\n");

        Assert.StartsWith($"{Game.TeamToBeSet} at {Game.TeamToBeSet}", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ND", "Lions", "Lions at ND")]
    [InlineData("NA", "Blank", "Blank at NA")]
    [InlineData("Pending", "Lions", "Lions at Pending")]
    public async Task What_may_be_a_team_is_one_beside_another(string home, string away, string title)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.StartsWith(title, (await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-12,13:00,{home},{away}\n"))
            .Row(2).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_game_with_an_id_and_a_date_and_no_teams_has_teams_to_be_set()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                "Game,Date,Time,Home,Away\n1,2026-12-05,13:00,Lions,Tigers\n2,2026-12-06,13:00,,\n3,,,,\n4,2026-12-07,,Owls,\n"
                + ",2026-12-08,13:00,,\n");

        Assert.Equal((Outcome.Add, Outcome.Add, Outcome.Error), (view.Row(2).Outcome, view.Row(3).Outcome, view.Row(4).Outcome));
        Assert.StartsWith("TBD at TBD, ", view.Row(3).Title, StringComparison.Ordinal);
        Assert.Contains("1 game has an id and a date and no teams: they are to be set, as 2 in line 3.", view.Plan!.Remarks);
        Assert.Equal(("There is no date.", "Edit the row and enter it."), (view.Row(4).Reason, view.Row(4).Mend));
        Assert.Equal("Edit the row and enter it, or TBD where it is to be set.", view.Row(5).Mend);
        Assert.Equal("There is no home team and no away team.", view.Row(6).Reason);
    }

    [Fact]
    public async Task Teams_that_are_known_here_stay_where_a_later_file_names_none()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.Games, "Game,Date,Time,Home,Away\n1,2026-12-05,13:00,Lions,Tigers\n");

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Game,Date,Time,Home,Away\n1,2026-12-05,15:00,,\n2,2026-12-06,15:00,Owls,Bears\n");

        Assert.StartsWith("Tigers at Lions, ", view.Row(2).Title, StringComparison.Ordinal);
        Assert.Equal(Outcome.Update, view.Row(2).Outcome);
    }
}

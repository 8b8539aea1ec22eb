using Assignr.Portal.Games;
using Assignr.Portal.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames;

/// <summary>Words in the place of teams that are still to be set.</summary>
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
    public async Task So_they_are_in_one_cell(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Matchup\n2026-12-12,13:00,{cell}\n2026-12-12,15:00,Lions - Pumas\n");

        Assert.StartsWith($"{Game.TeamToBeSet} at {Game.TeamToBeSet}", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ND", "Lions", "Lions at ND")]
    [InlineData("NA", "Null", "Null at NA")]
    [InlineData("Pending", "Lions", "Lions at Pending")]
    public async Task What_may_be_a_team_is_one_beside_another(string home, string away, string title)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.StartsWith(title, (await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-12,13:00,{home},{away}\n")).Row(2).Title, StringComparison.Ordinal);
    }
}

using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.States;

/// <summary>Sums and notes between the games of a schedule.</summary>
public sealed class NoteLinesTests
{
    [Theory]
    [InlineData("Saturday total: 2 games,,,,4,$300")]
    [InlineData("All games at Rye unless noted,,,,,")]
    [InlineData("*** Rain date 5/9 ***,,,,,")]
    [InlineData("NOTE: field 2 closed for reseeding,,,,,")]
    [InlineData(",Lunch break for all,,,,")]
    [InlineData("Total del día: 2 partidos,,,,2,")]
    [InlineData("Zwischensumme Samstag,,,,2,")]
    [InlineData(",,,,,tous les matchs à Rye")]
    public async Task They_are_no_games_and_said(string note)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,Umps,Fee\n2026-12-05,13:00,Rye,Bow,2,$75\n{note}\n2026-12-06,13:00,Lee,Bow,2,$75\n");

        Assert.Equal([Outcome.Add, Outcome.LeftOut, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Contains(
            $"1 line holds a note or a sum, and no game, as “{note.Split(',').First(cell => cell.Any(char.IsLetter))}” in line 3.",
            view.Plan.Remarks);
    }

    [Theory]
    [InlineData(",13:00,Rye,,2,$75")]
    [InlineData("Feb 30 2027,,,,,")]
    [InlineData("next week,13:00,Rye,Bow,2,$75")]
    [InlineData(",,Rye High School,,,")]
    public async Task What_may_be_a_game_stays_an_error(string row)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,Umps,Fee\n2026-12-05,13:00,Rye,Bow,2,$75\n2026-12-05,15:00,Lee,Bow,2,$75\n{row}\n"
            + $"2026-12-06,13:00,Lee,Bow,2,$75\n");

        Assert.Equal(Outcome.Error, view.Row(4).Outcome);
    }
}

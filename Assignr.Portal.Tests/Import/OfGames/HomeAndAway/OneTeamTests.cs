using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.HomeAndAway;

/// <summary>The schedule of one team, whose rows name the other team and where the game is played.</summary>
public sealed class OneTeamTests
{
    private static readonly string[] Games = ["Otters at Lions, Sat 5 Dec 2026, 09:00", "Lions at Bears, Sun 6 Dec 2026, 13:00"];

    [Theory]
    [InlineData("Date,Time,Opponent,Home/Away\n2026-12-05,9:00 AM,Otters,Home\n2026-12-06,1:00 PM,Bears,Away\n")]
    [InlineData("Date,Time,Opponent,H/A\n2026-12-05,9:00 AM,Otters,H\n2026-12-06,1:00 PM,Bears,A\n")]
    [InlineData("Date,Time,Opponent,H/V\n2026-12-05,9:00 AM,Otters,H\n2026-12-06,1:00 PM,Bears,V\n")]
    [InlineData("Date,Time,Opponent,Site\n2026-12-05,9:00 AM,Otters,Home\n2026-12-06,1:00 PM,Bears,V.\n")]
    [InlineData("Date,Time,Opponent\n2026-12-05,9:00 AM,Otters (H)\n2026-12-06,1:00 PM,Bears (V)\n")]
    [InlineData("Date,Time,Opponent\n2026-12-05,9:00 AM,vs. Otters\n2026-12-06,1:00 PM,@ Bears\n")]
    [InlineData("Date,Time,Opponent\n2026-12-05,9:00 AM,Otters (H)\n2026-12-06,1:00 PM,Bears (A)\n")]
    [InlineData("Date,Time,Game\n2026-12-05,9:00 AM,vs Otters\n2026-12-06,1:00 PM,at Bears\n")]
    [InlineData("Datum,Uhrzeit,Gegner,Heim/Auswärts\n05.12.2026,9:00 Uhr,Otters,Heim\n06.12.2026,13:00 Uhr,Bears,Auswärts\n")]
    [InlineData("Date,Heure,Adversaire,Lieu\n5 décembre 2026,9h00,Otters,Domicile\n6 décembre 2026,13h00,Bears,Extérieur\n")]
    [InlineData("Fecha,Hora,Sede,Visitante\n2026-12-05,9:00 a. m.,Local,Otters\n2026-12-06,1:00 p. m.,Visitante,Bears\n")]
    [InlineData("Date,Time,Home Game?,Opponent\n2026-12-05,9:00 AM,Yes,Otters\n2026-12-06,1:00 PM,No,Bears\n")]
    public async Task Whose_it_is_is_asked_once_and_then_each_row_is_a_game(string file)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, file);
        Assert.StartsWith("This is the schedule of one team", view.Problem, StringComparison.Ordinal);
        var said = await portal.ChangeAsync(view, new ImportChange(view.Mapping with { OwnTeam = "Lions" }));

        Assert.Equal(Games, said.Plan!.Rows.Select(row => row.Title));
    }

    [Theory]
    [InlineData("Date,Time,School,Opponent,H/A\n2026-12-05,9:00 AM,Lions,Otters,H\n2026-12-06,1:00 PM,Lions,Bears,A\n")]
    [InlineData("Date,Time,TEAM,,OPPONENT\n2026-12-05,9:00 AM,Lions,vs,Otters\n2026-12-06,1:00 PM,Lions,@,Bears\n")]
    [InlineData("Date,Time,TEAM,@,OPPONENT\n2026-12-05,9:00 AM,Lions,vs,Otters\n2026-12-06,1:00 PM,Lions,@,Bears\n")]
    [InlineData("Date,Start,Our Team,Opponent,Home?\n2026-12-05,9:00 AM,Lions,Otters,Yes\n2026-12-06,1:00 PM,Lions,Bears,No\n")]
    [InlineData("Date,Time,Team 1,Team 1 Is Home,Team 2\n2026-12-05,9:00 AM,Lions,1,Otters\n2026-12-06,1:00 PM,Lions,0,Bears\n")]
    [InlineData("Date,Time,Fixture,H/A\n2026-12-05,9:00 AM,Lions v Otters,H\n2026-12-06,1:00 PM,Lions v Bears,A\n")]
    [InlineData("Date,Time,Fixture,H/A\n2026-12-05,9:00 AM,Lions v Otters,H\n2026-12-06,1:00 PM,Bears v Lions,A\n")]
    [InlineData("Datum,Zeit,Mannschaft,Gegner,Ort\n05.12.2026,9:00 Uhr,Lions,Otters,Heim\n06.12.2026,13:00 Uhr,Lions,Bears,Auswärts\n")]
    [InlineData(
        "Fecha,Hora,Equipo,Rival,Condición\n2026-12-05,9:00 a. m.,Lions,Otters,Local\n2026-12-06,1:00 p. m.,Lions,Bears,Visitante\n")]
    public async Task Where_the_file_says_whose_it_is_nothing_is_asked_and_who_is_at_home_counts(string file)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, file);

        Assert.True(view.Plan is not null, view.Problem);
        Assert.Equal(Games, view.Plan!.Rows.Select(row => row.Title));
        Assert.Contains(view.Guesses, guess => guess.Sentence.Contains("at home", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Otters,", "Nothing says whether Lions or Otters is at home.")]
    [InlineData("@ Otters,Home", "“@ Otters” and “Home” do not agree on who is at home.")]
    public async Task Who_is_at_home_is_never_guessed(string cells, string reason)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Team,Opponent,Where\n2026-12-04,9:00 AM,Lions,Foxes,Home\n2026-12-06,9:00 AM,Lions,Lynx,Away\n"
            + $"2026-12-05,9:00 AM,Lions,{cells}\n");

        Assert.Equal(reason, view.Row(4).Reason);
    }

    [Fact]
    public async Task On_neutral_ground_the_team_of_the_schedule_is_at_home_and_a_bye_is_no_game()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                "Date,Time,Team,Opponent,Where\n2026-12-05,9:00 AM,Lions,Otters,Home\n2026-12-06,9:00 AM,Lions,Bears,Neutral\n"
                + "2026-12-07,,Lions,BYE,\n");

        Assert.Equal("Bears at Lions, Sun 6 Dec 2026, 09:00", view.Row(3).Title);
        Assert.Contains(view.Plan!.Remarks, remark => remark.Contains("on neutral ground: Lions counts as at home",
            StringComparison.Ordinal));
        Assert.Equal(Outcome.LeftOut, view.Row(4).Outcome);
    }

    [Theory]
    [InlineData("Date,Time,Home,Opponent\n2026-12-05,9:00 AM,Lions,Otters\n")]
    [InlineData("Date,Time,Home,Away,Team\n2026-12-05,9:00 AM,Lions,Otters,Varsity\n")]
    [InlineData("Date,Time,Home,Away,Division\n2026-12-05,9:00 AM,Lions,Otters,A\n2026-12-06,9:00 AM,Bears,Lynx,A\n")]
    [InlineData("Date,Time,Home,Away\n2026-12-05,9:00 AM,Lions,Otters\n2026-12-06,9:00 AM,NO,A\n2026-12-07,9:00 AM,NO,N\n")]
    public async Task A_schedule_that_has_both_teams_stays_as_it_is(string file)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, file);

        Assert.Equal("Otters at Lions, Sat 5 Dec 2026, 09:00", view.Row(2).Title);
        Assert.DoesNotContain(view.Guesses, guess => guess.Sentence.Contains("other team", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_next_file_with_the_same_headings_is_asked_anew()
    {
        await using var portal = await TestPortal.StartAsync();
        const string file = "Date,Time,Opponent,Home/Away\n2026-12-05,9:00 AM,Otters,Home\n2026-12-06,1:00 PM,Bears,Away\n";
        var first = await portal.PreviewAsync(ImportKind.Games, file);
        await portal.ApplyAsync(await portal.ChangeAsync(first, new ImportChange(first.Mapping with { OwnTeam = "Lions" })));

        var next = await portal.PreviewAsync(ImportKind.Games, file.Replace("2026", "2027", StringComparison.Ordinal));

        Assert.True(next.IsRemembered);
        Assert.StartsWith("This is the schedule of one team", next.Problem, StringComparison.Ordinal);
    }
}

using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames.HomeAndAway;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.HomeAndAway;

/// <summary>Marks around a team that are not part of its name, in a column of both teams and in a column of its own.</summary>
public sealed class TeamMarksTests
{
    [Theory]
    [InlineData("Tigers (0-3) @ Lions (2-1)", "Lions", "Tigers")]
    [InlineData("Bears [1-2] @ Wolves [3-0]", "Wolves", "Bears")]
    [InlineData("Jets 1-2 at Hawks 3-0", "Hawks", "Jets")]
    [InlineData("Tigers (0-3) vs Lions (2-1)", "Tigers", "Lions")]
    [InlineData("Lions (1-2-1) vs. Elks (0-0-3)", "Lions", "Elks")]
    [InlineData("Lions U12 (2-1) v Elks U12 (0-3)", "Lions U12", "Elks U12")]
    [InlineData("Lions (2-1) - Tigers (0-3)", "Lions", "Tigers")]
    [InlineData("Lions (3-2) Tigers", "Lions", "Tigers")]
    [InlineData("Jets 1-2 at Hawks", "Hawks", "Jets 1-2")]
    public void What_teams_have_won_so_far_is_no_result_between_them(string cell, string home, string away)
    {
        var matchup = Matchup.Read(cell, dashes: true)!;

        Assert.Equal((home, away), (matchup.Home(false), matchup.Away(false)));
    }

    [Theory]
    [InlineData("Lions vs @ Tigers")]
    [InlineData("Jets vs at Hawks")]
    [InlineData("Lions 3 - 2 @ Tigers")]
    public void No_team_begins_with_what_stands_between_two(string cell)
    {
        var matchup = Matchup.Read(cell, dashes: true);

        string?[] teams = [matchup?.First, matchup?.Second];
        Assert.DoesNotContain(teams, team => team?.StartsWith('@') == true || team?.StartsWith("at ", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("Lions (2-1)", "Lions")]
    [InlineData("Lions [2-1-1, 1-0]", "Lions")]
    [InlineData("*Lions", "Lions")]
    [InlineData("Wolves†", "Wolves")]
    [InlineData("Hawks¹", "Hawks")]
    [InlineData("Tigers ³", "Tigers")]
    [InlineData("<b>Kings</b>", "Kings")]
    [InlineData("St. John&#39;s", "St. John's")]
    [InlineData("Rye &amp; Bow", "Rye & Bow")]
    [InlineData("Grifﬁns", "Griffins")]
    public async Task A_team_in_its_own_column_is_taken_alone_and_that_is_said(string cell, string team)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-05,13:00,\"{cell}\",Owls\n");

        Assert.StartsWith($"Owls at {team}, ", view.Row(2).Title, StringComparison.Ordinal);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.Contains(view.Plan!.Remarks, remark => remark.Contains(cell, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1. FC Köln")]
    [InlineData("76ers")]
    [InlineData("St. Mary's-North")]
    [InlineData("Go!")]
    public async Task A_plain_team_stays_as_it_is(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-05,13:00,{cell},Owls\n");

        Assert.StartsWith($"Owls at {cell}, ", view.Row(2).Title, StringComparison.Ordinal);
        Assert.Empty(view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("Jets (2)", "Jets")]
    [InlineData("Ducks (H)", "Ducks")]
    [InlineData("Hawks 2:1", "Hawks")]
    public async Task Another_bracket_stays_with_the_team_is_said_and_goes_in_one_press(string cell, string team)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-05,13:00,{cell},Owls\n");

        Assert.StartsWith($"Owls at {cell}, ", view.Row(2).Title, StringComparison.Ordinal);
        var said = Assert.Single(view.Plan!.Guesses);
        view = await portal.ChangeAsync(view, new ImportChange(said.Otherwise!(view.Mapping)));
        Assert.StartsWith($"Owls at {team}, ", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Home,Away", "Jets (dropped out),Owls")]
    [InlineData("Home,Away", "Owls,Tigers (withdrawn)")]
    [InlineData("Home,Away", "Owls,Rams (zurückgezogen)")]
    [InlineData("Home,Away", "Owls - moved to gym B,Jets")]
    [InlineData("Home,Away", "Owls (may be cancelled),Jets")]
    [InlineData("Match", "Jets (withdrawn) @ Owls")]
    public async Task A_team_that_is_out_is_asked_about(string headings, string teams)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,{headings}\n2026-12-05,13:00,{teams}\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        view = await portal.EditAsync(view, 2, view.Row(2).Offers.Single(offer => offer.Kind == "is-on").Edit);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.DoesNotContain("(", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MÃ¼nchen", "München")]
    [InlineData("JosÃ©", "José")]
    [InlineData("CÃ´te", "Côte")]
    public async Task Letters_that_were_read_wrongly_are_asked_about(string cell, string team)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,Home,Away\n2026-12-05,13:00,{cell},Owls\n2026-12-06,13:00,Bären,Löwen\n2026-12-07,13:00,Füchse,Wölfe\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        Assert.StartsWith($"Owls at {team}, ", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("K?ln,Owls")]
    [InlineData("Owls,M?nchen")]
    [InlineData("Jos?,Owls")]
    public async Task A_lost_letter_is_asked_about(string teams)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-05,13:00,{teams}\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        Assert.Equal(Outcome.Add, (await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit)).Row(2).Outcome);
    }

    [Theory]
    [InlineData("FALSE")]
    [InlineData("TRUE")]
    [InlineData("null")]
    [InlineData("NaN")]
    public async Task What_programs_write_for_nothing_is_no_team(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-05,13:00,{cell},Owls\n");

        Assert.StartsWith("Owls at TBD, ", view.Row(2).Title, StringComparison.Ordinal);
        Assert.Contains($"1 team is to be set, as “{cell}”.", view.Plan!.Remarks);
    }
}

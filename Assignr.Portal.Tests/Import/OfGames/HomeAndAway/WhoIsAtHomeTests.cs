using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.HomeAndAway;

/// <summary>Headings and columns that say who is at home.</summary>
public sealed class WhoIsAtHomeTests
{
    [Theory]
    [InlineData("Visitor vs Home", "Tigers vs Lions")]
    [InlineData("Away vs. Home", "Tigers vs. Lions")]
    [InlineData("Gast gegen Heim", "Tigers gegen Lions")]
    [InlineData("Visitante vs Local", "Tigers vs Lions")]
    public async Task The_order_of_a_heading_is_that_of_its_cells_and_is_said(string heading, string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,{heading}\n2026-12-05,13:00,{cell}\n2026-12-06,13:00,{cell}\n");

        Assert.StartsWith("Tigers at Lions, ", view.Row(2).Title, StringComparison.Ordinal);
        Assert.Contains(
            "The second of two teams is at home: Lions, where Tigers and Lions play.", view.Plan!.Guesses.Select(guess => guess.Sentence));
    }

    [Theory]
    [InlineData("Team 1,Team 2,Home Team")]
    [InlineData("Team A,Team B,Host")]
    [InlineData("First,Second,Home")]
    [InlineData("Mannschaft 1,Mannschaft 2,Heim")]
    public async Task A_column_that_names_one_of_two_teams_says_which_is_at_home(string headings)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,{headings}\n2026-12-05,13:00,Lions,Tigers,Tigers\n2026-12-06,13:00,Bears,Owls,Bears\n"
                + "2026-12-07,13:00,Cats,Dogs,Dogs\n");

        Assert.Equal(["Lions at Tigers", "Owls at Bears", "Cats at Dogs"], view.Plan!.Rows.Select(row => row.Title.Split(',')[0]));
        Assert.Contains(
            view.Guesses, guess => guess.Sentence.Contains("is at home", StringComparison.Ordinal) && guess.Undo == "Leave it out");
    }

    [Theory]
    [InlineData("Home Team,Opponent,Home/Away")]
    [InlineData("Home,Opponent,H/A")]
    [InlineData("Team,Opponent Name,Home or Away")]
    [InlineData("School,Opponent,H/A")]
    public async Task Where_home_and_away_stand_in_a_column_it_decides(string headings)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,{headings}\n2026-12-05,13:00,Rye HS,Tigers,Home\n2026-12-06,13:00,Rye HS,Owls,Away\n"
                + "2026-12-07,13:00,Rye HS,Dogs,Away\n");

        Assert.Equal(["Tigers at Rye HS", "Rye HS at Owls", "Rye HS at Dogs"], view.Plan!.Rows.Select(row => row.Title.Split(',')[0]));
    }

    [Theory]
    [InlineData("H,A,N")]
    [InlineData("Home,Away,N")]
    [InlineData("h,a,n")]
    public async Task An_n_beside_home_and_away_is_neutral(string sides)
    {
        await using var portal = await TestPortal.StartAsync();
        var side = sides.Split(',');

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,Team,Opponent,H/A\n2026-12-05,13:00,Rye HS,Tigers,{side[0]}\n"
                + $"2026-12-06,13:00,Rye HS,Owls,{side[1]}\n2026-12-07,13:00,Rye HS,Hampton,{side[2]}\n");

        Assert.StartsWith("Hampton at Rye HS", view.Row(4).Title, StringComparison.Ordinal);
        Assert.Contains("1 game is on neutral ground: Rye HS counts as at home, as against Hampton.", view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("Team 1,Team 2")]
    [InlineData("Team A,Team B")]
    [InlineData("Equipo 1,Equipo 2")]
    public async Task Where_nothing_says_it_the_first_is_and_that_is_said(string headings)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,{headings}\n2026-12-05,13:00,Lions,Tigers\n");

        Assert.StartsWith("Tigers at Lions, ", view.Row(2).Title, StringComparison.Ordinal);
        var said = Assert.Single(view.Guesses);
        view = await portal.ChangeAsync(view, new ImportChange(said.Otherwise!(view.Mapping)));
        Assert.StartsWith("Lions at Tigers, ", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Practice,")]
    [InlineData("Board meeting,")]
    [InlineData("Team photos,")]
    [InlineData("Entrenamiento - cancha 2,")]
    [InlineData("NO GAMES - HOLIDAY,")]
    [InlineData("CHRISTMAS BREAK,")]
    [InlineData("Osterferien,")]
    public async Task Practices_holidays_and_other_events_are_left_out_and_can_be_taken_in(string teams)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,Home,Away\n2026-12-05,13:00,Lions,Tigers\n2026-12-06,13:00,{teams}\n2026-12-07,13:00,Cats,Dogs\n");

        Assert.Equal([Outcome.Add, Outcome.LeftOut, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Single(view.Plan.Remarks, remark => remark.Contains("no game", StringComparison.Ordinal));
    }
}

using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;

namespace Assignr.Portal.Tests.Import.OfGames;

/// <summary>Both teams in one cell.</summary>
public sealed class MatchupTests
{
    [Theory]
    [InlineData("Tigers @ Lions", "Lions", "Tigers")]
    [InlineData("Tigers at Lions", "Lions", "Tigers")]
    [InlineData("Tigers @Lions", "Lions", "Tigers")]
    [InlineData("Wolves vs Bears", "Wolves", "Bears")]
    [InlineData("Wolves VS. Bears", "Wolves", "Bears")]
    [InlineData("Wolves v Bears", "Wolves", "Bears")]
    [InlineData("Wolves versus Bears", "Wolves", "Bears")]
    [InlineData("Wolves - Bears", "Wolves", "Bears")]
    [InlineData("Wolves – Bears", "Wolves", "Bears")]
    [InlineData("St. Mary's-North @ Lincoln vs", "Lincoln vs", "St. Mary's-North")]
    [InlineData("Matthews", null, null)]
    [InlineData("ana@example.com", null, null)]
    [InlineData("Tigers @", null, null)]
    [InlineData("Tigers vs Lions at Riverside Park", "Tigers", "Lions")]
    [InlineData("Tigers vs. Lions @ Mill Road, Field 2", "Tigers", "Lions")]
    [InlineData("Tigers @ Lions @ Riverside Park", "Lions", "Tigers")]
    [InlineData("Tigers at Lions at Riverside Park", "Lions", "Tigers")]
    [InlineData("A @ B @ C @ D", null, null)]
    [InlineData("A vs B vs C", null, null)]
    [InlineData("Tigers @ Lions vs Bears", null, null)]
    [InlineData("Lions 3 - 2 Tigers", "Lions", "Tigers")]
    [InlineData("Lions 3-2 Tigers", "Lions", "Tigers")]
    [InlineData("Lions U12 10:2 Tigers U12", "Lions U12", "Tigers U12")]
    [InlineData("Lions 3, Tigers 2", "Lions", "Tigers")]
    [InlineData("Lions (3) vs Tigers (2)", "Lions", "Tigers")]
    [InlineData("Lions 2 vs Tigers 3", "Lions 2", "Tigers 3")]
    [InlineData("Lions 2 - Tigers 3", "Lions 2", "Tigers 3")]
    [InlineData("Central 21 - Eastwood 14", "Central", "Eastwood")]
    [InlineData("Central 7 vs. Eastwood 14", "Central", "Eastwood")]
    [InlineData("Central 98 @ Eastwood 102", "Eastwood", "Central")]
    [InlineData("Lions 12 - Tigers 12", "Lions 12", "Tigers 12")]
    [InlineData("1204", null, null)]
    public void A_cell_names_two_teams(string cell, string? home, string? away)
    {
        var matchup = Matchup.Read(cell, dashes: true);

        Assert.Equal((home, away), (matchup?.Home(false), matchup?.Away(false)));
    }

    [Theory]
    [InlineData("Game")]
    [InlineData("Matchup")]
    [InlineData("Teams")]
    [InlineData("Whatever")]
    public async Task One_column_becomes_home_and_away_and_what_was_guessed_is_said_with_its_undo(string heading)
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,{heading},Field\n2026-12-05,13:00,Tigers @ Lions,2\n2026-12-06,13:00,Wolves vs Bears,2\n");
        Assert.StartsWith("Tigers at Lions", view.Row(2).Title, StringComparison.Ordinal);
        Assert.StartsWith("Bears at Wolves", view.Row(3).Title, StringComparison.Ordinal);
        Assert.Contains($"“{heading}” is read as both teams, as “Tigers @ Lions”.", view.Guesses.Select(guess => guess.Sentence));
        var order = Assert.Single(view.Plan!.Guesses);
        Assert.Equal(("The first of two teams is at home: Wolves, where Wolves and Bears play.", "The second one is"),
            (order.Sentence, order.Undo));

        view = await portal.ChangeAsync(view, new ImportChange(order.Otherwise!(view.Mapping)));

        Assert.StartsWith("Tigers at Lions", view.Row(2).Title, StringComparison.Ordinal);
        Assert.StartsWith("Wolves at Bears", view.Row(3).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guess_that_a_column_names_both_teams_is_taken_back_in_one_press()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, "Game,Date,Time\nTigers @ Lions,2026-12-05,13:00\n");

        view = await portal.ChangeAsync(view, new ImportChange(view.Guesses[0].Otherwise!(view.Mapping)));

        Assert.Equal(["externalId", "date", "time"], view.Mapping.Columns);
        Assert.Equal("As it was read at first", Assert.Single(view.Guesses).Undo);
    }

    [Fact]
    public async Task A_cell_that_names_no_two_teams_is_an_error_of_its_row_and_a_place_with_its_field_no_matchup()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Game,Date,Time,Place\nTigers @ Lions,2026-12-05,13:00,Mill Road - Field 2\n"
                + "Owls @ Bears,2026-12-06,13:00,Mill Road - Field 3\nLions alone,2026-12-07,13:00,Mill Road - Field 1\n");

        Assert.Equal(["matchup", "date", "time", null], view.Mapping.Columns);
        Assert.Equal("“Lions alone” does not name two teams.", view.Row(4).Reason);
    }

    [Theory]
    [InlineData("Tigers vs Lions at Riverside Park", "1 cell of both teams holds more, which is left out, as “Riverside Park”.")]
    [InlineData("Tigers 3 - 2 Lions", "1 cell of both teams holds more, which is left out, as “Tigers 3 - 2 Lions”.")]
    public async Task A_place_or_a_result_beside_the_teams_is_said_and_left_out(string cell, string remark)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Game,Date,Time\n{cell},2026-12-05,13:00\n");

        Assert.StartsWith("Lions at Tigers", view.Row(2).Title, StringComparison.Ordinal);
        Assert.Contains(remark, view.Plan!.Remarks);
    }

    [Fact]
    public async Task Where_the_teams_have_columns_of_their_own_an_id_stays_an_id()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, "Game,Home,Away,Date,Time\nTigers @ Lions,Lions,Tigers,2026-12-05,13:00\n");

        Assert.Equal(["externalId", "home", "away", "date", "time"], view.Mapping.Columns);
    }
}

using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.Matching;

/// <summary>Numbers of games below any heading: two games are never taken for one.</summary>
public sealed class NumbersOfGamesTests
{
    private const string Two = "\n1,2026-12-12,13:00,TBD,TBD\n2,2026-12-12,13:00,TBD,TBD\n";

    [Theory]
    [InlineData("Juego")]
    [InlineData("No. de juego")]
    [InlineData("Nº partido")]
    [InlineData("N° match")]
    [InlineData("Nº")]
    [InlineData("Nr")]
    [InlineData("Nr.")]
    [InlineData("Lfd. Nr.")]
    [InlineData("Spiel-Nr.")]
    [InlineData("Begegnung Nr.")]
    [InlineData("Numéro de la rencontre")]
    [InlineData("Match No")]
    [InlineData("No.")]
    [InlineData("#")]
    [InlineData("Game #")]
    [InlineData("Fixture code")]
    public async Task A_heading_for_numbers_of_games_is_the_id(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{heading},Date,Time,Home,Away{Two}");

        Assert.Equal("externalId", view.Mapping.Columns[0]);
        Assert.Equal(2, view.Plan!.Counts.Add);
    }

    [Theory]
    [InlineData("Phone number")]
    [InlineData("Field No.")]
    [InlineData("Número de árbitros")]
    [InlineData("Code postal")]
    public async Task Other_numbers_are_no_id(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Null((await portal.PreviewAsync(ImportKind.Games, $"{heading},Date,Time,Home,Away{Two}")).Mapping.Columns[0]);
    }

    [Theory]
    [InlineData("Folio", "“Folio”")]
    [InlineData("Feld", "“Feld”")]
    [InlineData("", "Column 1")]
    public async Task A_column_that_is_left_out_and_tells_two_rows_apart_is_asked_about(string heading, string named)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{heading},Date,Time,Home,Away\n1,2026-12-12,13:00,Lions,Pumas\n2,2026-12-12,13:00,Lions,Pumas\n");

        Assert.Equal([Outcome.Add, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal($"Line 2 says the same, but {named}, which is left out, has “1” there and “2” here.", view.Row(3).Reason);
        view = await portal.EditAsync(view, 3, Assert.Single(view.Row(3).Offers).Edit);
        Assert.Equal(2, view.Plan!.Counts.Add);
    }

    [Fact]
    public async Task Rows_that_say_the_same_throughout_are_one()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Field,Date,Time,Home,Away\nA,2026-12-12,13:00,Lions,Pumas\nA,2026-12-12,13:00,Lions,Pumas\n");

        Assert.Equal([Outcome.Add, Outcome.Unchanged], view.Plan!.Rows.Select(row => row.Outcome));
    }

    [Fact]
    public async Task Two_games_of_a_time_whose_teams_are_to_be_set_are_asked_about()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Date,Time,Home,Away\n2026-12-12,13:00,TBD,TBD\n2026-12-12,13:00,TBD,TBD\n2026-12-12,15:00,TBD,TBD\n");

        Assert.Equal([Outcome.Add, Outcome.Look, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal("Nothing tells this game from the one of line 2: teams are to be set in both.", view.Row(3).Reason);
    }

    [Theory]
    [InlineData("5-Dec")]
    [InlineData("Dez 26")]
    [InlineData("3-mai")]
    public async Task A_day_in_the_place_of_an_id_is_what_a_spreadsheet_made_of_it(string id)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Game ID,Date,Home,Away\n{id},2026-12-12,Lions,Tigers\n12-34,2026-12-12,Owls,Foxes\n");

        Assert.Equal($"The id {id} is the day that a spreadsheet makes of an id such as 12-5.", view.Row(2).Reason);
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers).Edit);
        Assert.Equal((Outcome.Add, Outcome.Add), (view.Row(2).Outcome, view.Row(3).Outcome));
    }
}

using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames;

/// <summary>Both teams in one cell below headings of other languages, beside numbers of games, and with where each plays.</summary>
public sealed class BothTeamsTests
{
    [Theory]
    [InlineData("Fecha,Hora,Partido", "Tigers - Lions")]
    [InlineData("Fecha,Hora,Encuentro", "Tigers contra Lions")]
    [InlineData("Fecha,Hora,Juego", "Tigers – Lions")]
    [InlineData("Datum,Uhrzeit,Begegnung", "Tigers - Lions")]
    [InlineData("Datum,Uhrzeit,Spiel", "Tigers gegen Lions")]
    [InlineData("Datum,Uhrzeit,Paarung", "Tigers : Lions")]
    [InlineData("Date,Heure,Rencontre", "Tigers – Lions")]
    [InlineData("Date,Heure,Affiche", "Tigers contre Lions")]
    [InlineData("Date,Time,Fixture", "Tigers - Lions")]
    [InlineData("Date,Time,Matchup", "Tigers — Lions")]
    public async Task A_heading_for_games_may_stand_above_both_teams(string headings, string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{headings}\n2026-12-05,13:00,{cell}\n2026-12-06,13:00,Owls{cell[6..^5]}Bears\n");

        Assert.Equal("matchup", view.Mapping.Columns[2]);
        Assert.StartsWith("Lions at Tigers", view.Row(2).Title, StringComparison.Ordinal);
        Assert.Contains("The first of two teams is at home: Tigers, where Tigers and Lions play.",
            view.Plan!.Guesses.Select(guess => guess.Sentence));
    }

    [Theory]
    [InlineData("Match,Match No")]
    [InlineData("Partido,Nº")]
    [InlineData("Begegnung,Spiel-Nr.")]
    [InlineData("Rencontre,N° match")]
    public async Task The_numbers_beside_them_are_the_ids(string headings)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{headings},Date,Time\nTigers - Lions,1,2026-12-05,13:00\nTBD - TBD,2,2026-12-06,13:00\nTBD - TBD,3,2026-12-06,13:00\n");

        Assert.Equal(["matchup", "externalId"], view.Mapping.Columns.Take(2));
        Assert.Equal(3, view.Plan!.Counts.Add);
        Assert.DoesNotContain(view.Guesses, guess => guess.Sentence.Contains("is left out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("(A) Tigers @ (H) Lions", "Tigers at Lions")]
    [InlineData("Lions (H) vs Tigers (A)", "Tigers at Lions")]
    [InlineData("(away) Tigers - (home) Lions", "Tigers at Lions")]
    [InlineData("Tigers (Gast) - Lions (Heim)", "Tigers at Lions")]
    [InlineData("Lions (A) - Tigers (B)", "Tigers (B) at Lions (A)")]
    public async Task What_stands_in_brackets_beside_both_says_who_is_at_home(string cell, string title)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Matchup\n2026-12-05,13:00,{cell}\n");

        Assert.StartsWith(title, view.Row(2).Title, StringComparison.Ordinal);
    }
}

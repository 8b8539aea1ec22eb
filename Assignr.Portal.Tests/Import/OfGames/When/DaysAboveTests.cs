using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>A date that is written once for the games of a day.</summary>
public sealed class DaysAboveTests
{
    [Theory]
    [InlineData("Date,Time,Home,Away", "2026-12-05", "2026-12-12")]
    [InlineData("Fecha,Hora,Local,Visitante", "5 dic 2026", "12 dic 2026")]
    [InlineData("Datum,Uhrzeit,Heim,Gast", "Sa 05.12.2026", "Sa 12.12.2026")]
    [InlineData("Jour,Heure,Domicile,Visiteur", "5 déc. 2026", "12 déc. 2026")]
    public async Task It_counts_for_the_games_below_that_have_none_and_is_said(string headings, string first, string second)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{headings}\n{first},13:00,Lions,Tigers\n,15:00,Owls,Bears\n,17:00,Foxes,Cats\n{second},13:00,Owls,Lions\n,,Cats,Bears\n");

        Assert.Equal(5, view.Plan!.Counts.Add);
        Assert.Equal("Bears at Owls, Sat 5 Dec 2026, 15:00", view.Row(3).Title);
        Assert.Equal("Bears at Cats, Sat 12 Dec 2026, to be set",
            view.Row(6).Title.Replace("time to be set", "to be set", StringComparison.OrdinalIgnoreCase));
        var guess = Assert.Single(view.Plan.Guesses, one => one.Undo == "Leave them without a date");
        Assert.Equal(
            $"“{headings.Split(',')[0]}” stands once for several games: 3 rows have the date above, as line 3, which is on {first}.",
            guess.Sentence);
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.Equal(3, view.Plan!.Counts.Error);
    }

    [Theory]
    [InlineData("2026-12-05,13:00,Lions,Tigers\n2026-12-05,15:00,Owls,Bears\n,17:00,Foxes,Cats\n", 4)]
    [InlineData(",13:00,Lions,Tigers\n2026-12-05,15:00,Owls,Bears\n2026-12-06,17:00,Foxes,Cats\n", 2)]
    [InlineData("TBD,13:00,Lions,Tigers\n,15:00,Owls,Bears\n2026-12-06,17:00,Foxes,Cats\n", 3)]
    public async Task A_gap_is_no_date_where_each_game_has_its_own_and_where_none_stands_above(string rows, int line)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n{rows}");

        Assert.Equal((Outcome.Error, "There is no date."), (view.Row(line).Outcome, view.Row(line).Reason));
    }
}

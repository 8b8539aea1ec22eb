using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>The year of dates without one, as the rest of the file shows it.</summary>
public sealed class SeasonEvidenceTests
{
    [Theory]
    [InlineData("Date,Time,Home,Away\n12/05/2026 (Sat),18:00,A,B\n12/13,18:00,C,D\n",
        "“12/05/2026 (Sat)” has its year: dates without a year are of 2026, as “12/13”.", "Sun 13 Dec 2026")]
    [InlineData("Datum;Zeit;Heim;Gast\nSa, 05.12.2026;18:00;A;B\n13.12.;18:00;C;D\n",
        "“Sa, 05.12.2026” has its year: dates without a year are of 2026, as “13.12.”.", "Sun 13 Dec 2026")]
    [InlineData("Date,Time,Home,Away\n\"Dec 19, 2026\",18:00,A,B\nJan 9,18:00,C,D\n",
        "“Dec 19, 2026” has its year: dates without a year are of 2026–27, as “Jan 9”.", "Sat 9 Jan 2027")]
    [InlineData("Winter League 2026-27,,,\nDate,Time,Home,Away\nDec 19,18:00,A,B\nJan 9,18:00,C,D\n",
        "“Winter League 2026-27” says it: dates without a year are of 2026–27, as “Dec 19”.", "Sat 9 Jan 2027")]
    [InlineData("Spielplan Herbst 2026,,,\nDate,Time,Home,Away\n12 Dez,18:00,A,B\n13 Dez,18:00,C,D\n",
        "“Spielplan Herbst 2026” says it: dates without a year are of 2026, as “12 Dez”.", "Sun 13 Dec 2026")]
    [InlineData("Date,Time,Home,Away\nSat Dec 12,18:00,A,B\nSun Dec 13,18:00,C,D\n",
        "Their weekdays are those of that year: dates without a year are of 2026, as “Sat Dec 12”.", "Sun 13 Dec 2026")]
    [InlineData("Fecha,Hora,Local,Visitante\nsáb 12 dic,18:00,A,B\ndom 13 dic,18:00,C,D\n",
        "Their weekdays are those of that year: dates without a year are of 2026, as “sáb 12 dic”.", "Sun 13 Dec 2026")]
    public async Task It_is_said_with_the_press_that_asks_for_it(string file, string sentence, string day)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, file);

        Assert.Empty(view.Plan!.Questions);
        Assert.Contains(day, view.Plan.Rows[^1].Title, StringComparison.Ordinal);
        var guess = view.Plan.Guesses.Single(guess => guess.Undo == "Another season");
        Assert.Equal(sentence, guess.Sentence);
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.Single(view.Plan!.Questions);
    }

    [Theory]
    [InlineData("Date,Time,Home,Away\n12/5/2026 (Sat),18:00,A,B\nSat 12/13,18:00,C,D\n")]
    [InlineData("Spring 2027,,,\nDate,Time,Home,Away\nSat Dec 12,18:00,A,B\n")]
    [InlineData("Date,Time,Home,Away\nDec 12,18:00,A,B\n")]
    [InlineData("Date,Time,Home,Away\nSat Dec 12,18:00,A,B\nSat Dec 13,18:00,C,D\n")]
    [InlineData("Winter 2026,,,\nDate,Time,Home,Away\nDec 19,18:00,A,B\nJan 9,18:00,C,D\n")]
    public async Task Where_the_file_says_nothing_or_two_things_it_is_asked(string file)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, file);

        Assert.Contains("Which season is it?", Assert.Single(view.Plan!.Questions).Sentence, StringComparison.Ordinal);
        Assert.Equal("2026", view.Plan.Questions[0].Answers[0].Label.Split('–')[0]);
    }
}

using Assignr.Portal.Import;
using Assignr.Portal.Tests.Import.Sheets;

namespace Assignr.Portal.Tests.Import.OfGames;

/// <summary>Schedules that are laid out in another way than a game in each row.</summary>
public sealed class OtherLayoutsTests
{
    [Theory]
    [InlineData("Time,Field 1,Field 2\n9:00 AM,Hawks v Wolves,Bears v Otters\n10:45 AM,Foxes v Lynx,Comets v Stars\n", "This schedule has its games side by side: “Field 1” and “Field 2” each name both teams.")]
    [InlineData("Uhrzeit,Platz 1,Platz 2\n9:00,Adler - Wölfe,Bären - Otter\n", "This schedule has its games side by side: “Platz 1” and “Platz 2” each name both teams.")]
    [InlineData("Start Date,Start Time,Home/Away,Opponent\n2027-04-10,10:00 AM,Home,Wolves\n2027-04-11,1:00 PM,Away,Bears\n", "This is the schedule of one team: “Home/Away” says where it plays")]
    [InlineData("Fecha,Hora,Sede,Visitante\n2027-04-10,10:00,Local,Lobos\n2027-04-11,13:00,Visitante,Osos\n", "This is the schedule of one team: “Sede” says where it plays")]
    [InlineData("Date,Attendance\n2027-04-10,12\n", "No column is the home team, the away team yet.")]
    public async Task It_is_said_how_the_file_has_to_be(string file, string sentence)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, file);

        Assert.StartsWith(sentence, view.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_column_of_both_teams_another_one_is_not_left_out_unsaid()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, "Date,Field 1,Field 2\n2026-12-05,Hawks v Wolves,Bears v Otters\n2026-12-06,Foxes v Lynx,Comets v Stars\n");

        Assert.Contains(view.Guesses, guess => guess.Sentence == "“Field 2” names both teams too and is left out, as a row is one game: import the file again to take it then." && guess.Undo == "Take this one");
    }

    [Theory]
    [InlineData("Schedule for Saturday December 5 2026")]
    [InlineData("Samstag, 5. Dezember 2026")]
    [InlineData("samedi 5 décembre 2026")]
    public void A_day_that_is_only_in_the_title_counts_for_all_rows_and_that_is_said(string title)
    {
        var sheet = SheetFiles.Games($"\"{title}\",,\nTime,Home,Away\n9:00 AM,Hawks,Wolves\n10:45 AM,Foxes,Lynx\n");

        Assert.Equal("Date", sheet.Headings[^1]);
        Assert.All(sheet.Rows, row => Assert.Contains("2026", row.Cells[^1], StringComparison.Ordinal));
        Assert.Contains("as line 1 does: it counts for the 2 games below", sheet.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Printed December 5 2026", "Time,Home,Away\n9:00 AM,Hawks,Wolves\n")]
    [InlineData("Season opener December 5 2026", "Date,Home,Away\n2026-12-12,Hawks,Wolves\n")]
    public void Where_the_rows_have_their_day_or_the_title_is_of_another_it_does_not(string title, string rows) =>
        Assert.DoesNotContain("it counts for", SheetFiles.Games($"\"{title}\",,\n{rows}").Said(), StringComparison.Ordinal);
}

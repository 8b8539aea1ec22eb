namespace Assignr.Portal.Tests.Import.Sheets.Tables;

/// <summary>Lines with a date apply to the games below them, as far as the lines between allow.</summary>
public sealed class DayLinesTests
{
    [Theory]
    [InlineData("Time,Home,Away\n2026-12-05,,\n13:00,Lions,Tigers\n15:00,Bears,Wolves\n2026-12-06,,\n13:00,Hawks,Owls\n",
        "Time|Home|Away|Date\n13:00|Lions|Tigers|2026-12-05\n15:00|Bears|Wolves|2026-12-05\n13:00|Hawks|Owls|2026-12-06")]
    [InlineData("Date,Time,Home,Away\n\"Saturday, December 5, 2026\",,,\n,13:00,Lions,Tigers\n2026-12-07,13:00,Hawks,Owls\n",
        "Date|Time|Home|Away\nSaturday, December 5, 2026|13:00|Lions|Tigers\n2026-12-07|13:00|Hawks|Owls")]
    [InlineData("Time,Home,Away\n,Sat 5 Dec 2026,\n13:00,Lions,Tigers\n", "Time|Home|Away|Date\n13:00|Lions|Tigers|Sat 5 Dec 2026")]
    public void A_line_that_holds_only_a_day_counts_for_the_games_below_it(string text, string shown)
    {
        var sheet = SheetFiles.Games(text);

        Assert.Equal(shown, sheet.Shown());
        Assert.Contains("Some lines hold a day and nothing else", sheet.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Saturday 12 Sept – Week 3", "Saturday 12 Sept")]
    [InlineData("Week 3: 9/12/2026", "9/12/2026")]
    [InlineData("Week 3 Sept 12", "Sept 12")]
    [InlineData("Games of Saturday, September 12, 2026", "of Saturday, September 12, 2026")]
    [InlineData("3. Spieltag (Sa 12.09.2026)", "Sa 12.09.2026")]
    [InlineData("Journée 3 : samedi 12 septembre", "samedi 12 septembre")]
    [InlineData("Date: 2026-09-12", "2026-09-12")]
    [InlineData("Sept 12 & 13", "Sept 12 & 13")]
    [InlineData("Week 3: 9/12", "9/12")]
    [InlineData("Field 3 Sept 12", "Sept 12")]
    [InlineData("Platz 2 – 12. September", "12. September")]
    [InlineData("Court 4 Sat 12 Sept", "Sat 12 Sept")]
    [InlineData("Games of 12 Sept 26", "of 12 Sept 26")]
    [InlineData("Games: 12 Sept 26", "12 Sept 26")]
    public void A_day_may_have_words_around_it(string line, string day)
    {
        var sheet = SheetFiles.Games($"Time,Home,Away\n\"{line}\",,\n13:00,Lions,Tigers\n");

        Assert.Equal($"Time|Home|Away|Date\n13:00|Lions|Tigers|{day}", sheet.Shown());
        Assert.Equal(line != day, sheet.Said().Contains($"1 line has words around the day, as “{line}” in line 2, which is “{day}”.",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Date to be announced")]
    [InlineData("TBD")]
    [InlineData("(rain date)")]
    [InlineData("Rain date: 9/19/2026")]
    [InlineData("Moved from Sept 5 to Sept 19")]
    [InlineData("Week 3")]
    [InlineData("Jornada 4")]
    [InlineData("5. Spieltag")]
    [InlineData("December")]
    [InlineData("Play-offs")]
    public void A_line_that_is_no_game_ends_the_day_above_it(string line)
    {
        var sheet = SheetFiles.Games($"Time,Home,Away\n2026-12-05,,\n13:00,Lions,Tigers\n{line},,\n15:00,Bears,Wolves\n17:00,Hawks,Owls\n");

        Assert.Equal("Time|Home|Away|Date\n13:00|Lions|Tigers|2026-12-05\n15:00|Bears|Wolves|\n17:00|Hawks|Owls|", sheet.Shown());
        Assert.Contains($"“{line}” in line 4 ends the day above it: the 2 games below it have no date.", sheet.Said(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Field 1", "Field 2")]
    [InlineData("U12 Girls", "U12 Girls")]
    [InlineData("Platz 1", "Platz 2")]
    [InlineData("Fields 3/4", "Fields 5/6")]
    [InlineData("Sun Valley Park", "Sun Valley Park")]
    [InlineData("Page 2 of 5", "Page 3 of 5")]
    [InlineData("Printed 11/20/2026", "Printed 11/20/2026")]
    [InlineData("Seite 1", "Seite 2")]
    public void What_stands_between_a_day_and_its_games_parts_it(string first, string second)
    {
        var sheet = SheetFiles.Games($"Time,Home,Away\n2026-12-05,,\n{first},,\n13:00,Lions,Tigers\n{second},,\n15:00,Bears,Wolves\n");

        Assert.Equal("Time|Home|Away|Date\n13:00|Lions|Tigers|2026-12-05\n15:00|Bears|Wolves|2026-12-05", sheet.Shown());
        Assert.Contains($"2 lines, as “{first}” in line 3, stand between a day and its games, whose day counts below them too.",
            sheet.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TBD")]
    [InlineData("(rain date)")]
    public void A_line_that_takes_the_day_back_ends_it(string line) =>
        Assert.Equal("Time|Home|Away|Date\n11:00|A|B|2026-12-04\n13:00|Lions|Tigers|",
            SheetFiles.Games($"Time,Home,Away\n2026-12-04,,\n11:00,A,B\n2026-12-05,,\n{line},,\n13:00,Lions,Tigers\n").Shown());

    [Fact]
    public void A_part_of_the_season_keeps_the_day_only_above_its_first_game()
    {
        var sheet =
            SheetFiles.Games("Time,Home,Away\nWeek 1,,\n2026-12-05,,\nWeek 3,,\n13:00,Lions,Tigers\nWeek 4,,\n15:00,Bears,Wolves\n");

        Assert.Equal("Time|Home|Away|Date\n13:00|Lions|Tigers|2026-12-05\n15:00|Bears|Wolves|", sheet.Shown());
        Assert.Contains("2 lines, as “Week 1” in line 2, stand apart from the days and are not read as games.", sheet.Said(),
            StringComparison.Ordinal);
        Assert.Contains("1 line, as “Week 3” in line 4, stands between a day and its games, whose day counts below it too.", sheet.Said(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_game_in_one_cell_stays_one() =>
        Assert.Equal(
            "Game|Field|Date\nLions vs Tigers||2026-12-05\nPage @ Owls||2026-12-05\nBears @ Wolves|2|2026-12-05\n13:00||2026-12-05",
            SheetFiles.Games("Game,Field\n2026-12-05,\nLions vs Tigers,\nPage @ Owls,\nBears @ Wolves,2\n13:00,\n").Shown());
}

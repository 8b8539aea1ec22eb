using Assignr.Portal.Import;
using Assignr.Portal.Tests.Import.Sheets;

namespace Assignr.Portal.Tests.Import.OfGames.Schedules;

/// <summary>Schedules with games side by side: a column for each field or date, or repeated columns.</summary>
public sealed class SchedulesBesideTests
{
    [Theory]
    [InlineData("Date,Time,Field 1,Field 2\n2026-12-05,9:00 AM,Hawks @ Wolves,Bears @ Otters\n")]
    [InlineData("Date,Time,Field 1,Field 2\n2026-12-05,9:00 AM,Wolves v Hawks,Otters v Bears\n")]
    [InlineData("Date,Time,Field 1,Field 2,Field 3\n2026-12-05,9:00 AM,Wolves vs. Hawks,Otters vs. Bears,\n2026-12-05,9:00 AM,-,,\n")]
    [InlineData("Date,Time,Field 1,Field 2\n2026-12-05,9:00 AM,Wolves v Hawks,Otters v Bears\n2026-12-05,10:00 AM,,n/a\n")]
    [InlineData("Date,Time,North Park,South Park,Notes\n2026-12-05,9:00 AM,Wolves vs Hawks,Otters vs Bears,\n")]
    [InlineData("Datum,Uhrzeit,Platz A,Platz B\n05.12.2026,9:00 Uhr,Wolves - Hawks,Otters - Bears\n")]
    [InlineData("Date,Heure,Terrain n° 1,Terrain n° 2\n5 décembre 2026,9h00,Wolves – Hawks,Otters – Bears\n")]
    [InlineData("Fecha,Hora,Cancha 1,Cancha 2\n5 de diciembre de 2026,9:00 a. m.,Wolves contra Hawks,Otters contra Bears\n")]
    [InlineData("Date,Field 1,Field 2,Time\n2026-12-05,Hawks @ Wolves,Bears @ Otters,9:00 AM\n")]
    [InlineData("Time,2026-12-05,2026-12-06\n9:00 AM,Wolves vs Hawks,\n9:00 AM,Otters vs Bears,\n")]
    [InlineData("Field,9:00 AM,10:30 AM\n2026-12-05,,\nField 1,Hawks @ Wolves,\nField 2,Bears @ Otters,\n")]
    [InlineData("Date,Time,Home,Away,Home,Away\n2026-12-05,9:00 AM,Wolves,Hawks,Otters,Bears\n")]
    [InlineData("Date,Time,Field,Home,Away,Field,Home,Away\n2026-12-05,9:00 AM,1,Wolves,Hawks,2,Otters,Bears\n")]
    [InlineData("Date,Time,Home,Away,,Date,Time,Home,Away\n2026-12-05,9:00 AM,Wolves,Hawks,,2026-12-05,9:00 AM,Otters,Bears\n")]
    [InlineData("Date,Time,Home 1,Away 1,Home 2,Away 2\n2026-12-05,9:00 AM,Wolves,Hawks,Otters,Bears\n")]
    [InlineData("Datum,Zeit,Heim,Gast,Heim,Gast\n05.12.2026,9:00 Uhr,Wolves,Hawks,Otters,Bears\n")]
    public async Task Each_of_the_games_is_a_row_with_the_day_and_the_time_of_its_line(string file)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, file);

        Assert.True(view.Plan is not null, view.Problem);
        Assert.Equal(
            ["Hawks at Wolves, Sat 5 Dec 2026, 09:00", "Bears at Otters, Sat 5 Dec 2026, 09:00"],
            view.Plan!.Rows.Select(row => row.Title));
        Assert.All(view.Plan.Rows, row => Assert.Equal(Outcome.Add, row.Outcome));
    }

    [Theory]
    [InlineData("Date,Time,Field 1,Ref 1,Field 2,Ref 2\n2026-12-05,9:00 AM,Wolves v Hawks,Ann Lee,Otters v Bears,Bo Kay\n", "Ref|Ref")]
    [InlineData("Date,Time,Field 1,Ref,AR,Field 2,Ref,AR\n2026-12-05,9:00 AM,Wolves v Hawks,Ann Lee,Cy Dow,Otters v Bears,Bo Kay,Di Fay\n",
        "Ref, AR|Ref, AR")]
    public async Task What_stands_between_them_belongs_to_the_one_before(string file, string positions)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, file);

        Assert.Equal(positions,
            string.Join('|', view.Plan!.Rows.Select(row => string.Join(", ",
            row.Cells.Where(cell => cell.Field.StartsWith("position:", StringComparison.Ordinal)).Select(cell => cell.Label)))));
        Assert.Equal(["Ann Lee", "Bo Kay"], view.Plan.Rows.Select(row => row.Cells.First(cell => cell.Label == "Ref").Text));
    }

    [Fact]
    public void Lists_side_by_side_are_said_with_their_undo_and_their_headings_become_a_column()
    {
        var sheet = SheetFiles.Games("Date,Time,Field 1,Field 2\n2026-12-05,9:00 AM,Wolves v Hawks,Otters v Bears\n");

        Assert.Equal("Date|Time|Teams|Column\n2026-12-05|9:00 AM|Wolves v Hawks|Field 1\n2026-12-05|9:00 AM|Otters v Bears|Field 2",
            sheet.Shown());
        Assert.Equal("2 lists seem to stand side by side, in the columns C; D. What a line has in each of them is a row of its own.",
            sheet.Finding("Lists side by side").Sentence);
        Assert.Equal("2 of list 2", sheet.Place(sheet.Rows[1].Line));
        var one = SheetFiles.Games("Date,Time,Field 1,Field 2\n2026-12-05,9:00 AM,Wolves v Hawks,Otters v Bears\n",
            sheet.Finding("Lists side by side").Option("One list"));
        Assert.Equal("Date|Time|Field 1|Field 2\n2026-12-05|9:00 AM|Wolves v Hawks|Otters v Bears", one.Shown());
    }

    [Fact]
    public async Task A_field_with_one_game_and_much_else_loses_no_game()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            "Date,Time,Field 1,Field 2,Field 3\n2026-12-05,9:00 AM,Wolves v Hawks,Otters v Bears,closed\n"
                + "2026-12-05,10:00 AM,Elks v Owls,Foxes v Lynx,Comets v Stars\n2026-12-05,11:00 AM,Reds v Blues,Jays v Larks,Lunch\n");

        Assert.Equal((7, 1, 1), (view.Plan!.Counts.Add, view.Plan.Counts.Error, view.Plan.Counts.LeftOut));
        Assert.Contains("3 lists seem to stand side by side", view.Sheet.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date,Time,Home,Away\n2026-12-05,9:00 AM,Wolves,Hawks\n")]
    [InlineData("Date,Team 1,Team 2\n2026-12-05,Wolves,Hawks\n")]
    [InlineData("Date,Game,Result\n2026-12-05,Wolves vs Hawks,Wolves 3 - 2 Hawks\n2026-12-06,Otters vs Bears,Otters 1 - 1 Bears\n")]
    [InlineData("Date,Game,Summary\n2026-12-05,Wolves vs Hawks,Hawks @ Wolves\n2026-12-06,Otters vs Bears,Bears @ Otters\n")]
    [InlineData("Date,Game,Location,Division\n2026-12-05,Wolves vs Hawks,North Park - Field 3,U12 - Gold\n"
        + "2026-12-06,Otters vs Bears,South Park - Field 1,U12 - Gold\n")]
    [InlineData("Date,Game,Location\n2026-12-05,Wolves vs Hawks,Gym at Central\n2026-12-06,Otters vs Bears,Gym at Central\n")]
    [InlineData("Date,Arrival,Home,Away,From - to\n2026-12-05,8:00 AM - 8:30 AM,Wolves,Hawks,9:00 AM - 10:30 AM\n")]
    [InlineData("Date,Home,Score,Away,Score\n2026-12-05,Wolves,3,Hawks,2\n")]
    [InlineData("Date,Home,Away,Home,Away\n2026-12-05,Wolves,Hawks,3,2\n")]
    [InlineData("Date,Home,Away,Umpire 1,Umpire 2\n2026-12-05,Wolves,Hawks,Ann Lee,Bo Kay\n")]
    public void A_line_that_is_one_game_stays_one(string file) =>
        Assert.DoesNotContain(SheetFiles.Games(file).Findings, finding => finding.Subject == "Lists side by side");
}

using static Assignr.Portal.Tests.Import.WorkbookFile;

namespace Assignr.Portal.Tests.Import.Sheets.Tables;

/// <summary>Sheets of a workbook that are read as one table.</summary>
public sealed class SheetsTogetherTests
{
    [Fact]
    public void Sheets_of_one_shape_can_be_read_together()
    {
        var file = Make(
            ("Week 1", Sheet(Rows(["Date", "Time", "Home", "Away"], ["2026-12-12", "13:00", "A1", "B1"]))),
            ("Week 2", Sheet(Rows(["Second week"], ["Date", "Time", "Home", "Away"], ["2026-12-19", "13:00", "A2", "B2"],
                ["2026-12-19", "15:00", "A3", "B3"]))),
            ("Teams", Sheet(Rows(["Team"], ["A1"]))));
        var finding = SheetFiles.Games(file).Finding("Sheet");
        Assert.Equal("The sheet “Week 1” is read. 2 more sheets have rows: Week 2, Teams.", finding.Sentence);

        var sheet = SheetFiles.Games(file, finding.Option("Week 1, Week 2 together"));

        Assert.Equal(["A1", "A2", "A3"], sheet.Rows.Select(row => row.Cells[2]));
        Assert.Equal(3, sheet.Rows.DistinctBy(row => row.Line).Count());
        Assert.Equal(["2 of Week 1", "3 of Week 2", "4 of Week 2"], sheet.Rows.Select(row => sheet.Place(row.Line)));
        Assert.Contains("The sheets Week 1, Week 2 are read together. 1 more sheet has rows: Teams.", sheet.Said(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Time,Date,Away,Home", "15:00,2026-12-19,B2,A2")]
    [InlineData("Away,Home,Time,Date", "B2,A2,15:00,2026-12-19")]
    [InlineData("date,time,away,home", "2026-12-19,15:00,B2,A2")]
    public void Sheets_with_their_columns_in_another_order_can_be_read_together(string headings, string cells)
    {
        var file = Make(
            ("Week 1", Sheet(Rows(["Date", "Time", "Home", "Away"], ["2026-12-12", "13:00", "A1", "B1"]))),
            ("Week 2", Sheet(Rows(headings.Split(','), cells.Split(','), [.. cells.Split(','), "behind"]))),
            ("Week 3", Sheet(Rows(["Date", "Time", "Home", "Away"], ["2026-12-26", "17:00", "A3", "B3"]))));

        var sheet = SheetFiles.Games(file, SheetFiles.Games(file).Finding("Sheet").Option("Week 1, Week 2, Week 3 together"));

        Assert.Equal(
            "Date|Time|Home|Away|\n2026-12-12|13:00|A1|B1|\n2026-12-19|15:00|A2|B2|\n2026-12-19|15:00|A2|B2|behind\n"
                + "2026-12-26|17:00|A3|B3|", sheet.Shown());
    }

    [Theory]
    [InlineData("Date,Time,Home,Away", "2026-12-12,13:00,A1,B1", "Age,Date,Time,Home,Away", "U12,2026-12-19,15:00,A2,B2", "|U12")]
    [InlineData("Date,Time,Home,Away,Field", "2026-12-12,13:00,A1,B1,F1", "Date,Time,Home,Away", "2026-12-19,15:00,A2,B2", "F1|")]
    [InlineData("Date,Time,Home,Away", "2026-12-12,13:00,A1,B1", "Home,Away,Chief,Field,Time,Date",
        "A2,B2,Ana,F2,15:00,2026-12-19", "|Ana")]
    public void Sheets_of_which_one_has_more_columns_can_be_read_together(string one, string row, string other, string more, string behind)
    {
        var file = Make(
            ("Week 1", Sheet(Rows(["Season"], one.Split(','), row.Split(',')))),
            ("Week 2", Sheet(Rows(other.Split(','), more.Split(',')))));

        var sheet = SheetFiles.Games(file, SheetFiles.Games(file).Finding("Sheet").Option("Week 1, Week 2 together"));

        Assert.Equal(["2026-12-12|13:00|A1|B1", "2026-12-19|15:00|A2|B2"], sheet.Rows.Select(row => string.Join('|', row.Cells.Take(4))));
        Assert.Equal(behind, string.Join('|', sheet.Rows.Select(row => row.Cells[4])));
        Assert.DoesNotContain("", sheet.Headings);
    }

    [Fact]
    public void Two_columns_in_common_are_enough_where_one_sheet_has_a_third()
    {
        var file = Make(
            ("U12", Sheet(Rows(["Name", "Email"], ["Ana Zamora", "ana@x.example"]))),
            ("U14", Sheet(Rows(["Name", "Email", "Phone"], ["Kofi Olvera", "kofi@x.example", "555-0101"]))));
        var best = SheetFiles.People(file).Finding("Sheet");

        var sheet = SheetFiles.People(file, best.Option("U12, U14 together"));

        Assert.Equal("Name|Email|Phone\nAna Zamora|ana@x.example|\nKofi Olvera|kofi@x.example|555-0101", sheet.Shown());
    }

    [Theory]
    [InlineData("Sat 5 Dec 2026", "Sun 6 Dec 2026")]
    [InlineData("5.12.2026", "6.12.2026")]
    [InlineData("Week 1 - Dec 5", "Week 2 - Dec 6")]
    public void Names_of_sheets_that_are_days_are_those_of_their_games(string one, string other)
    {
        var file = Make(
            (one, Sheet(Rows(["Time", "Home", "Away"], ["13:00", "A1", "B1"]))),
            (other, Sheet(Rows(["Time", "Home", "Away"], ["15:00", "A2", "B2"]))));
        var single = SheetFiles.Games(file);
        Assert.Equal("Time|Home|Away|Date", string.Join('|', single.Headings));

        var sheet = SheetFiles.Games(file, single.Finding("Sheet").Option($"{one}, {other} together"));

        Assert.Equal(2, sheet.Rows.Select(row => row.Cells[3]).Distinct().Count());
        Assert.StartsWith("The names of the sheets are the days of their games", sheet.Finding("Days").Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date,Time,Home,Away", "2026-12-12,13:00,A1,B1")]
    [InlineData("Time,Home,Away,Played", "13:00,A1,B1,2026-12-12")]
    public void They_say_nothing_where_the_rows_have_days(string headings, string cells)
    {
        var file = Make(
            ("Dec 5", Sheet(Rows(headings.Split(','), cells.Split(',')))), ("Dec 6", Sheet(Rows(headings.Split(','), cells.Split(',')))));

        Assert.DoesNotContain(SheetFiles.Games(file).Findings, finding => finding.Subject == "Days");
    }

    [Theory]
    [InlineData("Date,Time,Home,Field")]
    [InlineData("Date,Date,Home,Away")]
    [InlineData("Date,Time")]
    public void Sheets_of_other_headings_are_of_another_shape(string headings)
    {
        var file = Make(
            ("Week 1", Sheet(Rows(["Date", "Time", "Home", "Away"], ["2026-12-12", "13:00", "A1", "B1"]))),
            ("Week 2", Sheet(Rows(headings.Split(','), ["2026-12-19", "13:00", "A2", "B2"]))));

        Assert.DoesNotContain(SheetFiles.Games(file).Finding("Sheet").Options,
            option => option.Label.EndsWith("together", StringComparison.Ordinal));
    }
}

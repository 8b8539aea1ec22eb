using static Assignr.Portal.Tests.Import.WorkbookFile;

namespace Assignr.Portal.Tests.Import.Sheets.Workbooks;

/// <summary>Sheets that do not count by their name, and sheets that are named after a date, a month or a team.</summary>
public sealed class SheetsSetAsideTests
{
    private static readonly string[] Head = ["Date", "Time", "Home", "Away"];

    [Theory]
    [InlineData("OLD - do not use")]
    [InlineData("Cancelled")]
    [InlineData("Schedule OLD")]
    [InlineData("Template")]
    [InlineData("abgesagte Spiele")]
    [InlineData("Inactive")]
    public void A_sheet_that_does_not_count_is_read_alone_where_it_is_chosen(string name)
    {
        var file = Make(
            (name, Sheet(Rows(Head, ["2025-12-12", "13:00", "A0", "B0"]))),
            ("Week 1", Sheet(Rows(Head, ["2026-12-12", "13:00", "A1", "B1"]))),
            ("Week 2", Sheet(Rows(Head, ["2026-12-19", "13:00", "A2", "B2"]))));
        var found = SheetFiles.Games(file);

        Assert.Equal("Week 1", found.Finding("Sheet").Taken());
        Assert.EndsWith($" By its name {name} may not count any more.", found.Finding("Sheet").Sentence, StringComparison.Ordinal);
        var together = SheetFiles.Games(file, found.Finding("Sheet").Option("Week 1, Week 2 together"));
        Assert.Equal(["A1", "A2"], together.Rows.Select(row => row.Cells[2]));
        Assert.Equal(["A0"], SheetFiles.Games(file, found.Finding("Sheet").Option(name)).Rows.Select(row => row.Cells[2]));
    }

    [Theory]
    [InlineData("Old Town")]
    [InlineData("Alternates")]
    [InlineData("Archers")]
    public void Other_names_are_read_with_the_rest(string name)
    {
        var file = Make(
            (name, Sheet(Rows(Head, ["2026-12-12", "13:00", "A1", "B1"]))),
            ("Week 2", Sheet(Rows(Head, ["2026-12-19", "13:00", "A2", "B2"]))));

        Assert.Contains(SheetFiles.Games(file).Finding("Sheet").Options, option => option.Label == $"{name}, Week 2 together");
    }

    [Theory]
    [InlineData("Sat 12-12", "Sat 12/12")]
    [InlineData("Sun 12-13", "Sun 12/13")]
    [InlineData("Mon 12_14", "Mon 12/14")]
    public void A_sheet_can_be_called_by_a_day_without_a_slash(string name, string day)
    {
        var file = Make(
            (name, Sheet(Rows(["Time", "Home", "Away"], ["13:00", "A1", "B1"]))), ("Fields", Sheet(Rows(["Field"], ["Mill Road"]))));

        Assert.Equal($"Time|Home|Away|Date\n13:00|A1|B1|{day}", SheetFiles.Games(file).Shown());
    }

    [Theory]
    [InlineData("December", "12 December")]
    [InlineData("Dec 2026", "12 December 2026")]
    [InlineData("Dezember", "12 December")]
    public void A_sheet_can_be_called_by_the_month_of_its_days(string name, string day)
    {
        var file = Make(
            (name, Sheet(Rows(["Day", "Time", "Home", "Away"], ["12", "13:00", "A1", "B1"], ["19", "13:00", "A2", "B2"]))),
            ("Fields", Sheet(Rows(["Field"], ["Mill Road"]))));

        Assert.Equal(day, SheetFiles.Games(file).Rows[0].Cells[0]);
    }

    [Theory]
    [InlineData("Lions U12", "Bears U12")]
    [InlineData("Lions", "Bears")]
    [InlineData("Lions 12U", "Bears 12U")]
    public void Sheets_of_opponents_are_of_the_teams_that_they_are_called_by_with_their_ages_too(string one, string other)
    {
        string[] head = ["Date", "Time", "Opponent"];
        var file = Make(
            (one, Sheet(Rows(head, ["2026-12-12", "13:00", "vs Tigers U12"]))),
            (other, Sheet(Rows(head, ["2026-12-19", "13:00", "@ Tigers U12"]))));

        var sheet = SheetFiles.Games(file, SheetFiles.Games(file).Finding("Sheet").Option($"{one}, {other} together"));

        Assert.Equal([one, other], sheet.Rows.Select(row => row.Cells[3]));
    }
}

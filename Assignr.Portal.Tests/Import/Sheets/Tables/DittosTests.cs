namespace Assignr.Portal.Tests.Import.Sheets.Tables;

/// <summary>Cells that say "as above".</summary>
public sealed class DittosTests
{
    [Theory]
    [InlineData("''")]
    [InlineData("〃")]
    [InlineData("ditto")]
    [InlineData("Idem")]
    [InlineData("-\"-")]
    [InlineData("dto.")]
    public void They_have_the_text_above_and_it_is_said(string mark)
    {
        var file = WorkbookFile.Of(
            ["Date", "Time", "Home", "Away"], ["2026-12-05", "18:00", "Lions", "Tigers"], [mark, "19:30", "Owls", "Hawks"],
            [mark, mark, "Wolves", "Bears"]);

        var sheet = SheetFiles.Games(file);

        Assert.Equal("Date|Time|Home|Away\n2026-12-05|18:00|Lions|Tigers\n2026-12-05|19:30|Owls|Hawks\n2026-12-05|19:30|Wolves|Bears",
            sheet.Shown());
        var said = sheet.Finding("Marks for the cell above");
        Assert.Equal($"3 cells say that they are as those above, as “{mark}” at A3, which is “2026-12-05”: they are read so.",
            said.Sentence);
        Assert.Equal(mark, SheetFiles.Games(file, said.Option("Keep them")).Rows[1].Cells[0]);
    }

    [Fact]
    public void Below_nothing_it_is_a_text_and_people_do_not_share_what_they_have()
    {
        var games = SheetFiles.Games(WorkbookFile.Of(["Date", "Home", "Away"], ["2026-12-05", "\"", "Tigers"]));
        var people = SheetFiles.People(WorkbookFile.Of(["Name", "Phone"], ["Ana Zamora", "603-555-0101"], ["Theo Marlowe", "ditto"]));

        Assert.Equal("Date|Home|Away\n2026-12-05|\"|Tigers", games.Shown());
        Assert.Equal("Name|Phone\nAna Zamora|603-555-0101\nTheo Marlowe|ditto", people.Shown());
        Assert.DoesNotContain(games.Findings.Concat(people.Findings), finding => finding.Subject == "Marks for the cell above");
    }
}

namespace Assignr.Portal.Tests.Import.Sheets.Tables;

/// <summary>The heading line is found anywhere among the first lines, is said, and can be chosen.</summary>
public sealed class HeadingLinesTests
{
    private const string Ana = "First Name|Last Name|Email\nAna|Zamora|ana@x.example";

    [Theory]
    [InlineData("2026 Fall Officials Roster,,\nUpdated 11/20/2026,,\n,,\n")]
    [InlineData("Officials\n")]
    [InlineData("Sunday League,,Autumn\n\n\n\nPage 1,of,3\nPrinted by,Marcy,2026-11-20\n")]
    [InlineData("Name,of the league\nContact,Marcy\nQuestions to,marcy@x.example\n")]
    public void Titles_above_it_are_not_read_and_that_is_said(string above)
    {
        var sheet = SheetFiles.People($"{above}First Name,Last Name,Email\nAna,Zamora,ana@x.example\n");

        Assert.Equal(Ana, sheet.Shown());
        Assert.Contains("names the columns. What stands above is not read: “", sheet.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Whistle,Clan,Reach\nAna,Zamora,ana@x.example\n", "Whistle|Clan|Reach")]
    [InlineData("Our roster,,\n,,\nWhistle,Clan,Reach\nAna,Zamora,ana@x.example\nKofi,Olvera,kofi@x.example\n", "Whistle|Clan|Reach")]
    [InlineData("Name\nAna Zamora\n", "Name")]
    [InlineData("Whistle,Clan,Job\nAna,Zamora,Official\nKofi,Olvera,Official\n", "Whistle|Clan|Job")]
    public void Where_no_heading_is_known_the_first_full_line_names_the_columns(string text, string headings) =>
        Assert.StartsWith(headings, SheetFiles.People(text).Shown(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Person,,Reach,\nFirst,Last,Email,Cell\nAna,Zamora,ana@x.example,555\n", "First|Last|Email|Cell")]
    [InlineData("First,Last,Home,Work\nname,name,email,email\nAna,Zamora,ana@x.example,a@y.example\n",
        "First name|Last name|Home email|Work email")]
    [InlineData("List,,\nFirst,Last,Primary\nname,name,email\nAna,Zamora,ana@x.example\n", "First name|Last name|Primary email")]
    public void Two_lines_of_headings_are_understood(string text, string headings) =>
        Assert.Equal(headings, SheetFiles.People(text).Shown().Split('\n')[0]);

    [Theory]
    [InlineData("Home,,Away,\nTeam,Score,Team,Score\nLions,1,Tigers,2\n", "Home Team|Home Score|Away Team|Away Score")]
    public void A_heading_above_several_columns_belongs_to_each(string text, string headings) =>
        Assert.Equal(headings, SheetFiles.Games(text).Shown().Split('\n')[0]);

    [Theory]
    [InlineData("Ana,Zamora,ana@x.example\nKofi,Olvera,kofi@x.example\n")]
    [InlineData("Zamora;Ana;ana@x.example\nOlvera;Kofi;\n")]
    [InlineData("Ana Zamora ana@x.example\nBo Bell bo@x.example\n")]
    [InlineData("Ana  Zamora   ana@x.example\nBo   Bell     bo@x.example\n")]
    [InlineData("Ana Zamora (ana@x.example) 603-555-0101\nBo Bell (bo@x.example) 603-555-0102\n")]
    public void A_file_without_headings_loses_no_row(string text)
    {
        var sheet = SheetFiles.People(text);

        Assert.Equal(2, sheet.Rows.Count);
        Assert.All(sheet.Headings, heading => Assert.Equal("", heading));
        Assert.Contains("No line names the columns: line 1 is read as the first row.", sheet.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_line_can_be_chosen_and_none()
    {
        const string text = "Clan,Whistle,x\nFirst Name,Last Name,Email\nAna,Zamora,ana@x.example\n";
        var finding = SheetFiles.People(text).Finding("Headings");
        Assert.Equal("Line 2: First Name, Last Name, Email", finding.Taken());

        Assert.Equal("Clan|Whistle|x", SheetFiles.People(text, finding.Option("Line 1")).Shown().Split('\n')[0]);
        Assert.Equal(3, SheetFiles.People(text, finding.Option("There is none")).Rows.Count);
        Assert.Equal(Ana, SheetFiles.People(text, finding.Option("Line 2")).Shown());
    }

    [Fact]
    public void Headings_that_come_again_on_each_page_are_no_rows()
    {
        var sheet = SheetFiles.People("First Name,Last Name,Email\nAna,Zamora,\nFirst Name,Last Name,Email\nKofi,Olvera,\n");

        Assert.Equal(["Ana", "Kofi"], sheet.Rows.Select(row => row.Cells[0]));
        Assert.Equal("The headings come again in line 3, which is not read as a row.", sheet.Said());
    }
}

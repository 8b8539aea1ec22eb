namespace Assignr.Portal.Tests.Import.Sheets.Tables;

/// <summary>Tables whose headings stand in the first column.</summary>
public sealed class TransposedTests
{
    [Theory]
    [InlineData("Name,Ana Zamora,Theo Marlowe\nEmail,ana@x.example,theo@x.example\nPhone,603-555-0101,\n",
        "Name|Email|Phone\nAna Zamora|ana@x.example|603-555-0101\nTheo Marlowe|theo@x.example|")]
    [InlineData("First Name,Ana,Theo,Ivy\nLast Name,Zamora,Marlowe,Ito\nEmail,ana@x.example,theo@x.example,ivy@x.example\n"
        + "Town,Rye,Hampton,\n",
        "First Name|Last Name|Email|Town\nAna|Zamora|ana@x.example|Rye\nTheo|Marlowe|theo@x.example|Hampton\nIvy|Ito|ivy@x.example|")]
    public void Each_column_is_a_row_which_is_said(string file, string expected)
    {
        var sheet = SheetFiles.People(file);

        Assert.Equal(expected, sheet.Shown());
        var said = sheet.Finding("Headings in a column");
        Assert.Equal("The headings stand in the first column: each column is read as a row, B as line 2.", said.Sentence);
        Assert.Equal(2, sheet.Rows[0].Line);
        Assert.NotEqual(expected, SheetFiles.People(file, said.Option("Each line is a row")).Shown());
    }

    [Fact]
    public void Games_too() => Assert.Equal(
        "Date|Time|Home|Away\n2026-12-05|18:00|Lions|Tigers\n2026-12-06|19:00|Owls|Hawks",
        SheetFiles.Games("Date,2026-12-05,2026-12-06\nTime,18:00,19:00\nHome,Lions,Owls\nAway,Tigers,Hawks\n").Shown());

    [Theory]
    [InlineData("Name,Email,Phone\nAna Zamora,ana@x.example,603-555-0101\n")]
    [InlineData("Name,Email,Phone\nEmail,x@x.example,603-555-0101\n")]
    [InlineData("Official,Ana Zamora\nEmail,ana@x.example\nPhone,603-555-0101\n")]
    public void Other_tables_stay_as_they_are(string file) =>
        Assert.DoesNotContain(SheetFiles.People(file).Findings, finding => finding.Subject == "Headings in a column");
}

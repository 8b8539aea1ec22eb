using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.Sheets.Lines;

/// <summary>Lines of a key and a value.</summary>
public sealed class KeyedLinesTests
{
    [Theory]
    [InlineData("Date: 12/19/2026\nTime: 10:00 AM\nHome: Lions\nAway: Tigers\n\nDate: 12/20/2026\nHome: Owls\nAway: Bears\n")]
    [InlineData("Date: 12/19/2026\nTime: 10:00 AM\nHome: Lions\nAway: Tigers\nDate: 12/20/2026\nHome: Owls\nAway: Bears\n")]
    [InlineData("Date,12/19/2026\nTime,10:00 AM\nHome,Lions\nAway,Tigers\n\nDate,12/20/2026\nHome,Owls\nAway,Bears\n")]
    [InlineData("Date:,12/19/2026\nTime:,10:00 AM\nHome:,Lions\nAway:,Tigers\n\nDate:,12/20/2026\nHome:,Owls\nAway:,Bears\n")]
    [InlineData("Date: 12/19/2026\n\nTime: 10:00 AM\n\nHome: Lions\n\nAway: Tigers\n\nDate: 12/20/2026\n\nHome: Owls\n\nAway: Bears\n")]
    public void Each_block_of_them_is_a_row(string text)
    {
        var sheet = SheetFiles.Games(text);

        Assert.Equal("Date|Time|Home|Away\n12/19/2026|10:00 AM|Lions|Tigers\n12/20/2026||Owls|Bears", sheet.Shown());
        var finding = sheet.Finding("Lines with keys");
        Assert.Contains("Each block of them is a row, with a column for each key.", finding.Sentence, StringComparison.Ordinal);
        Assert.NotEqual("Date|Time|Home|Away", string.Join('|', SheetFiles.Games(text, finding.Option("A table")).Headings));
    }

    [Theory]
    [InlineData("Name: Ana Zamora\nEmail: ana@example.com\nPhone: 603-555-0101\n\nName: Kay Garnet\nEmail: kay@example.com\n",
        "Name|Email|Phone")]
    [InlineData("Nombre: Ana Zamora\nCorreo: ana@example.com\n\nNombre: Kay Garnet\nCorreo: kay@example.com\n", "Nombre|Correo")]
    [InlineData("First Name: Ana\nLast Name: Zamora\nEmail: ana@example.com\n", "First Name|Last Name|Email")]
    public async Task Each_block_of_lines_about_a_person_is_a_row(string text, string headings)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, text, "people.txt");

        Assert.Equal(headings, string.Join('|', view.Sheet.Headings));
        Assert.Equal("Ana Zamora", view.Plan!.Rows[0].Title);
        Assert.All(view.Plan.Rows, row => Assert.Equal(Outcome.Add, row.Outcome));
    }

    [Fact]
    public void Officials_below_each_other_are_of_one_game_and_other_lines_are_said()
    {
        var sheet = SheetFiles.Games(
            "Fall schedule\nDate: 12/19/2026\nHome: Lions\nAway: Tigers\nReferee: Ivy Ito\nReferee: Theo Marlowe\n\nDate: 12/20/2026\n"
                + "Home: Owls\nAway: Bears\nReferee: Ivy Ito, Theo Marlowe\n");

        Assert.Equal(
            "Date|Home|Away|Referee|Referee 2\n12/19/2026|Lions|Tigers|Ivy Ito|Theo Marlowe\n12/20/2026|Owls|Bears|Ivy Ito, Theo Marlowe|",
                sheet.Shown());
        Assert.EndsWith("“Fall schedule” is of none and is not read.", sheet.Finding("Lines with keys").Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date,Time,Home,Away\n12/19/2026,10:00,Lions,Tigers\n")]
    [InlineData("Side,Opponent\nHome,Lions\nAway,Tigers\nHome,Bears\n")]
    [InlineData("Date,Game\n12/19/2026,Boys Varsity: Lions at Tigers\n12/20/2026,Girls Varsity: Lions at Tigers\n")]
    public void A_table_is_none(string text) =>
        Assert.DoesNotContain(SheetFiles.Games(text).Findings, finding => finding.Subject == "Lines with keys");
}

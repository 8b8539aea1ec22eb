using System.Text;

namespace Assignr.Portal.Tests.Import.Sheets;

/// <summary>What a workbook shows struck through is not read unless somebody says so, as what it hides.</summary>
public sealed class StruckThroughTests
{
    [Theory]
    [InlineData("<strike/>")]
    [InlineData("<strike val=\"1\"/>")]
    [InlineData("<b/><strike val=\"true\"/><sz val=\"11\"/>")]
    public void A_row_that_is_struck_through_is_not_read_unless_it_is_chosen(string font)
    {
        var file = Workbook(font, Struck("Ana Zamora") + Struck("ana@x.example"));

        var read = SheetFiles.People(file);

        Assert.Equal("Name|Email\nKofi Olvera|kofi@x.example", read.Shown());
        Assert.Equal("Cells of 1 row are struck through and not read, the first in line 2.", read.Finding("Struck through").Sentence);
        Assert.Equal(
            "Name|Email\nAna Zamora|ana@x.example\nKofi Olvera|kofi@x.example",
            SheetFiles.People(file, read.Finding("Struck through").Option("Read what is struck through too")).Shown());
    }

    [Fact]
    public void One_cell_that_is_struck_through_is_left_out_alone() => Assert.Equal(
        "Name|Email\nAna Zamora|\nKofi Olvera|kofi@x.example",
        SheetFiles.People(Workbook("<strike/>", WorkbookFile.Inline("Ana Zamora") + Struck("ana@x.example"))).Shown());

    [Theory]
    [InlineData("<strike val=\"0\"/>")]
    [InlineData("<b/>")]
    [InlineData("")]
    public void Other_letters_are_read(string font)
    {
        var read = SheetFiles.People(Workbook(font, Struck("Ana Zamora") + Struck("ana@x.example")));

        Assert.Equal("Name|Email\nAna Zamora|ana@x.example\nKofi Olvera|kofi@x.example", read.Shown());
        Assert.DoesNotContain(read.Findings, finding => finding.Subject == "Struck through");
    }

    /// <summary>Style 1 has the font.</summary>
    private static byte[] Workbook(string font, string row)
    {
        var parts = WorkbookFile.Parts(("List", WorkbookFile.Sheet(
            WorkbookFile.Rows(["Name", "Email"]) + $"<row>{row}</row>" + WorkbookFile.Rows(["Kofi Olvera", "kofi@x.example"]))));
        var styles = Encoding.UTF8.GetString(parts["xl/styles.xml"]);
        parts["xl/styles.xml"] = Encoding.UTF8.GetBytes(styles
            .Replace("<fonts count=\"1\"><font/>", $"<fonts count=\"2\"><font/><font>{font}</font>", StringComparison.Ordinal)
            .Replace("<xf numFmtId=\"14\"", "<xf numFmtId=\"0\" fontId=\"1\"", StringComparison.Ordinal));
        return WorkbookFile.Pack(parts);
    }

    private static string Struck(string text) => WorkbookFile.Inline(text).Replace("<c ", "<c s=\"1\" ", StringComparison.Ordinal);
}

using System.Text;

namespace Assignr.Portal.Tests.Import.Sheets.Workbooks;

/// <summary>White text on white in a workbook counts as hidden.</summary>
public sealed class WhiteLettersTests
{
    private const string All = "Name|Email\nAna Zamora|ana@x.example\nKofi Olvera|kofi@x.example";

    [Theory]
    [InlineData("<color rgb=\"FFFFFFFF\"/>", "<patternFill patternType=\"none\"/>")]
    [InlineData("<sz val=\"11\"/><color theme=\"0\"/>", "<patternFill/>")]
    [InlineData("<color indexed=\"9\"/>",
        "<patternFill patternType=\"solid\"><fgColor rgb=\"FFFFFFFF\"/><bgColor indexed=\"64\"/></patternFill>")]
    [InlineData("<color rgb=\"00ffffff\"/>", "<patternFill patternType=\"solid\"><fgColor theme=\"0\"/></patternFill>")]
    public void A_row_of_them_is_not_read_unless_it_is_chosen(string font, string fill)
    {
        var file = Workbook(font, fill);

        var read = SheetFiles.People(file);

        Assert.Equal("Name|Email\nKofi Olvera|kofi@x.example", read.Shown());
        Assert.Equal("1 row in white letters of the workbook is not read.", read.Finding("Hidden").Sentence);
        Assert.Equal(All, SheetFiles.People(file, read.Finding("Hidden").Option("Read what is hidden too")).Shown());
    }

    [Theory]
    [InlineData("<color rgb=\"FFFFFFFF\"/>", "<patternFill patternType=\"solid\"><fgColor rgb=\"FF1F4E78\"/></patternFill>")]
    [InlineData("<color theme=\"0\"/>", "<patternFill patternType=\"solid\"><fgColor theme=\"4\"/></patternFill>")]
    [InlineData("<color theme=\"0\" tint=\"-0.5\"/>", "<patternFill patternType=\"none\"/>")]
    [InlineData("<color theme=\"1\"/>", "<patternFill patternType=\"none\"/>")]
    [InlineData("<color rgb=\"FFFFFFFF\"/>", "<patternFill patternType=\"gray125\"/>")]
    public void What_is_seen_is_read(string font, string fill)
    {
        var read = SheetFiles.People(Workbook(font, fill));

        Assert.Equal(All, read.Shown());
        Assert.DoesNotContain(read.Findings, finding => finding.Subject == "Hidden");
    }

    [Fact]
    public void Headings_in_the_first_line_may_have_the_colour_of_a_table()
    {
        var file = Styled("<color theme=\"0\"/>", "<patternFill patternType=\"none\"/>", $"<row>{White("Name")}{White("Email")}</row>"
            + WorkbookFile.Rows(["Ana Zamora", "ana@x.example"], ["Kofi Olvera", "kofi@x.example"]));

        Assert.Equal(All, SheetFiles.People(file).Shown());
    }

    private static byte[] Workbook(string font, string fill) => Styled(
        font, fill, WorkbookFile.Rows(["Name", "Email"]) + $"<row>{White("Ana Zamora")}{White("ana@x.example")}</row>"
            + WorkbookFile.Rows(["Kofi Olvera", "kofi@x.example"]));

    private static byte[] Styled(string font, string fill, string rows)
    {
        var parts = WorkbookFile.Parts(("List", WorkbookFile.Sheet(rows)));
        parts["xl/styles.xml"] = Encoding.UTF8.GetBytes(
            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + $"<fonts count=\"2\"><font/><font>{font}</font></fonts>"
            + $"<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill>{fill}</fill></fills>"
            + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" "
            + "fillId=\"1\"/></cellXfs></styleSheet>");
        return WorkbookFile.Pack(parts);
    }

    private static string White(string text) => $"<c t=\"inlineStr\" s=\"1\"><is><t>{text}</t></is></c>";
}

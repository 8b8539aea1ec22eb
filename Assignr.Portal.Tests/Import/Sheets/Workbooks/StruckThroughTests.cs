using System.Text;

namespace Assignr.Portal.Tests.Import.Sheets.Workbooks;

/// <summary>Struck cells of a workbook are read only where somebody chooses it, like hidden ones.</summary>
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

    [Theory]
    [InlineData("<r><rPr><strike/></rPr><t>Elks</t></r><r><t xml:space=\"preserve\"> Rams</t></r>", "Rams", "Elks Rams")]
    [InlineData("<r><rPr><b/><strike val=\"1\"/></rPr><t xml:space=\"preserve\">Elks </t></r><r><rPr><b/></rPr><t>Rams</t></r>",
        "Rams", "Elks Rams")]
    [InlineData("<r><t xml:space=\"preserve\">Rams </t></r><r><rPr><strike/></rPr><t>Elks</t></r>", "Rams", "Rams Elks")]
    [InlineData("<r><rPr><strike/></rPr><t>Elks</t></r>", "", "Elks")]
    [InlineData("<r><rPr><strike val=\"0\"/></rPr><t>Elks</t></r>", "Elks", "Elks")]
    public void Part_of_a_cell_that_is_struck_through_is_left_out_too(string runs, string rest, string whole)
    {
        var file = WorkbookFile.Make(("List", WorkbookFile.Sheet(WorkbookFile.Rows(
            ["Name", "Email"], ["Ana Zamora", $"<c t=\"inlineStr\"><is>{runs}</is></c>"]))));
        var read = SheetFiles.People(file);

        Assert.Equal($"Name|Email\nAna Zamora|{rest}", read.Shown());
        Assert.Equal(rest != whole, read.Findings.Any(finding => finding.Subject == "Struck through"));
        if (rest != whole)
        {
            var all = SheetFiles.People(file, read.Finding("Struck through").Option("Read what is struck through too"));
            Assert.EndsWith(whole, all.Shown(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Struck_part_of_a_shared_text_is_left_out()
    {
        var parts = WorkbookFile.Parts(("List", WorkbookFile.Sheet(WorkbookFile.Rows(
            ["Name", "Email"], ["<c t=\"s\"><v>0</v></c>", "ana@x.example"]))));
        parts["xl/sharedStrings.xml"] = Encoding.UTF8.GetBytes(
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si>"
            + "<r><rPr><strike/></rPr><t>Ivy Low</t></r><r><t> Ana Zamora</t></r></si></sst>");
        var file = WorkbookFile.With(
            parts, "xl/_rels/workbook.xml.rels", "</Relationships>",
            "<Relationship Id=\"rId98\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" "
                + "Target=\"sharedStrings.xml\"/></Relationships>");

        Assert.Equal("Name|Email\nAna Zamora|ana@x.example", SheetFiles.People(file).Shown());
    }

    [Theory]
    [InlineData(1, "1 cell has a note, which is not read: “moved to 7 PM” at B2.")]
    [InlineData(2, "2 cells have notes, which are not read: “moved to 7 PM” at B2, “moved to 7 PM” at B3.")]
    [InlineData(4, "4 cells have notes, which are not read: “moved to 7 PM” at B2, “moved to 7 PM” at B3, “moved to 7 PM” at B4 and more.")]
    public void Notes_on_cells_are_said(int count, string sentence)
    {
        const string Type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
        var parts = WorkbookFile.Parts(("List", WorkbookFile.Sheet(WorkbookFile.Rows(["Name", "Email"], ["Ana Zamora", "ana@x.example"]))));
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = Encoding.UTF8.GetBytes(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + $"<Relationship Id=\"rId1\" Type=\"{Type}\" Target=\"../comments1.xml\"/></Relationships>");
        parts["xl/comments1.xml"] = Encoding.UTF8.GetBytes(
            "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><commentList>"
            + string.Concat(Enumerable.Range(2, count).Select(line =>
                $"<comment ref=\"B{line}\"><text><r><t>moved to 7 PM</t></r></text></comment>"))
            + "</commentList></comments>");

        Assert.Equal(sentence, SheetFiles.People(WorkbookFile.Pack(parts)).Finding("Notes").Sentence);
    }

    [Fact]
    public void A_row_of_an_old_workbook_that_is_struck_through_is_not_read()
    {
        var file = OldWorkbookFile.Of(
            ["Name", "Email"], [new OldWorkbookFile.Struck("Ana Zamora"), new OldWorkbookFile.Struck("ana@x.example")],
                ["Kofi Olvera", "kofi@x.example"]);
        var read = SheetFiles.People(file);

        Assert.Equal("Name|Email\nKofi Olvera|kofi@x.example", read.Shown());
        Assert.Equal(
            "Name|Email\nAna Zamora|ana@x.example\nKofi Olvera|kofi@x.example",
            SheetFiles.People(file, read.Finding("Struck through").Option("Read what is struck through too")).Shown());
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

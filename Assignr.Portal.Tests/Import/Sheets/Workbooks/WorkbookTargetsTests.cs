using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Tests.Import.Sheets.Workbooks;

/// <summary>The paths to a workbook's parts, which can be written in several ways (ECMA-376 part 2).</summary>
public sealed class WorkbookTargetsTests
{
    [Theory]
    [InlineData("worksheets/sheet1.xml")]
    [InlineData("./worksheets/sheet1.xml")]
    [InlineData("../xl/worksheets/sheet1.xml")]
    [InlineData("/xl/worksheets/sheet1.xml")]
    [InlineData("/xl/./worksheets/../worksheets/sheet1.xml")]
    [InlineData("worksheets/../../xl/worksheets/./sheet1.xml")]
    public void However_a_path_is_written_its_part_is_found(string target) => Assert.Equal("Name\nAna Zamora", Read(target).Sheet!.Shown());

    [Theory]
    [InlineData("../../xl/worksheets/sheet1.xml")]
    [InlineData("/../xl/worksheets/sheet1.xml")]
    [InlineData("../worksheets/sheet1.xml")]
    [InlineData("https://example.com/xl/worksheets/sheet1.xml")]
    [InlineData("..")]
    [InlineData("")]
    public void One_that_leads_out_of_the_workbook_or_nowhere_is_refused(string target) =>
        Assert.StartsWith("This workbook is damaged", Read(target).Problem, StringComparison.Ordinal);

    [Fact]
    public void Binary_workbooks_are_the_same()
    {
        var parts = RecordWorkbookFile.Parts(
            RecordWorkbookFile.Book(from1904: false, new OldWorkbookFile.SheetOf("List")),
            RecordWorkbookFile.Cells(RecordWorkbookFile.Row(0), RecordWorkbookFile.Cell(0, "Name"), RecordWorkbookFile.Row(1),
                RecordWorkbookFile.Cell(0, "Ana Zamora")));

        Assert.Equal("Name\nAna Zamora",
            SheetFiles.People(WorkbookFile.With(parts, "xl/_rels/workbook.bin.rels", "worksheets/", "../xl/./worksheets/")).Shown());
    }

    private static SheetResult Read(string target) => SheetReader.Read(
        WorkbookFile.With(WorkbookFile.Parts(("List", WorkbookFile.Sheet(WorkbookFile.Rows(["Name"], ["Ana Zamora"])))),
            "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", target),
        "list.xlsx", new ImportOptions());
}

using System.Text;
using Assignr.Portal.Import.Sheets;
using static Assignr.Portal.Tests.Import.WorkbookFile;

namespace Assignr.Portal.Tests.Import.Sheets;

public sealed class WorkbookReaderTests
{
    [Theory]
    [InlineData("46278", 1, "2026-09-13")]
    [InlineData("0.5416666666666666", 2, "13:00")]
    [InlineData("0.67013888888888884", 2, "16:05")]
    [InlineData("46278.670138888891", 3, "2026-09-13 16:05")]
    [InlineData("5550100112", 0, "5550100112")]
    [InlineData("0.1", 0, "0.1")]
    [InlineData("100", 0, "100")]
    public void What_Excel_keeps_as_a_number_is_read_as_people_see_it(string value, int style, string expected)
    {
        var sheet = SheetReader.Read(Make(("List", Sheet([[Inline("A")], [Number(value, style)]]))), "list.xlsx", new ImportOptions()).Sheet!;

        Assert.Equal(expected, sheet.Rows[0].Cells[0]);
    }

    [Fact]
    public void A_sheet_can_be_chosen_among_those_that_hold_anything()
    {
        var file = Make(("Empty", Sheet("")), ("First", Sheet([[Inline("A")], [Inline("1")]])), ("Second", Sheet([[Inline("B")], [Inline("2")]])));

        var second = SheetReader.Read(file, "list.xlsx", new ImportOptions(), "Second").Sheet!;

        Assert.Equal(["First", "Second"], second.Worksheets);
        Assert.Equal(("Second", "B"), (second.Worksheet, second.Headings[0]));
        Assert.Equal("First", SheetReader.Read(file, "list.xlsx", new ImportOptions(), "Gone").Sheet!.Worksheet);
    }

    [Fact]
    public void A_workbook_says_what_it_is_and_so_does_text()
    {
        Assert.Equal("Excel workbook", SheetReader.Read(Of(["A"], ["1"]), "list.xlsx", new ImportOptions()).Sheet!.Format);
        Assert.Equal("CSV with semicolons, UTF-8", SheetReader.Read(Encoding.UTF8.GetBytes("A;B\n1;2\n"), "list.csv", new ImportOptions()).Sheet!.Format);
    }
}

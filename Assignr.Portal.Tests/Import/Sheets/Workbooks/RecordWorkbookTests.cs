using Assignr.Portal.Import.Sheets;
using static Assignr.Portal.Tests.Import.OldWorkbookFile;
using static Assignr.Portal.Tests.Import.RecordWorkbookFile;

namespace Assignr.Portal.Tests.Import.Sheets.Workbooks;

/// <summary>Binary workbooks (.xlsb) are read like those of XML.</summary>
public sealed class RecordWorkbookTests
{
    private static readonly object?[] Headings = ["First Name", "Last Name", "Email"];
    private static readonly object?[][] People = [Headings, ["Ana", "Zamora", "ana@x.example"], ["Noor", "Østergård", "noor@x.example"]];

    [Fact]
    public void A_list_is_read_with_its_letters_and_empty_cells_stay_empty()
    {
        var sheet = SheetFiles.People(Binary(People));

        Assert.Equal("First Name|Last Name|Email\nAna|Zamora|ana@x.example\nNoor|Østergård|noor@x.example", sheet.Shown());
        Assert.Equal("Excel workbook", sheet.Format);
        var gap = SheetFiles.People(Binary(Headings, ["Ana", null, "ana@x.example"]));
        Assert.Equal("First Name|Last Name|Email\nAna||ana@x.example", gap.Shown());
    }

    [Theory]
    [InlineData(46278, 1, "2026-09-13")]
    [InlineData(46278, 4, "2026-09-13")]
    [InlineData(0.5416666666666666, 2, "13:00")]
    [InlineData(0.67013888888888884, 2, "16:05")]
    [InlineData(46278.670138888891, 3, "2026-09-13 16:05")]
    [InlineData(59, 1, "1900-02-28")]
    [InlineData(61, 1, "1900-03-01")]
    [InlineData(5550100112, 0, "5550100112")]
    [InlineData(0.1, 0, "0.1")]
    [InlineData(-1, 1, "-1")]
    [InlineData(46278, 9, "46278")]
    public void What_Excel_keeps_as_a_number_is_read_as_people_see_it(double number, ushort style, string expected) =>
        Assert.Equal(expected, Value(new Styled(number, style)));

    [Theory]
    [InlineData(0x00000006u, "1")]
    [InlineData(0xFFFFFFFEu, "-1")]
    [InlineData(0x000030EBu, "31.3")]
    [InlineData(0x3FF00000u, "1")]
    [InlineData(0x40933000u, "1228")]
    [InlineData(0x40933001u, "12.28")]
    [InlineData(0xC0933000u, "-1228")]
    public void A_number_of_four_bytes_is_whole_or_half_and_may_be_a_hundredth(uint bits, string expected) =>
        Assert.Equal(expected, Value(new Kept(2, U32(bits))));

    [Fact]
    public void Days_are_counted_from_1904_where_the_workbook_does()
    {
        var sheet = SheetFiles.People(Binary(from1904: true,
            new SheetOf("List", ["Name", "A", "B", "C"], ["Ana Zamora", new Styled(44816, 1), new Styled(0.5416666666666666, 2), 44816])));

        Assert.Equal(["2026-09-13", "13:00", "44816"], sheet.Rows[0].Cells.Skip(1));
        Assert.True(sheet.From1904);
    }

    [Fact]
    public void Texts_are_read_wherever_they_stand_and_without_their_formats()
    {
        var formatted = new Kept(62, [3, .. Text("Salem"), .. U32(1), .. U16(2), .. U16(1)]);
        var file = One(
            Row(0), Cell(0, "Name"), Cell(1, "Email"), Cell(2, "City"),
            Row(1), Cell(0, "Ana_x0041_ Zamora"), Cell(1, new Formula("ana@x.example")), Cell(2, formatted));

        Assert.Equal("Name|Email|City\nAna_x0041_ Zamora|ana@x.example|Salem", SheetFiles.People(file).Shown());
    }

    [Fact]
    public void Formulas_are_what_they_last_came_to_and_truths_are_read_and_errors_are_nothing()
    {
        var file = Binary(
            ["Name", "A", "B", "C", "D", "E", "F"],
            [new Formula("Ana Zamora"), true, new Kept(10, 0, 0, 0), Came(1.5), new Kept(3, 0x2A), new Kept(11, 0x07, 0, 0), 7]);

        Assert.Equal("Name|A|B|C|D|E|F\nAna Zamora|TRUE|FALSE|1.5|||7", SheetFiles.People(file).Shown());
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 12, false)]
    [InlineData(0, 0, false)]
    public void Formulas_without_a_value_are_said_where_the_workbook_was_never_calculated(byte isToBeCalculated, double value, bool isSaid)
    {
        byte[] book = [.. Book(from1904: false, new SheetOf("List")), .. Item(157, new byte[24], [isToBeCalculated, 0])];
        var cells = Cells(
            Row(0), Cell(0, "Name"), Cell(1, "Games"), Cell(2, "Paid"),
            Row(1), Cell(0, "Ana Zamora"), Cell(1, Came(value)), Cell(2, 0));

        var sheet = SheetFiles.People(WorkbookFile.Pack(Parts(book, cells)));

        const string Said = "1 cell holds a formula that was never calculated and is read as empty, the first in B2.";
        Assert.Equal(isSaid, sheet.Said().Contains(Said, StringComparison.Ordinal));
        Assert.Equal(["Ana Zamora", isSaid ? "#FORMULA?" : $"{value}", "0"], sheet.Rows[0].Cells);
    }

    [Fact]
    public void Cells_that_say_no_column_stand_behind_the_one_before()
    {
        byte[] Next(int id, params byte[] value) => Item(id, U32(0), value);
        var parts = Parts(Book(from1904: false, new SheetOf("List")), Cells(
            Row(0), Cell(0, "Name"), Cell(1, "A"), Cell(2, "B"), Cell(3, "C"),
            Next(17, Text("D")), Next(61, [0, .. Text("E")]), Next(18, U32(0)),
            Row(1), Cell(0, "Ana Zamora"), Cell(2, 1), Next(13, U32(30)), Next(12), Next(15, 1), Next(16, BitConverter.GetBytes(1.5)),
            Row(2), Next(17, Text("Kofi Olvera")), Next(14, 0x2A), Next(17, Text("x"))));
        parts["xl/sharedStrings.bin"] = SharedTexts("F");

        var read = SheetFiles.People(WorkbookFile.Pack(parts)).Shown();

        Assert.Equal("Name|A|B|C|D|E|F\nAna Zamora||1|7||TRUE|1.5\nKofi Olvera||x||||", read);
    }

    [Fact]
    public void Hidden_sheets_are_never_read_and_hidden_rows_and_columns_only_if_chosen()
    {
        var file = Binary(from1904: false,
            new SheetOf("Cache", ["First Name", "Last Name"], ["Not", "Meant"]) { IsHidden = true },
            new SheetOf("Roster", ["First Name", "Last Name", "Note"], ["Ana", "Zamora", "x"], ["Kofi", "Olvera", "y"])
            {
                HiddenRows = [2],
                HiddenColumns = [2],
            });

        var read = SheetFiles.People(file);

        Assert.Equal("First Name|Last Name\nAna|Zamora", read.Shown());
        Assert.Equal("1 hidden row and 1 hidden column of the workbook are not read.", read.Finding("Hidden").Sentence);
        var all = SheetFiles.People(file, read.Finding("Hidden").Option("Read what is hidden too"));
        Assert.Equal("First Name|Last Name|Note\nAna|Zamora|x\nKofi|Olvera|y", all.Shown());
        Assert.Equal("First Name|Last Name\nAna|Zamora", SheetFiles.People(file, new Reading { Worksheet = "Cache" }).Shown());
    }

    [Theory]
    [InlineData(0, 0x20, true)]
    [InlineData(0, 0, false)]
    [InlineData(300, 0x20, false)]
    public void A_row_of_no_height_is_hidden_where_the_height_is_its_own(ushort height, byte flags, bool isHidden)
    {
        var file = One(
            Row(0), Cell(0, "Name"),
            Row(1, flags: flags, height: height), Cell(0, "Ana Zamora"),
            Row(2), Cell(0, "Kofi Olvera"));

        Assert.Equal(isHidden ? "Name\nKofi Olvera" : "Name\nAna Zamora\nKofi Olvera", SheetFiles.People(file).Shown());
    }

    [Fact]
    public void A_column_of_no_width_is_hidden()
    {
        var columns = Item(60, U32(1), U32(16_383), U32(0), U32(0), U16(2));
        var file = One(columns, Row(0), Cell(0, "Name"), Cell(1, "Note"), Row(1), Cell(0, "Ana Zamora"), Cell(1, "x"));

        Assert.Equal("Name\nAna Zamora", SheetFiles.People(file).Shown());
    }

    [Fact]
    public void Merged_cells_count_for_each_of_their_rows()
    {
        var list = new SheetOf("List", ["Name", "City"], ["Ana Zamora", "Salem"], ["Kofi Olvera", null], ["Noor Escobedo", null])
        {
            Merged = [(1, 2, 1, 1)],
        };

        var read = SheetFiles.People(Binary(from1904: false, list)).Shown();

        Assert.Equal("Name|City\nAna Zamora|Salem\nKofi Olvera|Salem\nNoor Escobedo|", read);
    }

    [Fact]
    public void A_sheet_can_be_chosen_among_several_and_those_of_one_shape_are_read_together()
    {
        var file = Binary(from1904: false,
            new SheetOf("Notes", ["Remember the cones"]),
            new SheetOf("Roster", People),
            new SheetOf("Übrige", Headings, ["Kofi", "Olvera", "kofi@x.example"]));

        var best = SheetFiles.People(file).Finding("Sheet");

        Assert.Equal("Roster", best.Taken());
        Assert.Equal("First Name|Last Name|Email\nKofi|Olvera|kofi@x.example", SheetFiles.People(file, best.Option("Übrige")).Shown());
        var together = SheetFiles.People(file, best.Option("Roster, Übrige together"));
        Assert.Equal(["Ana", "Noor", "Kofi"], together.Rows.Select(row => row.Cells[0]));
    }

    private static string Value(object cell) => SheetFiles.People(Binary(["Name", "A"], ["Ana Zamora", cell])).Rows[0].Cells[1];

    /// <summary>A formula with a number as its result.</summary>
    private static Kept Came(double number) => new(9, [.. BitConverter.GetBytes(number), .. U16(0)]);
}

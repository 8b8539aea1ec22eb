using System.Text;
using Assignr.Portal.Import.Sheets;
using static Assignr.Portal.Tests.Import.OpenDocumentFile;

namespace Assignr.Portal.Tests.Import.Sheets.Workbooks;

/// <summary>OpenDocument workbooks (.ods, .fods) are read as those of Excel are.</summary>
public sealed class OpenDocumentTests
{
    [Theory]
    [InlineData("date", "office:date-value=\"2026-12-05\"", "05.12.26", "2026-12-05")]
    [InlineData("date", "office:date-value=\"2026-12-05T19:30:00\"", "12/05/26 07:30 PM", "2026-12-05 19:30")]
    [InlineData("date", "office:date-value=\"2026-12-05T00:00:00\"", "12/05/26", "2026-12-05")]
    [InlineData("time", "office:time-value=\"PT19H05M00S\"", "7:05 PM", "19:05")]
    [InlineData("time", "office:time-value=\"PT1112059H30M00S\"", "19:30", "19:30")]
    [InlineData("percentage", "office:value=\"0.5\"", "50,00 %", "50%")]
    [InlineData("currency", "office:currency=\"EUR\" office:value=\"25.5\"", "25,50 €", "25.5")]
    [InlineData("float", "office:value=\"5550100112\"", "5,55E+09", "5550100112")]
    [InlineData("boolean", "office:boolean-value=\"true\"", "WAHR", "TRUE")]
    public void What_a_cell_is_typed_as_decides_and_not_how_the_program_shows_it(
        string type, string attributes, string shown, string expected)
    {
        var sheet = Read(Make(("List", Row([Text("A")]) + Row([Typed(type, attributes, shown)])))).Sheet!;

        Assert.Equal(expected, sheet.Rows[0].Cells[0]);
        Assert.Equal(("OpenDocument sheet", true), (sheet.Format, sheet.IsWorkbook));
    }

    [Fact]
    public void People_and_games_are_read_from_the_first_press()
    {
        Assert.Equal("First Name|Last Name|Email\nAna|Zamora|ana@x.example", SheetFiles.People(
            Of(["First Name", "Last Name", "Email"], ["Ana", "Zamora", "ana@x.example"])).Shown());
        Assert.Equal("First Name|Last Name\nTheo|van der Marlowe", SheetFiles.People(
            Flat(("List", Rows(["First Name", "Last Name"], ["Theo", "van der Marlowe"])))).Shown());
        Assert.Equal("Date|Home|Away\n2026-12-05|Lions|Tigers", SheetFiles.Games(Make(("List", Rows(["Date", "Home", "Away"])
            + Row([Typed("date", "office:date-value=\"2026-12-05\"", "Sat"), Text("Lions"), Text("Tigers")])))).Shown());
    }

    [Fact]
    public void Repeated_cells_and_rows_are_as_many_as_they_say()
    {
        const string pair = "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>x</text:p>"
            + "</table:table-cell>";
        var sheet = Read(Make(("List",
            Rows(["A", "B", "C", "D"]) + Row([Text("1"), "<table:table-cell table:number-columns-repeated=\"2\"/>", Text("4")])
                + "<table:table-row table:number-rows-repeated=\"7\"><table:table-cell table:number-columns-repeated=\"16384\"/>"
                + "</table:table-row>" + Row([Text("y"), pair], "table:number-rows-repeated=\"3\"")
                + "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>"))).Sheet!;

        Assert.Equal("A|B|C|D\n1|||4\ny|x|x|\ny|x|x|\ny|x|x|", sheet.Shown());
        Assert.Equal([2, 10, 11, 12], sheet.Rows.Select(row => row.Line));
    }

    [Fact]
    public void A_hidden_sheet_is_never_read_and_other_sheets_are_offered()
    {
        var file = Make(("!Cache", Rows(["First Name", "Last Name"], ["Not", "Meant"])),
            ("Read me", Rows(["How to use this"], ["Fill in the roster."])),
            ("Roster", Rows(["First Name", "Last Name", "Email"], ["Ana", "Zamora", "ana@x.example"])),
            ("More", Rows(["First Name", "Last Name", "Email"], ["Theo", "Marlowe", "theo@x.example"])));

        var sheet = SheetFiles.People(file);

        Assert.Equal("First Name|Last Name|Email\nAna|Zamora|ana@x.example", sheet.Shown());
        Assert.Contains("The sheet “Roster” is read. 2 more sheets have rows: Read me, More.", sheet.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("Cache", sheet.Said(), StringComparison.Ordinal);
        Assert.Equal("First Name|Last Name|Email\nAna|Zamora|ana@x.example\nTheo|Marlowe|theo@x.example",
            SheetFiles.People(file, sheet.Finding("Sheet").Option("Roster, More together")).Shown());
        Assert.StartsWith("How", SheetFiles.People(file, sheet.Finding("Sheet").Option("Read me")).Shown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table:visibility=\"collapse\"")]
    [InlineData("table:visibility=\"filter\"")]
    public void Hidden_rows_and_columns_are_left_out_and_said_and_can_be_read(string hidden)
    {
        var file = Make(("List", $"<table:table-column/><table:table-column {hidden}/><table:table-column/>"
            + Rows(["First Name", "Secret", "Last Name"], ["Ana", "s", "Zamora"])
            + Row([Text("Kofi"), Text("s"), Text("Olvera")], $"{hidden} table:number-rows-repeated=\"2\"")));

        var sheet = SheetFiles.People(file);

        Assert.Equal("First Name|Last Name\nAna|Zamora", sheet.Shown());
        Assert.Equal("2 hidden rows and 1 hidden column of the workbook are not read.", sheet.Finding("Hidden").Sentence);
        Assert.Equal("First Name|Secret|Last Name\nAna|s|Zamora\nKofi|s|Olvera\nKofi|s|Olvera",
            SheetFiles.People(file, sheet.Finding("Hidden").Option("Read what is hidden too")).Shown());
    }

    [Fact]
    public void A_merged_cell_counts_for_each_of_its_rows()
    {
        var date = "<table:table-cell table:number-rows-spanned=\"3\" office:value-type=\"date\" office:date-value=\"2026-12-05\">"
            + "<text:p>5 Dec</text:p></table:table-cell>";
        const string covered = "<table:covered-table-cell><text:p>old</text:p></table:covered-table-cell>";
        var sheet = SheetFiles.Games(Make(("List", Rows(["Date", "Home", "Away"]) + Row([date, Text("A"), Text("B")])
            + Row([covered, Text("C"), Text("D")]) + Row([covered, Text("E"), Text("F")]))));

        Assert.Equal("Date|Home|Away\n2026-12-05|A|B\n2026-12-05|C|D\n2026-12-05|E|F", sheet.Shown());
        Assert.Contains("2 cells were filled by them", sheet.Said(), StringComparison.Ordinal);
        Assert.Equal("2 cells with a text lie below a merged cell and are not read, the first at A3.",
            sheet.Finding("Covered cells").Sentence);
    }

    [Fact]
    public void Formulas_without_a_value_and_ones_that_failed_are_empty_and_said()
    {
        var sheet = SheetFiles.People(Make(("List", Rows(["First Name", "Last Name", "Email"])
            + Row([Text("Ana"), Text("Zamora"), "<table:table-cell table:formula=\"of:=[.A2]\"/>"])
            + Row([Text("Theo"), Text("Marlowe"), "<table:table-cell table:formula=\"of:=[.A3]\" office:value-type=\"string\" "
                + "calcext:value-type=\"error\"><text:p>Err:508</text:p></table:table-cell>"])
            + Row([Text("Ivy"), Text("Ito"), "<table:table-cell table:formula=\"of:=[.B9]\" office:value-type=\"string\" "
                + "office:string-value=\"\"/>"]))));

        Assert.Equal("1 cell holds a formula that was never calculated and is read as empty, the first in C2. Open the workbook in "
            + "LibreOffice, save it once and drop it again.", sheet.Finding("Formulas").Sentence);
        Assert.Equal(["#FORMULA?", "#VALUE!", ""], sheet.Rows.Select(row => row.Cells[2]));
    }

    [Fact]
    public void Struck_and_white_cells_are_not_read_and_notes_are_said()
    {
        const string note = "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>Ask Kofi</text:p>"
            + "</office:annotation><text:p>Zamora</text:p></table:table-cell>";
        static string Styled(string style, string text) => Text(text).Replace("<table:table-cell",
            $"<table:table-cell table:style-name=\"{style}\"", StringComparison.Ordinal);
        var file = Make(("List", Rows(["First Name", "Last Name"]) + Row([Text("Ana"), note])
            + Row([Styled("struck", "Theo"), Styled("struck", "Marlowe")]) + Row([Styled("white", "Ivy"), Styled("white", "Ito")])));

        var sheet = SheetFiles.People(file);

        Assert.Equal("First Name|Last Name\nAna|Zamora", sheet.Shown());
        Assert.Contains("Cells of 1 row are struck through and not read", sheet.Said(), StringComparison.Ordinal);
        Assert.Contains("1 row in white letters of the workbook is not read.", sheet.Said(), StringComparison.Ordinal);
        Assert.Contains("1 cell has a note, which is not read: “Ask Kofi” at B2.", sheet.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_spaces_links_and_pictures_of_a_cell()
    {
        const string cell = "<table:table-cell office:value-type=\"string\"><draw:frame><draw:text-box><text:p>no</text:p>"
            + "</draw:text-box></draw:frame><text:p>Ana<text:s text:c=\"2\"/><text:span>Lucia</text:span></text:p>"
            + "<text:p><text:a>ana@x.example</text:a></text:p></table:table-cell>";

        Assert.Equal("Ana  Lucia\nana@x.example", Read(Make(("List", Row([Text("A")]) + Row([cell])))).Sheet!.Rows[0].Cells[0]);
    }

    [Theory]
    [InlineData("application/vnd.oasis.opendocument.text", "This is an OpenDocument text or drawing, and no sheet.")]
    [InlineData("application/vnd.oasis.opendocument.presentation", "This is an OpenDocument text or drawing, and no sheet.")]
    [InlineData("", "This is an OpenDocument file without a spreadsheet in it.")]
    public void Another_document_is_refused_with_what_to_do(string kind, string expected) =>
        Assert.StartsWith(expected, Read(Pack("<office:document-content xmlns:office=\"x\"/>", kind)).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_password_and_damage_are_said()
    {
        Assert.StartsWith("This workbook is protected with a password.", Read(Pack("\u0001\u0002 no XML")).Problem,
            StringComparison.Ordinal);
        Assert.StartsWith("This OpenDocument sheet is damaged", Read(Pack(Content(("List", Rows(["A"])))[..^40])).Problem,
            StringComparison.Ordinal);
        Assert.StartsWith("This workbook declares XML entities",
            Read(Pack("<!DOCTYPE x [<!ENTITY a \"b\">]>" + Content(("List", Rows(["A"], ["1"]))))).Problem, StringComparison.Ordinal);
        Assert.StartsWith("This OpenDocument sheet is damaged", SheetReader.Read(
            Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY a \"b\">]>" + Encoding.UTF8.GetString(Flat(("List", Rows(["A"], ["1"]))))), "x",
            new ImportOptions()).Problem, StringComparison.Ordinal);
    }
}

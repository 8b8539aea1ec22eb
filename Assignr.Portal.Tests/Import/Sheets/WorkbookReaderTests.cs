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
        var sheet = SheetReader.Read(Make(("List", Sheet([[Inline("A")], [Number(value, style)]]))), "list.xlsx",
            new ImportOptions()).Sheet!;

        Assert.Equal(expected, sheet.Rows[0].Cells[0]);
    }

    [Fact]
    public void A_sheet_can_be_chosen_among_those_that_hold_anything()
    {
        var file = Make(("Empty", Sheet("")), ("First", Sheet([[Inline("A")], [Inline("1")]])),
            ("Second", Sheet([[Inline("B")], [Inline("2")]])));

        var first = SheetFiles.People(file).Finding("Sheet");
        var second = SheetFiles.People(file, first.Option("Second"));

        Assert.Equal("The sheet “First” is read. 1 more sheet has rows: Second.", first.Sentence);
        Assert.Equal(["First", "Second"], first.Options.Take(2).Select(option => option.Label));
        Assert.Equal(("Second", "B"), (second.Finding("Sheet").Taken(), second.Headings[0]));
        Assert.Equal("First", SheetFiles.People(file, new Reading { Worksheet = "Gone" }).Finding("Sheet").Taken());
    }

    [Theory]
    [InlineData("hidden")]
    [InlineData("veryHidden")]
    public void A_hidden_sheet_is_never_read(string state)
    {
        var parts = Parts(("Cache", Sheet(Rows(["First Name", "Last Name"], ["Not", "Meant"]))),
            ("Roster", Sheet(Rows(["First Name", "Last Name"], ["Ana", "Zamora"]))));
        var file = With(parts, "xl/workbook.xml", "name=\"Cache\"", $"name=\"Cache\" state=\"{state}\"");

        Assert.Equal("First Name|Last Name\nAna|Zamora", SheetFiles.People(file).Shown());
        Assert.Equal("First Name|Last Name\nAna|Zamora", SheetFiles.People(file, new Reading { Worksheet = "Cache" }).Shown());
    }

    [Fact]
    public void Where_only_hidden_sheets_hold_anything_that_is_said()
    {
        var file = With(Parts(("Cache", Sheet(Rows(["Name"], ["Ana Zamora"]))), ("Empty", Sheet(""))), "xl/workbook.xml", "name=\"Cache\"",
            "name=\"Cache\" state=\"hidden\"");

        Assert.StartsWith("Nothing stands in this workbook but in sheets that are hidden",
            SheetReader.Read(file, "x", new ImportOptions()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sheet_with_the_best_table_is_read_first()
    {
        var file = Make(("Read me", Sheet(Rows(["How to use this workbook"], ["Fill in the roster."]))),
            ("Notes", Sheet(Rows(["Date", "Text"], ["x", "y"]))), ("Template", Sheet(Rows(["First Name", "Last Name", "Email"]))),
            ("Roster", Sheet(Rows(["Title"], ["First Name", "Last Name", "Email"], ["Ana", "Zamora", "ana@x.example"]))));

        var sheet = SheetFiles.People(file);

        Assert.Equal("First Name|Last Name|Email\nAna|Zamora|ana@x.example", sheet.Shown());
        Assert.Contains("The sheet “Roster” is read. 3 more sheets have rows: Read me, Notes, Template.", sheet.Said(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Hidden_rows_are_left_out_and_said_and_can_be_read()
    {
        var file = Make(("Roster", Sheet(Rows(["First Name", "Last Name"], ["Ana", "Zamora"], ["!Kofi", "Olvera"], ["Noor", "Escobedo"]))));
        var finding = SheetFiles.People(file).Finding("Hidden");

        Assert.Equal(("1 hidden row of the workbook is not read.", "Ana,Noor"),
            (finding.Sentence, string.Join(',', SheetFiles.People(file).Rows.Select(row => row.Cells[0]))));
        Assert.Equal(["Ana", "Kofi", "Noor"], SheetFiles.People(file,
            finding.Option("Read what is hidden too")).Rows.Select(row => row.Cells[0]));
    }

    [Theory]
    [InlineData("<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/></cols>")]
    [InlineData("<cols><col min=\"2\" max=\"2\" width=\"0\"/></cols>")]
    public void Hidden_columns_are_left_out_and_said_and_can_be_read(string columns)
    {
        var file = Make(("Roster", Sheet(Rows(["First Name", "Email", "Last Name"], ["Ana", "old@x.example", "Zamora"]), before: columns)));
        var finding = SheetFiles.People(file).Finding("Hidden");

        Assert.Equal(("1 hidden column of the workbook is not read.", "First Name|Last Name\nAna|Zamora"),
            (finding.Sentence, SheetFiles.People(file).Shown()));
        Assert.Equal("First Name|Email|Last Name\nAna|old@x.example|Zamora",
            SheetFiles.People(file, finding.Option("Read what is hidden too")).Shown());
    }

    [Theory]
    [InlineData("A2:A3", "2026-12-05|13:00|Lions\n2026-12-05|15:00|Bears\n|17:00|Owls")]
    [InlineData("A2:A4", "2026-12-05|13:00|Lions\n2026-12-05|15:00|Bears\n2026-12-05|17:00|Owls")]
    [InlineData("A2:A1048576", "2026-12-05|13:00|Lions\n2026-12-05|15:00|Bears\n2026-12-05|17:00|Owls")]
    [InlineData("A2:B2", "2026-12-05|13:00|Lions\n|15:00|Bears\n|17:00|Owls")]
    public void What_is_merged_downwards_holds_for_each_of_its_rows(string range, string rows)
    {
        var file = Make(("Games", Sheet(Rows(["Date", "Time", "Home"], ["2026-12-05", "13:00", "Lions"], ["", "15:00", "Bears"],
            ["", "17:00", "Owls"]), behind: $"<mergeCells><mergeCell ref=\"{range}\"/></mergeCells>")));

        Assert.Equal($"Date|Time|Home\n{rows}", SheetFiles.Games(file).Shown());
    }

    [Fact]
    public void A_last_column_that_is_merged_holds_too_and_so_does_a_heading_beside_two_lines_of_them()
    {
        var last = Make(("Games", Sheet(Rows(["Time", "Home", "Date"], ["13:00", "Lions", "2026-12-05"], ["15:00", "Bears"]),
            behind: "<mergeCells><mergeCell ref=\"C2:C3\"/></mergeCells>")));
        var two = Make(("People", Sheet(Rows(["Name", "Reach", ""], ["", "Email", "Cell"], ["Ana Zamora", "ana@x.example", "555"]),
            behind: "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>")));

        Assert.Equal("Time|Home|Date\n13:00|Lions|2026-12-05\n15:00|Bears|2026-12-05", SheetFiles.Games(last).Shown());
        Assert.Equal("Name|Email|Cell\nAna Zamora|ana@x.example|555", SheetFiles.People(two).Shown());
    }

    [Theory]
    [InlineData("<c><f>LOWER(A2)</f></c>", true)]
    [InlineData("<c><f>LOWER(A2)</f><v></v></c>", true)]
    [InlineData("<c><f>LOWER(A2)</f><v/></c>", true)]
    [InlineData("<c t=\"str\"><f>IF(A2,B2,C2)</f><v></v></c>", false)]
    [InlineData("<c t=\"str\"><f>LOWER(A2)</f><v>ana@x.example</v></c>", false)]
    public void Formulas_that_were_never_calculated_are_said(string cell, bool isSaid)
    {
        var sheet = SheetFiles.People(Make(("Roster", Sheet(Rows(["First", "Last", "Email"], ["Ana", "Zamora", cell])))));

        Assert.Equal(isSaid,
            sheet.Said()
            .Contains(
            "1 cell holds a formula that was never calculated and is read as empty, the first in C2. Open the workbook in Excel, save it "
            + "once", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("44899", 1, "2026-12-05")]
    [InlineData("0.5416666666666666", 2, "13:00")]
    [InlineData("44899.8125", 3, "2026-12-05 19:30")]
    [InlineData("1.5416666666666667", 2, "13:00")]
    public void A_workbook_that_counts_from_1904_means_the_same_days_and_times(string value, int style, string expected)
    {
        var file = With(Parts(("List", Sheet([[Inline("A")], [Number(value, style)]]))), "xl/workbook.xml", "<sheets>",
            "<workbookPr date1904=\"1\"/><sheets>");

        Assert.Equal(expected, SheetFiles.Games(file).Rows[0].Cells[0]);
    }

    [Theory]
    [InlineData("46361.5416666667", 2, "13:00")]
    [InlineData("1.5416666666666667", 2, "13:00")]
    public void A_format_of_a_time_shows_the_time_alone(string value, int style, string expected) =>
        Assert.Equal(expected, SheetFiles.Games(Make(("List", Sheet([[Inline("A")], [Number(value, style)]])))).Rows[0].Cells[0]);

    [Theory]
    [InlineData("2026-12-05", 1, "2026-12-05")]
    [InlineData("2026-12-05T19:30:00.000", 3, "2026-12-05 19:30")]
    [InlineData("11:00:00.000", 2, "11:00")]
    [InlineData("23:59:59.9999", 2, "00:00")]
    [InlineData("11:01:02", 0, "11:01:02")]
    [InlineData("PT11H30M0.000S", 2, "11:30")]
    [InlineData("P1DT12H", 0, "1.5")]
    [InlineData("-PT12H", 2, "-0.5")]
    [InlineData("Postponed", 1, "Postponed")]
    public void A_day_a_time_or_a_duration_that_is_written_out_is_what_it_says(string value, int style, string expected) =>
        Assert.Equal(expected, SheetFiles.Games(Make(("List", Sheet([[Inline("A")], [$"<c t=\"d\" s=\"{style}\"><v>{value}</v></c>"]]))))
            .Rows[0].Cells[0]);

    [Fact]
    public void A_workbook_says_what_it_is_and_so_does_text()
    {
        Assert.Equal("Excel workbook", SheetReader.Read(Of(["A"], ["1"]), "list.xlsx", new ImportOptions()).Sheet!.Format);
        Assert.Equal("CSV with semicolons, UTF-8",
            SheetReader.Read(Encoding.UTF8.GetBytes("A;B\n1;2\n"), "list.csv", new ImportOptions()).Sheet!.Format);
    }
}

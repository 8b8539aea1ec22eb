using System.Text;
using static Assignr.Portal.Tests.Import.OpenDocumentFile;
using static Assignr.Portal.Tests.Import.WorstFiles;

namespace Assignr.Portal.Tests.Import;

/// <summary>As <see cref="WorstFiles"/>: OpenDocument sheets, which say in a word how often a cell and a row are repeated, and
/// calendars.</summary>
internal sealed class WorstOpenFiles(int share)
{
    private readonly int whole = 16 * 1024 * 1024 / share;

    private static string Heading => Rows(["Name"]);

    /// <inheritdoc cref="WorstFiles.Texts"/>
    public IReadOnlyDictionary<string, (Func<byte[]> Make, string? Refusal)> All => new Dictionary<string, (Func<byte[]>, string?)>
    {
        ["a row a million times.ods"] = (() => Book(Heading + Row([Text("Ana Zamora")], Times(1_048_575))),
            "This file has more than 50,000 rows; line 50002 is one too many."),
        ["a cell in every column.ods"] = (() => Book(Heading + Row([Wide(16_384, "x")])), "Line 2 has something in column 101 (CW)"),
        ["a cell in every column of every row.ods"] = (() => Book(Heading + Row([Wide(16_384, "x")], Times(1_048_575))),
            "Line 2 has something in column 101 (CW)"),
        ["as many cells as are read.ods"] = (() => Book(Heading + Row([Wide(100, "x")], Times(1_048_575))),
            "this file has more than 1,000,000 cells"),
        ["more than any number.ods"] = (() => Book(Heading
            + Row([Wide(long.MaxValue, "")], "table:number-rows-repeated=\"99999999999999999999\"") + Row([Text("Ana Zamora")],
                $"table:number-rows-repeated=\"{long.MaxValue}\"")), "This file has more than 50,000 rows"),
        ["spaces by number.ods"] = (() => Book(Heading + Row(["<table:table-cell office:value-type=\"string\"><text:p>Ana"
            + "<text:s text:c=\"2000000000\"/>Zamora</text:p></table:table-cell>"])),
            "This workbook has a cell with more than 32,767 characters"),
        ["spaces in every row.ods"] = (() => Book(Heading + Row(["<table:table-cell table:number-columns-repeated=\"100\" "
            + "office:value-type=\"string\"><text:p><text:s text:c=\"32000\"/></text:p></table:table-cell>"], Times(1_048_000))),
            "This file has headings and no rows below them."),
        ["a long text in every row.ods"] = (() => Book(Heading + Row([Wide(100, new string('x', 1_000))], Times(1_048_000))),
            "hold more than 16,777,216 characters together."),
        ["spaces around a text in every row.ods"] = (() => Book(Heading + Row(["<table:table-cell table:number-columns-repeated=\"20\" "
            + "office:value-type=\"string\"><text:p><text:s text:c=\"32000\"/>x</text:p></table:table-cell>"], Times(50_000))), null),
        ["failed formulas in every row.ods"] = (() => Book(Heading + Row([Wide(100, "#N/A")], Times(1_048_000))),
            "This file has headings and no rows below them."),
        ["missing formulas in every row.ods"] = (() => Book(Heading + Row(["<table:table-cell table:formula=\"of:=1\" "
            + "table:number-columns-repeated=\"100\"/>"], Times(1_048_000))), "This file has headings and no rows below them."),
        ["a million hidden rows.ods"] = (() => Book(Heading + Row([Wide(100, "x")], $"{Times(1_048_000)} table:visibility=\"collapse\"")
            + Rows(["Ana Zamora"])), null),
        ["hidden columns.ods"] = (() => Book("<table:table-column/><table:table-column table:visibility=\"collapse\" "
            + "table:number-columns-repeated=\"16383\"/>" + Heading + Row([Text(""), Wide(99, "x")], Times(1_048_000))),
            "This file has headings and no rows below them."),
        ["merged over all.ods"] = (() => Book(Heading + Row([Text("Ana Zamora").Replace("<table:table-cell",
            "<table:table-cell table:number-rows-spanned=\"1048576\" table:number-columns-spanned=\"16384\"", StringComparison.Ordinal)])
            + Row(["<table:covered-table-cell table:number-columns-repeated=\"16384\"/>"], Times(1_048_000))), null),
        ["merged in every row.ods"] = (() => Book(Heading + Repeat(Row(["<table:table-cell table:number-columns-repeated=\"100\" "
            + "table:number-rows-spanned=\"1048576\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"]), 2_000)),
            "This workbook has more than 100,000 merged cells"),
        ["a thousand sheets.ods"] = (() => Make([.. Enumerable.Range(0, 1_000).Select(number => ($"{number}",
            Heading + Row([Wide(100, "x")], Times(1_048_000))))]), "more than 1,000,000 cells"),
        ["a thousand sheets of empty rows.ods"] = (() => Make([.. Enumerable.Range(0, 1_000).Select(number => ($"{number}",
            Heading + Repeat("<table:table-row/>", 1_200_000 / 1_000 / share)))]), "headings and no rows below them."),
        ["more sheets than are read.ods"] = (() => Make([.. Enumerable.Range(0, 200_000 / share).Select(number => ($"{number}",
            number == 0 ? Rows(["Name"], ["Ana Zamora"]) : ""))]), null),
        ["a long name of a sheet.ods"] = (() => Make((new string('x', 90_000_000 / share), Heading)),
            "This OpenDocument sheet is damaged"),
        ["empty rows without end.ods"] = (() => Book(Heading + Repeat("<table:table-row/>", 90_000_000 / 18 / share)),
            "This file has headings and no rows below them."),
        ["empty cells without end.ods"] = (() => Book(Heading + Row([Repeat("<table:table-cell/>", 90_000_000 / 19 / share)])),
            "This file has headings and no rows below them."),
        ["styles without end.ods"] = (() => Pack(Content(("List", Heading)).Replace("<office:automatic-styles>",
            $"<office:automatic-styles>{Repeat("<style:style style:name=\"a\"/>", 90_000_000 / 29 / share)}", StringComparison.Ordinal)),
            "This workbook has more than 65,536 cell formats."),
        ["deep.ods"] = (() => Book(Repeat("<table:table-row-group>", 90_000_000 / 23 / share)), "This OpenDocument sheet is damaged"),
        ["a text in pieces.ods"] = (() => Book(Heading + Row(["<table:table-cell office:value-type=\"string\">"
            + Repeat("<text:p>x</text:p>", 90_000_000 / 18 / share) + "</table:table-cell>"])),
            "This workbook has a cell with more than 32,767 characters"),
        ["a note without end.ods"] = (() => Book(Heading + Row(["<table:table-cell office:value-type=\"string\"><office:annotation>"
            + Repeat("<text:p>x</text:p>", 90_000_000 / 18 / share) + "</office:annotation></table:table-cell>"])),
            "This workbook has a cell with more than 32,767 characters"),
        ["unpacked.ods"] = (() => Book(Repeat("<table:table-row/>", 170_000_000 / 18 / share)),
            "Unpacked, this workbook is larger than "),
        ["parts.ods"] = (() => WorkbookFile.Pack(Enumerable.Range(0, 120_000).Select(number =>
            new KeyValuePair<string, byte[]>($"p{number}", [])).Prepend(new("content.xml", "<x/>"u8.ToArray()))),
            "parts, more than the 1,000 that are read."),
        ["a row a million times.fods"] = (() => Flat(("List", Heading + Row([Text("Ana Zamora")], Times(1_048_575)))),
            "This file has more than 50,000 rows; line 50002 is one too many."),
        ["a long title.ics"] = (() => Event($"SUMMARY:{Repeat("x", whole - 200)}"), "holds more than 10,024 characters."),
        ["a title in pieces.ics"] = (() => Event($"SUMMARY:A{Repeat("\n x", (whole - 200) / 3)}"), "holds more than 10,024 characters."),
        ["a long description.ics"] = (() => Event($"DESCRIPTION:{Repeat("\\n", (whole - 200) / 2)}"), null),
        ["parameters.ics"] = (() => Event($"DTSTART{Repeat(";TZID=A/B", (whole - 200) / 9)}:20261205T190000"),
            "holds more than 10,024 characters."),
        ["components in components.ics"] = (() => Event(Repeat("BEGIN:VALARM\n", (whole - 200) / 13)),
            "This calendar holds no events."),
        ["events without end.ics"] = (() => Filled("BEGIN:VEVENT\nSUMMARY:A\n"), "This file has more than 50,000 rows"),
        ["empty events.ics"] = (() => Filled("BEGIN:VEVENT\n"), "This calendar holds no events."),
        ["a zone for each event.ics"] = (() => Bytes("BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Range(0, 40_000).Select(number =>
            $"BEGIN:VEVENT\nDTSTART;TZID=Zone/A{number}:20261205T190000\nSUMMARY:A @ B\nEND:VEVENT\n"))), null),
        ["short lines.ics"] = (() => Filled("a\n"), "This calendar holds no events."),
        ["names of a directory.ldif"] = (() => Bytes($"dn: cn=x\n{Repeat("cn: x\n", (whole - 200) / 6)}mail: a@x.example\n"), null),
        ["addresses of a directory.ldif"] = (() => Bytes($"dn: cn=x\n{Repeat("mail: a\nmail: b\n", (whole - 200) / 16)}"), null),
        ["a value of a directory.ldif"] = (() => Bytes($"dn: cn=x\ncn: {Repeat("x", whole - 200)}\n"),
            "holds more than 10,024 characters."),
        ["entries of a directory.ldif"] = (() => Bytes(Repeat("dn: cn=x\nsn: x\n", (whole - 200) / 16)),
            "This file has more than 50,000 rows"),
        ["empty entries of a directory.ldif"] = (() => Bytes("dn: cn=x\n" + Repeat("dn:\n", (whole - 200) / 4)),
            "headings and no rows below them."),
        ["tasks.ics"] = (() => Filled("BEGIN:VTODO\n"), "This calendar holds no events."),
    };

    private static string Times(int rows) => $"table:number-rows-repeated=\"{rows}\"";

    private static string Wide(long columns, string text) =>
        Text(text).Replace("<table:table-cell", $"<table:table-cell table:number-columns-repeated=\"{columns}\"", StringComparison.Ordinal);

    private static byte[] Book(string rows) => Make(("List", rows));

    private static byte[] Event(string lines) => Bytes(
        $"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nDTSTART:20261205T190000\nSUMMARY:A @ B\nEND:VEVENT\nEND:VCALENDAR\n");

    private byte[] Filled(string lines) => Bytes($"BEGIN:VCALENDAR\n{Repeat(lines, (whole - 200) / lines.Length)}END:VCALENDAR\n");

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

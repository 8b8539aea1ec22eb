using System.Text;

namespace Assignr.Portal.Tests.Import;

/// <summary>
/// Files of at most 16 MB that would cost much more than their bytes if work or memory followed from what they claim: how far away a cell
/// is, how often a text is used, how deep an element is.
/// </summary>
/// <param name="share">Their size: 1 for 16 MB and the most that such a workbook may unpack to, 4 for a quarter of it.</param>
internal sealed class WorstFiles(int share)
{
    private readonly int whole = 16 * 1024 * 1024 / share;
    private const string People = "First Name,Last Name,Email\n";

    /// <summary>Each with part of the sentence that refuses it; null where it is accepted because it is within all limits.</summary>
    public IReadOnlyDictionary<string, (Func<byte[]> Make, string? Refusal)> Texts => new Dictionary<string, (Func<byte[]>, string?)>
    {
        ["commas.csv"] = (() => Filled(",", whole / 2), "This file is empty."),
        ["commas in a long list.csv"] = (() => Text($"{People}Ana,Zamora,{new string(',', whole / 2)}x\n"),
            "Line 2 has something in column "),
        ["line breaks.csv"] = (() => Filled("\n", whole), "This file is empty."),
        ["carriage returns and spaces.csv"] = (() => Filled(" \r", whole), "This file is empty."),
        ["quotes.csv"] = (() => Filled("\"", whole), "Line 1 holds a cell with more than 1,000 characters."),
        ["quotes and line breaks.csv"] = (() => Filled("\"\n", whole), "This file is empty."),
        ["empty quoted cells.csv"] = (() => Filled("\"\",", whole), "This file is empty."),
        ["one cell.csv"] = (() => Filled("x", whole), "Line 1, column 1 (A), holds "),
        ["one quoted cell.csv"] = (() => Text($"{People}\"{new string('x', whole - 100)}\",Zamora,\n"),
            "Line 2 holds a cell with more than 1,000 characters."),
        ["spaces.csv"] = (() => Text($"{People}{new string(' ', whole - 100)},Zamora,\n"), null),
        ["short rows.csv"] = (() => Filled("a\n", whole), "This file has more than 50,000 rows; line 50002 is one too many."),
        ["wide rows.csv"] = (() => Table(50_000, 100, (_, _) => "ab"),
            "With line 10002 this file has more than 1,000,000 cells: 10,001 rows of 100 columns."),
        ["as many cells as may be.csv"] = (() => Table(50_000, 20, (row, column) => $"{row % 997}{(char)('a' + column)}{row}"), null),
        ["wide characters.csv"] = (() => Encoding.Unicode.GetPreamble()
            .Concat(Encoding.Unicode.GetBytes($"{People}{new string('é', whole / 4)}")).ToArray(), "Line 2, column 1 (A), holds"),
    };

    /// <inheritdoc cref="Texts"/>
    public IReadOnlyDictionary<string, (Func<byte[]> Make, string? Refusal)> Cards => new Dictionary<string, (Func<byte[]>, string?)>
    {
        ["parameters.vcf"] = (() => Card($"EMAIL{Repeat(";", whole - 200)}:a@x.example"), "Line 3 holds more than 10,024 characters."),
        ["a long value.vcf"] = (() => Card($"TEL:{Repeat("5", whole - 200)}"), "Line 3 holds more than 10,024 characters."),
        ["a long line.vcf"] = (() => Card($"NOTE:{Repeat("x", whole - 200)}"), null),
        ["a picture.vcf"] = (() => Card($"PHOTO;ENCODING=b:{Repeat("AAAA\n ", (whole - 200) / 6)}"), null),
        ["short lines.vcf"] = (() => Text($"BEGIN:VCARD\n{Repeat("a\n", (whole - 100) / 2)}"),
            "This file has headings and no rows below them."),
        ["lines that go on.vcf"] = (() => Card($"NOTE;ENCODING=QUOTED-PRINTABLE:{Repeat("=41=42=\n", (whole - 200) / 8)}x"), null),
        ["many phones.vcf"] = (() => Card(Repeat("TEL:1\n", (whole - 200) / 6)), "characters; a cell has at most 1,000."),
        ["cards in cards.vcf"] = (() => Text($"{Text(Card("EMAIL:a@x.example"))}{Repeat("BEGIN:VCARD\n", (whole - 200) / 12)}"), null),
    };

    /// <inheritdoc cref="Texts"/>
    public IReadOnlyDictionary<string, (Func<byte[]> Make, string? Refusal)> Workbooks => new Dictionary<string, (Func<byte[]>, string?)>
    {
        ["far cell.xlsx"] = (() => Book($"{Heading}<row r=\"1048576\"><c r=\"XFD1048576\" t=\"str\"><v>x</v></c></row>"),
            "Line 1048576 has something in column 16,384 (XFD); at most 100 columns are read."),
        ["far empty cells.xlsx"] =
            (() => Book(
            $"{Heading}{Repeat("<row><c r=\"A1\" t=\"str\"><v>Ana Zamora</v></c><c r=\"XFD1\" s=\"1\"/></row>", 40_000 / share)}<row "
            + "r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>"), null),
        ["wide rows of nothing.xlsx"] = (() => Book($"{Heading}{Repeat($"<row>{Repeat("<c/>", 16_000)}</row>", 1_200 / share)}"),
            "This file has headings and no rows below them."),
        ["a million empty rows.xlsx"] = (() => Book($"{Heading}{Repeat("<row/>", 1_048_000)}"),
            "This file has headings and no rows below them."),
        ["more rows than there are.xlsx"] = (() => Book($"{Heading}{Repeat("<row/>", 1_048_600)}"),
            "This workbook is damaged: after row 1,048,576 comes one"),
        ["empty rows without end.xlsx"] = (() => Book($"{Heading}<row r=\"2\">{Repeat("<c>", 40)}{Repeat("<v/>", 20_000_000 / share)}"),
            "This workbook is damaged"),
        ["dimension.xlsx"] =
            (() => Sheet($"<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"16384\" "
            + $"width=\"9\"/></cols><sheetData>{Heading}<row><c t=\"str\"><v>Ana Zamora</v></c></row></sheetData><mergeCells><mergeCell "
            + "ref=\"A1:XFD1048576\"/></mergeCells>"), null),
        ["merged ranges.xlsx"] =
            (() => Sheet($"<sheetData>{Heading}<row><c t=\"str\"><v>Ana Zamora</v></c></row></"
            + $"sheetData><mergeCells>{Repeat("<mergeCell ref=\"A1:XFD1048576\"/>", 2_500_000 / share)}</mergeCells>"), null),
        ["rows backwards.xlsx"] = (() => Book($"{Heading}<row r=\"9\"/><row r=\"3\"><c t=\"str\"><v>Ana</v></c></row>"),
            "This workbook is damaged: after row 9 comes one that is called “3”."),
        ["cells backwards.xlsx"] =
            (() => Book($"{Heading}<row><c r=\"C2\" t=\"str\"><v>Ana</v></c><c r=\"A2\" t=\"str\"><v>Zamora</v></c></row>"),
            "This workbook is damaged: in row 2 a cell is called “A2” and stands out of order."),
        ["deep.xlsx"] = (() => Book(Repeat("<a>", 30_000_000 / share)), "This workbook is damaged"),
        ["names.xlsx"] = (() => Book(string.Concat(Enumerable.Range(0, 4_000_000 / share).Select(number => $"<a{number}/>"))),
            "This workbook is damaged"),
        ["long attribute.xlsx"] = (() => Book($"<row r=\"{new string('1', 90_000_000 / share)}\"/>"), "This workbook is damaged"),
        ["long name.xlsx"] = (() => Book($"<{new string('a', 90_000_000 / share)}/>"), "This workbook is damaged"),
        ["long section.xlsx"] = (() => Book($"<row><c t=\"str\"><v><![CDATA[{Repeat("<", 90_000_000 / share)}]]></v></c></row>"),
            "This workbook is damaged"),
        ["long comment.xlsx"] =
            (() => Book($"{Heading}<!--{Repeat("<", 90_000_000 / share)}--><row><c t=\"str\"><v>Ana Zamora</v></c></row>"), null),
        ["long text.xlsx"] = (() => Book($"{Heading}<row><c t=\"str\"><v>{new string('x', 90_000_000 / share)}</v></c></row>"),
            "This workbook is damaged"),
        ["text in pieces.xlsx"] =
            (() => Book($"{Heading}<row><c t=\"inlineStr\"><is>{Repeat("<r><rPr><b/></rPr><t>x</t></r>", 2_800_000 / share)}</is></c></"
            + "row>"), "This workbook has a cell with more than 32,767 characters"),
        ["text between comments.xlsx"] =
            (() => Book($"{Heading}{Repeat($"<row><c t=\"str\"><v>{Repeat("x<!---->", 32_000)}</v></c></row>", 340 / share)}"),
            "holds 32,000 characters; a cell has at most 1,000."),
        ["formulas.xlsx"] =
            (() => Book(
            $"{Heading}{Repeat($"<row><c t=\"str\"><f>{new string('1', 8_000)}</f><v>Ana Zamora</v></c></row>", 10_000 / share)}"), null),
        ["shared texts.xlsx"] = (() => Book("<row/>", Shared(Repeat("<si/>", 18_000_000 / share))),
            "The sheets of this workbook hold more than 1,000,000 different texts"),
        ["long shared texts.xlsx"] = (() => Book("<row/>", Shared(Repeat($"<si><t>{new string('x', 30_000)}</t></si>", 700))),
            "The sheets of this workbook hold more than 1,000,000 different texts, or 16,777,216 characters."),
        ["one text a million times.xlsx"] = (() => Book(Repeat("<row>" + Repeat("<c t=\"s\"><v>0</v></c>", 20) + "</row>", 50_000),
            Shared($"<si><t>{new string('x', 1_000)}</t></si>")), "hold more than 16,777,216 characters together."),
        ["pronunciations.xlsx"] = (() => Book($"{Heading}<row><c t=\"s\"><v>0</v></c></row>",
            Shared($"<si><t>Ana Zamora</t>{Repeat("<rPh><t>xxxxxxxx</t></rPh>", 3_000_000 / share)}</si>")), null),
        ["formats.xlsx"] = (() => Book("<row/>", styles: $"<cellXfs>{Repeat("<xf/>", 17_000_000 / share)}</cellXfs>"),
            "This workbook has more than 65,536 cell formats."),
        ["format codes.xlsx"] = (() => Book($"{Heading}<row><c t=\"str\"><v>Ana Zamora</v></c></row>",
            styles: "<numFmts>" + string.Concat(Enumerable.Range(0, 65_000).Select(number =>
                $"<numFmt numFmtId=\"{number}\" formatCode=\"{new string('[', 255)}\"/>")) + "</numFmts>"), null),
        ["parts.xlsx"] = (() => WorkbookFile.Pack(WorkbookFile.Parts(("List", "")).Concat(Enumerable.Range(0,
            120_000).Select(number => new KeyValuePair<string, byte[]>($"p{number}", [])))), "parts, more than the 1,000 that are read."),
        ["one sheet a thousand times.xlsx"] = (SheetAgain, "Unpacked, this workbook is larger than "),
        ["unpacked.xlsx"] = (() => Book(Repeat("<row/>", 170_000_000 / 6 / share)), "Unpacked, this workbook is larger than "),
        ["beyond its own figures.xlsx"] = (() => Book($"{Heading}<row r=\"4294967297\"><c r=\"AAAA1\"><v>1</v></c></row>"),
            "This workbook is damaged: after row 1 comes one that is called “4294967297”."),
        ["numbers.xlsx"] =
            (() => Book(Heading + Repeat("<row><c s=\"1\"><v>1E308</v></c></row><row><c s=\"1\"><v>-1E308</v></c></row>"
                + "<row><c t=\"s\"><v>99999999999</v></c></row>", 1_000)), "This workbook is damaged"),
    };

    /// <inheritdoc cref="Texts"/>
    public IReadOnlyDictionary<string, (Func<byte[]> Make, string? Refusal)> OldWorkbooks => new Dictionary<string, (Func<byte[]>, string?)>
    {
        ["cells.xls"] = (() => Old(0, Enumerable.Range(20, whole / 20).Select(Number)), null),
        ["cells backwards.xls"] = (() => Old(0, Enumerable.Range(20, whole / 20).Reverse().Select(Number)), null),
        ["empty texts.xls"] = (() => Old(900_000 / share, []), "This file has headings and no rows below them."),
        ["one sheet a thousand times.xls"] = (() => Old(0, Enumerable.Range(20, whole / 30).Select(Number), sheets: 900), null),
    };

    /// <inheritdoc cref="Texts"/>
    public IReadOnlyDictionary<string, (Func<byte[]> Make, string? Refusal)> All =>
        Texts.Concat(Cards).Concat(Workbooks).Concat(OldWorkbooks).Concat(new WorstBinaryWorkbooks(share).All)
            .Concat(new WorstOpenFiles(share).All).ToDictionary();

    private static string Heading => "<row><c t=\"str\"><v>Name</v></c></row>";

    private static byte[] Number(int cell) => OldWorkbookFile.Record(0x0203, OldWorkbookFile.U16((ushort)(cell / 20)),
        OldWorkbookFile.U16((ushort)(cell % 20)), OldWorkbookFile.U16(0), BitConverter.GetBytes((double)cell));

    /// <summary>A workbook with unused texts, and cells below a heading.</summary>
    private static byte[] Old(int texts, IEnumerable<byte[]> cells, int sheets = 1)
    {
        byte[] Globals(uint start) =>
        [
            .. OldWorkbookFile.Record(0x0809, OldWorkbookFile.U16(0x0600), OldWorkbookFile.U16(0x0005), new byte[12]),
            .. OldWorkbookFile.Record(0x00E0, new byte[20]),
            .. Enumerable.Range(0, sheets).SelectMany(_ => OldWorkbookFile.Record(0x0085, OldWorkbookFile.U32(start),
                [0, 0, 1, 0, (byte)'A'])),
            .. OldWorkbookFile.Record(0x00FC, OldWorkbookFile.U32((uint)texts), OldWorkbookFile.U32((uint)texts),
                new byte[3 * Math.Min(texts, 2_000)]),
            .. Enumerable.Range(0, Math.Max(0, texts - 1) / 2_000).SelectMany(_ => OldWorkbookFile.Record(0x003C, new byte[3 * 2_000])),
            .. OldWorkbookFile.Record(0x000A),
        ];
        var heading = OldWorkbookFile.Record(0x0204, new byte[6], OldWorkbookFile.U16(4), [0], "Name"u8.ToArray());
        return OldWorkbookFile.Compound("Workbook",
            [.. Globals((uint)Globals(0).Length), .. OldWorkbookFile.Record(0x0809, OldWorkbookFile.U16(0x0600),
                OldWorkbookFile.U16(0x0010), new byte[12]), .. heading, .. cells.SelectMany(cell =>
                cell), .. OldWorkbookFile.Record(0x000A)]);
    }

    public static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    public static byte[] Table(int rows, int columns, Func<int, int, string> cell, Func<int, string>? heading = null)
    {
        var text = new StringBuilder().AppendJoin(',', Enumerable.Range(0, columns).Select(heading ?? (column => $"Heading {column}")))
            .Append('\n');
        for (var row = 0; row < rows; row++)
            text.AppendJoin(',', Enumerable.Range(0, columns).Select(column => cell(row, column))).Append('\n');
        return Text(text.ToString());
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(byte[] text) => Encoding.UTF8.GetString(text);

    private static byte[] Card(string line) => Text($"BEGIN:VCARD\nN:Zamora;Ana\n{line}\nEND:VCARD\n");

    private static byte[] Filled(string text, int length) => Text(Repeat(text, length / text.Length));

    private static byte[] Book(string rows, string? shared = null, string? styles = null) =>
        Sheet($"<sheetData>{rows}</sheetData>", shared, styles);

    private static byte[] Sheet(string content, string? shared = null, string? styles = null)
    {
        var parts = WorkbookFile.Parts(("List", $"<worksheet>{content}</worksheet>"));
        if (styles is not null)
            parts["xl/styles.xml"] = Text($"<styleSheet>{styles}</styleSheet>");
        if (shared is not null)
        {
            parts["xl/sharedStrings.xml"] = Text(shared);
            parts["xl/_rels/workbook.xml.rels"] = Text(Encoding.UTF8.GetString(parts["xl/_rels/workbook.xml.rels"])
                .Replace("</Relationships>",
                "<Relationship Id=\"rId98\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
                StringComparison.Ordinal));
        }
        return WorkbookFile.Pack(parts);
    }

    private static string Shared(string texts) => $"<sst>{texts}</sst>";

    private byte[] SheetAgain()
    {
        var parts = WorkbookFile.Parts(("List", $"<worksheet><sheetData>{Repeat("<row/>", 400_000 / share)}</sheetData></worksheet>"));
        var book = Encoding.UTF8.GetString(parts["xl/workbook.xml"]);
        var sheet = book[book.IndexOf("<sheet ", StringComparison.Ordinal)..book.IndexOf("</sheets>", StringComparison.Ordinal)];
        parts["xl/workbook.xml"] = Text(book.Replace(sheet, Repeat(sheet, 1_000), StringComparison.Ordinal));
        return WorkbookFile.Pack(parts);
    }
}

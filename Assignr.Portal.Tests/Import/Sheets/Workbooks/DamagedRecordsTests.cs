using Assignr.Portal.Import.Sheets;
using static Assignr.Portal.Tests.Import.OldWorkbookFile;
using static Assignr.Portal.Tests.Import.RecordWorkbookFile;

namespace Assignr.Portal.Tests.Import.Sheets.Workbooks;

/// <summary>No claim of a binary workbook (.xlsb) about itself is trusted: it is read, or refused with a sentence, at once.</summary>
public sealed class DamagedRecordsTests
{
    private static readonly SheetOf List = new("List");
    private static readonly byte[][] Name = [Row(0), Cell(0, "Name")];

    [Theory]
    [InlineData("cut in a number", "This workbook is damaged")]
    [InlineData("cut in a record", "This workbook is damaged")]
    [InlineData("a record without end", "This workbook is damaged")]
    [InlineData("a text longer than its record", "This workbook is damaged")]
    [InlineData("a text of two thousand million", "This workbook is damaged")]
    [InlineData("a text longer than a cell can be", "This workbook has a cell with more than 32,767 characters")]
    [InlineData("a cell too short", "This workbook is damaged")]
    [InlineData("a row too short", "This workbook is damaged")]
    [InlineData("a text that is not there", "This workbook is damaged")]
    [InlineData("a row backwards", "This workbook is damaged: after row 9 comes one that is called “3”.")]
    [InlineData("a row too far down", "This workbook is damaged: after row 1 comes one that is called “1048577”.")]
    [InlineData("a row beyond all figures", "This workbook is damaged: after row 1 comes one that is called “4294967296”.")]
    [InlineData("a cell backwards", "This workbook is damaged: in row 2 a cell is called “1” and stands out of order.")]
    [InlineData("a cell too far right", "This workbook is damaged: in row 2 a cell is called “16385” and stands out of order.")]
    [InlineData("a cell beyond all figures", "This workbook is damaged: in row 2 a cell is called “4294967296” and stands out of order.")]
    [InlineData("the last cell of a sheet", "Line 1048576 has something in column 16,384 (XFD); at most 100 columns are read.")]
    [InlineData("a sheet that is not there", "This workbook is damaged")]
    [InlineData("a name longer than its record", "This workbook is damaged")]
    [InlineData("no sheets", "This workbook is empty.")]
    [InlineData("no cells", "This workbook is empty.")]
    public void What_cannot_be_read_is_refused_with_a_sentence(string what, string sentence)
    {
        byte[][] cells = what switch
        {
            "cut in a number" => [.. Name, Row(1), [6, 0x80]],
            "cut in a record" => [.. Name, Row(1), Cell(0, "Ana Zamora")[..^3]],
            "a record without end" => [.. Name, Row(1), [6, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0]],
            "a text longer than its record" => [.. Name, Row(1), Long(11)],
            "a text of two thousand million" => [.. Name, Row(1), Long(int.MaxValue)],
            "a text longer than a cell can be" => [.. Name, Row(1), Cell(0, new string('x', 40_000))],
            "a cell too short" => [.. Name, Row(1), Item(5, U32(0), U32(0), U16(0))],
            "a row too short" => [.. Name, Item(0, U32(1)), Cell(0, "Ana Zamora")],
            "a text that is not there" => [.. Name, Row(1), Cell(0, new Kept(7, U32(uint.MaxValue)))],
            "a row backwards" => [.. Name, Row(8), Row(2), Cell(0, "Ana Zamora")],
            "a row too far down" => [.. Name, Row(1_048_576), Cell(0, "Ana Zamora")],
            "a row beyond all figures" => [.. Name, Row(uint.MaxValue), Cell(0, "Ana Zamora")],
            "a cell backwards" => [.. Name, Row(1), Cell(2, "Ana"), Cell(0, "Zamora")],
            "a cell too far right" => [.. Name, Row(1), Cell(16_384, "Ana")],
            "a cell beyond all figures" => [.. Name, Row(1), Cell(uint.MaxValue, "Ana")],
            "the last cell of a sheet" => [.. Name, Row(1_048_575), Cell(16_383, "x")],
            "no cells" => [Row(0), Cell(0, null), Item(130)],
            _ => Name,
        };
        var parts = Parts(Book(from1904: false, what == "no sheets" ? [] : [List]), [.. cells.SelectMany(record => record)]);
        if (what == "a sheet that is not there")
            parts.Remove("xl/worksheets/sheet1.bin");
        if (what == "a name longer than its record")
            parts["xl/workbook.bin"] = Item(156, U32(0), U32(1), Text("rId1"), U32(31), U16('L'));

        Assert.StartsWith(sentence, Problem(parts), StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_says_that_it_is_large_is_read_for_what_it_holds()
    {
        var parts = Parts(Book(from1904: false, List),
        [
            .. Item(148, U32(0), U32(uint.MaxValue), U32(0), U32(uint.MaxValue)),
            .. Item(60, U32(uint.MaxValue - 1), U32(uint.MaxValue), U32(0), U32(0), U16(1)),
            .. Cells(Row(0), Cell(0, new Kept(7, U32(0))), Row(1), Cell(0, "Ana Zamora")),
            .. Item(176, U32(0), U32(int.MaxValue), U32(0), U32(uint.MaxValue)),
            .. Item(176, U32(uint.MaxValue), U32(uint.MaxValue), U32(uint.MaxValue), U32(uint.MaxValue)),
            .. Item(16_000, new byte[3_000_000]),
        ]);
        parts["xl/sharedStrings.bin"] = [.. Item(159, U32(int.MaxValue), U32(uint.MaxValue)), .. Item(19, [0], Text("Name")), .. Item(160)];

        Assert.Equal("Name\nAna Zamora", SheetFiles.People(WorkbookFile.Pack(parts)).Shown());
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.bin")]
    [InlineData("xl/workbook.bin")]
    [InlineData("xl/sharedStrings.bin")]
    [InlineData("xl/styles.bin")]
    public void A_part_that_is_cut_between_two_records_is_never_read_as_if_it_were_whole(string part)
    {
        var parts = Parts(Book(from1904: false, List),
            Cells(Row(0), Cell(0, new Kept(7, U32(0))), Row(1), Cell(0, "Ana"), Row(2), Cell(0, "Luca"), Row(3), Cell(0, "Noor")));
        parts["xl/sharedStrings.bin"] = SharedTexts("Name");
        var whole = parts[part];
        foreach (var end in Ends(whole).SkipLast(1))
        {
            parts[part] = whole[..end];
            Assert.StartsWith("This workbook is damaged", Problem(parts), StringComparison.Ordinal);
        }
        parts[part] = whole;
        Assert.Equal("Name\nAna\nLuca\nNoor", SheetFiles.People(WorkbookFile.Pack(parts)).Shown());
    }

    [Fact]
    public void A_list_of_sheets_that_neither_begins_nor_ends_is_read()
    {
        var parts = Parts(Item(156, U32(0), U32(1), Text("rId1"), Text("List")), Cells(Name.Concat([Row(1), Cell(0, "Ana")])));

        Assert.Equal("Name\nAna", SheetFiles.People(WorkbookFile.Pack(parts)).Shown());
    }

    /// <summary>The ends of its records, all of which have a length of one byte.</summary>
    private static IEnumerable<int> Ends(byte[] part)
    {
        for (var at = 0; at < part.Length;)
        {
            at += part[at] >= 0x80 ? 2 : 1;
            at += 1 + part[at];
            yield return at;
        }
    }

    [Fact]
    public void Texts_that_no_cell_names_count_as_well()
    {
        var parts = Parts(Book(from1904: false, List), Cells(Name));
        parts["xl/sharedStrings.bin"] = SharedTexts([.. Enumerable.Repeat(new string('x', 30_000), 600)]);

        const string Sentence = "The sheets of this workbook hold more than 1,000,000 different texts, or 16,777,216 characters.";
        Assert.StartsWith(Sentence, Problem(parts), StringComparison.Ordinal);
    }

    [Fact]
    public void However_it_is_damaged_it_is_read_or_refused_with_a_sentence()
    {
        var random = new Random(2007);
        var whole = Cells(
            Item(60, U32(1), U32(1), U32(9), U32(0), U16(1)),
            Row(0), Cell(0, "Name"), Cell(1, true),
            Row(1), Cell(0, new Formula("Ana Zamora")), Cell(1, new Styled(1.5, 1)), Cell(2, 7),
            Row(2), Cell(0, new Kept(7, U32(0))),
            Item(176, U32(1), U32(2), U32(1), U32(1)));
        for (var round = 0; round < 2_000; round++)
        {
            var parts = Parts(Book(from1904: false, List), [.. whole]);
            parts["xl/sharedStrings.bin"] = SharedTexts("Noor Escobedo");
            var names = parts.Keys.Where(name => name.EndsWith(".bin", StringComparison.Ordinal)).ToList();
            var part = parts[names[random.Next(names.Count)]];
            for (var change = random.Next(1, 8); change > 0; change--)
                part[random.Next(part.Length)] = (byte)random.Next(256);

            var result = SheetReader.Read(WorkbookFile.Pack(parts), "list.xlsb", new ImportOptions());

            Assert.True(result.Sheet is not null ^ result.Problem is not null);
        }
    }

    private static string? Problem(Dictionary<string, byte[]> parts) =>
        SheetReader.Read(WorkbookFile.Pack(parts), "list.xlsb", new ImportOptions()).Problem;

    private static byte[] Long(int characters) => Item(6, U32(0), U32(0), U32((uint)characters), "A\0n\0a\0"u8.ToArray());
}

using System.Buffers.Binary;
using Assignr.Portal.Import.Sheets;
using static Assignr.Portal.Tests.Import.OldWorkbookFile;

namespace Assignr.Portal.Tests.Import.Sheets.Workbooks;

/// <summary>Old workbooks (.xls) are read like new ones, and cost no more than their bytes.</summary>
public sealed class OldWorkbookTests
{
    private static readonly object?[][] People = [["First Name", "Last Name", "Email"], ["Ana", "Zamora", "ana@x.example"],
        ["Noor", "Østergård", "noor@x.example"]];

    [Fact]
    public void A_list_is_read_with_its_letters_and_empty_cells_stay_empty()
    {
        Assert.Equal("First Name|Last Name|Email\nAna|Zamora|ana@x.example\nNoor|Østergård|noor@x.example",
            SheetFiles.People(Of(People)).Shown());
        Assert.Equal("First Name|Last Name|Email\nAna||ana@x.example",
            SheetFiles.People(Of(People[0], ["Ana", null, "ana@x.example"])).Shown());
        Assert.Equal("Excel workbook", SheetFiles.People(Of(People)).Format);
    }

    [Theory]
    [InlineData(46278, 1, "2026-09-13")]
    [InlineData(0.5416666666666666, 2, "13:00")]
    [InlineData(0.67013888888888884, 2, "16:05")]
    [InlineData(46278.670138888891, 3, "2026-09-13 16:05")]
    [InlineData(59, 1, "1900-02-28")]
    [InlineData(61, 1, "1900-03-01")]
    [InlineData(5550100112, 0, "5550100112")]
    [InlineData(0.1, 0, "0.1")]
    [InlineData(-1, 1, "-1")]
    public void What_Excel_keeps_as_a_number_is_read_as_people_see_it(double number, ushort style, string expected) =>
        Assert.Equal(expected, SheetFiles.People(Of(["Name", "A"], ["Ana Zamora", new Styled(number, style)])).Rows[0].Cells[1]);

    [Fact]
    public void Days_are_counted_from_1904_where_the_workbook_does()
    {
        var sheet = SheetFiles.People(Make(from1904: true,
            new SheetOf("List", ["Name", "A", "B", "C"], ["Ana Zamora", new Styled(44816, 1), new Styled(0.5416666666666666, 2), 44816])));

        Assert.Equal(["2026-09-13", "13:00", "44816"], sheet.Rows[0].Cells.Skip(1));
        Assert.True(sheet.From1904);
    }

    [Fact]
    public void Formulas_are_what_they_last_came_to_and_truths_and_whole_numbers_are_read() =>
        Assert.Equal("Name|A|B\nAna Zamora|TRUE|1001",
            SheetFiles.People(Of(["Name", "A", "B"], [new Formula("Ana Zamora"), true, 1001])).Shown());

    [Fact]
    public void Formulas_without_a_value_are_said_as_in_a_new_workbook()
    {
        var one = SheetFiles.People(Of(["Name", "Email"], ["Ana Zamora", new EmptyFormula()], ["Noor Ito", "noor@x.example"]));
        var three = SheetFiles.People(Of(["Name", "Email"], [new EmptyFormula(), new EmptyFormula()], ["Noor Ito", new EmptyFormula()]));

        Assert.Equal(
            "1 cell holds a formula that was never calculated and is read as empty, the first in B2. Open the workbook in Excel, save it "
                + "once and drop it again.",
            one.Finding("Formulas").Sentence);
        Assert.StartsWith("3 cells hold formulas that were never calculated and are read as empty, the first in A2.",
            three.Finding("Formulas").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_above_does_not_count_for_a_formula_that_was_never_calculated()
    {
        var sheet = SheetFiles.Games(Of(
            ["Date", "Time", "Home", "Away"], [new Styled(46369, 1), "18:00", "Lions", "Tigers"],
            [new EmptyFormula(), "18:00", "Owls", "Elks"]));

        Assert.NotEqual("", sheet.Rows[1].Cells[0]);
    }

    [Fact]
    public void Where_another_formula_came_to_something_an_empty_one_is_empty() =>
        Assert.DoesNotContain(
            SheetFiles.People(Of(["Name", "Email"], [new Formula("Ana Zamora"), new EmptyFormula()])).Findings, finding =>
                finding.Subject == "Formulas");

    [Fact]
    public void Hidden_sheets_are_never_read_and_hidden_rows_and_columns_only_if_chosen()
    {
        var file = Make(from1904: false,
            new SheetOf("Cache", ["First Name", "Last Name"], ["Not", "Meant"]) { IsHidden = true },
            new SheetOf("Roster", ["First Name", "Last Name", "Note"], ["Ana", "Zamora", "x"],
                ["Kofi", "Olvera", "y"])
            { HiddenRows = [2], HiddenColumns = [2] });

        var read = SheetFiles.People(file);

        Assert.Equal("First Name|Last Name\nAna|Zamora", read.Shown());
        Assert.Equal("1 hidden row and 1 hidden column of the workbook are not read.", read.Finding("Hidden").Sentence);
        Assert.Equal("First Name|Last Name|Note\nAna|Zamora|x\nKofi|Olvera|y",
            SheetFiles.People(file, read.Finding("Hidden").Option("Read what is hidden too")).Shown());
    }

    [Fact]
    public void Merged_cells_count_for_each_of_their_rows() =>
        Assert.Equal("Name|City\nAna Zamora|Salem\nKofi Olvera|Salem", SheetFiles.People(Make(from1904: false,
            new SheetOf("List", ["Name", "City"], ["Ana Zamora", "Salem"], ["Kofi Olvera", null]) { Merged = [(1, 2, 1, 1)] })).Shown());

    [Fact]
    public void A_sheet_can_be_chosen_among_several()
    {
        var file = Make(from1904: false, new SheetOf("Notes", ["Remember the cones"]), new SheetOf("Roster", People),
            new SheetOf("Übrige", People[0], ["Kofi", "Olvera", "kofi@x.example"]));

        var best = SheetFiles.People(file).Finding("Sheet");

        Assert.Equal("Roster", best.Taken());
        Assert.Equal("First Name|Last Name|Email\nKofi|Olvera|kofi@x.example", SheetFiles.People(file, best.Option("Übrige")).Shown());
    }

    [Fact]
    public void A_long_list_with_texts_over_many_records_is_read_whole()
    {
        var rows = Enumerable.Range(0, 3_000).Select(number =>
            new object?[] { $"First{number}", $"Łast{number}", $"official{number}@officials.example.com" }).Prepend(People[0]).ToArray();

        var sheet = SheetFiles.People(Of(rows));

        Assert.Equal(3_000, sheet.Rows.Count);
        Assert.All(sheet.Rows.Index(),
            row => Assert.Equal([$"First{row.Index}", $"Łast{row.Index}", $"official{row.Index}@officials.example.com"], row.Item.Cells));
    }

    [Fact]
    public void A_file_with_room_to_grow_is_read() =>
        Assert.Equal(SheetFiles.People(Of(People)).Shown(), SheetFiles.People(WithRoom(Of(People))).Shown());

    [Theory]
    [InlineData("password", "This workbook has a password.")]
    [InlineData("package", "This workbook has a password.")]
    [InlineData("package with room to grow", "This workbook has a password.")]
    [InlineData("word", "This is a Word document.")]
    [InlineData("other", "This is no workbook.")]
    [InlineData("cut", "This workbook is damaged")]
    [InlineData("circle", "This workbook is damaged")]
    [InlineData("larger than the file", "This workbook is damaged")]
    [InlineData("a line too far down", "This workbook is damaged")]
    [InlineData("a column too far right", "This workbook is damaged")]
    [InlineData("too many texts", "The sheets of this workbook hold more than 1,000,000 cells or different texts.")]
    [InlineData("too many cells", "The sheets of this workbook hold more than 1,000,000 cells or different texts.")]
    [InlineData("empty", "This workbook is empty.")]
    public void What_cannot_be_read_is_refused_with_a_sentence_at_once(string what, string sentence)
    {
        var records = Records(from1904: false, new SheetOf("List", People));
        var file = what switch
        {
            "password" => Compound("Workbook", [.. records[..20], .. Record(0x002F, new byte[54]), .. records[20..]]),
            "package" => Compound("EncryptedPackage", new byte[9_000]),
            "package with room to grow" => WithRoom(Compound("EncryptedPackage", new byte[9_000])),
            "word" => Compound("WordDocument", new byte[9_000]),
            "other" => Compound("Contents", new byte[9_000]),
            "cut" => Of(People)[..2_000],
            "circle" => With(Compound("Workbook", [.. records, .. new byte[9_000]]), 512 + (3 * 4), 3),
            "larger than the file" => With(Of(People), Of(People).AsSpan().IndexOf("W\0o\0r\0k"u8) + 120, 0x7FFFFFFF),
            "a line too far down" => Compound("Workbook", Changed(records, 0x0200, 4, 0x7FFFFFFF)),
            "a column too far right" => Compound("Workbook", Changed(records, 0x00FD, 2, 60_000)),
            "too many texts" => Compound("Workbook", Changed(records, 0x00FC, 4, 0x7FFFFFFF)),
            "too many cells" =>
                Compound("Workbook", [.. records, .. Enumerable.Range(0, 1_001).SelectMany(_ => Record(0x00BD, new byte[6 * 1_000]))]),
            _ => Make(from1904: false, new SheetOf("List", [[null]])),
        };

        Assert.StartsWith(sentence, SheetReader.Read(file, "list.xls", new ImportOptions()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void However_it_is_damaged_it_is_read_or_refused_with_a_sentence()
    {
        var (random, whole) = (new Random(2003),
            Make(from1904: false, new SheetOf("List", People) { Merged = [(1, 2, 1, 1)] }, new SheetOf("More", People)));
        for (var round = 0; round < 2_000; round++)
        {
            var file = whole.ToArray();
            for (var change = random.Next(1, 8); change > 0; change--)
                file[random.Next(8, file.Length)] = (byte)random.Next(256);

            var result = SheetReader.Read(file, "list.xls", new ImportOptions());

            Assert.True(result.Sheet is not null ^ result.Problem is not null);
        }
    }

    private static byte[] With(byte[] file, int at, uint number)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), number);
        return file;
    }

    /// <summary>With two more sectors of the table of chains, for sectors that do not exist.</summary>
    private static byte[] WithRoom(byte[] file)
    {
        var last = (uint)((file.Length / 512) - 2);
        return With(With([.. file, .. Enumerable.Repeat((byte)0xFF, 1_024)], 80, last + 1), 84, last + 2);
    }

    private static byte[] Changed(byte[] records, ushort id, int within, uint number)
    {
        var at = 0;
        while (BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(at)) != id)
            at += 4 + BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(at + 2));
        return With(records, at + 4 + within, number);
    }
}

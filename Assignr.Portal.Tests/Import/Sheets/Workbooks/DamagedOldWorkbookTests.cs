using System.Buffers.Binary;
using Assignr.Portal.Import.Sheets;
using static Assignr.Portal.Tests.Import.OldWorkbookFile;

namespace Assignr.Portal.Tests.Import.Sheets.Workbooks;

/// <summary>No part of a damaged old workbook (.xls) is read as if it were the whole.</summary>
public sealed class DamagedOldWorkbookTests
{
    private static readonly byte[] Whole = Records(from1904: false, new SheetOf("List",
        [["First Name", "Last Name", "No"], .. Enumerable.Range(1, 40)
            .Select(number => new object?[] { $"Ana{number}", "Zamora", number })]));

    [Fact]
    public void Wherever_it_is_cut_it_is_refused()
    {
        var starts = Starts().ToList();
        foreach (var at in starts.Concat(starts.Select(start => start + 2)).Concat(starts.Select(start => start + 6))
            .Where(at => at is > 40 && at < Whole.Length))
            Assert.StartsWith("This workbook is damaged", Problem(Whole[..at]), StringComparison.Ordinal);
        Assert.Null(Problem(Whole));
        Assert.Null(Problem([.. Whole, .. new byte[600]]));
    }

    [Theory]
    [InlineData(0x00FD, 65_000)]
    [InlineData(0x00FD, 9_000)]
    [InlineData(0x00FD, 10 + 14)]
    [InlineData(0x027E, 10 + 14 + 14)]
    [InlineData(0x027E, 9)]
    [InlineData(0x0208, 2_000)]
    public void A_record_that_says_another_length_than_it_has_is_refused(ushort id, ushort length)
    {
        foreach (var at in Starts().Where(at => BinaryPrimitives.ReadUInt16LittleEndian(Whole.AsSpan(at)) == id).Skip(20).Take(5))
        {
            var records = Whole.ToArray();
            BinaryPrimitives.WriteUInt16LittleEndian(records.AsSpan(at + 2), length);
            Assert.StartsWith("This workbook is damaged", Problem(records), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sheet_that_ends_before_its_rows_do_or_lies_elsewhere_is_refused()
    {
        var middle = Starts().Where(at => BinaryPrimitives.ReadUInt16LittleEndian(Whole.AsSpan(at)) == 0x027E).ElementAt(20);
        Assert.StartsWith("This workbook is damaged", Problem([.. Whole[..middle], .. Record(0x000A), .. Whole[middle..]]),
            StringComparison.Ordinal);

        var sheet = Starts().Single(at => BinaryPrimitives.ReadUInt16LittleEndian(Whole.AsSpan(at)) == 0x0085);
        foreach (var start in new[] { (uint)middle, (uint)Whole.Length, uint.MaxValue })
        {
            var records = Whole.ToArray();
            BinaryPrimitives.WriteUInt32LittleEndian(records.AsSpan(sheet + 4), start);
            Assert.StartsWith("This workbook is damaged", Problem(records), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_chart_within_a_sheet_is_passed_over()
    {
        var last = Starts().Last();
        byte[] chart = [.. Record(0x0809, U16(0x0600), U16(0x0020), new byte[12]), .. Record(0x1002, new byte[16]), .. Record(0x000A)];

        Assert.Null(Problem([.. Whole[..last], .. chart, .. Whole[last..]]));
    }

    private static IEnumerable<int> Starts()
    {
        for (var at = 0; at < Whole.Length; at += 4 + BinaryPrimitives.ReadUInt16LittleEndian(Whole.AsSpan(at + 2)))
            yield return at;
    }

    private static string? Problem(byte[] records) =>
        SheetReader.Read(Compound("Workbook", records), "list.xls", new ImportOptions()).Problem;
}

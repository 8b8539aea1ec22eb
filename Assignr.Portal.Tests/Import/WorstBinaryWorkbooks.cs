using static Assignr.Portal.Tests.Import.OldWorkbookFile;
using static Assignr.Portal.Tests.Import.RecordWorkbookFile;

namespace Assignr.Portal.Tests.Import;

/// <summary>Binary workbooks (.xlsb) that would cost more than their bytes if their records were trusted.</summary>
/// <inheritdoc cref="WorstFiles"/>
internal sealed class WorstBinaryWorkbooks(int share)
{
    private const string NoRows = "This file has headings and no rows below them.";

    private static readonly byte[] Ana = [.. Row(1), .. Cell(0, "Ana Zamora")];

    /// <inheritdoc cref="WorstFiles.Texts"/>
    public IReadOnlyDictionary<string, (Func<byte[]> Make, string? Refusal)> All => new Dictionary<string, (Func<byte[]>, string?)>
    {
        ["far cell.xlsb"] = (
            () => Sheet([.. Row(1_048_575), .. Cell(16_383, "x")]),
            "Line 1048576 has something in column 16,384 (XFD); at most 100 columns are read."),
        ["far empty cells.xlsb"] = (
            () => Sheet([.. Rows(40_000 / share, [.. Cell(0, "Ana Zamora"), .. Far]), .. Row(1_048_575), .. Far]),
            null),
        ["wide rows of nothing.xlsb"] = (() => Sheet(Rows(850 / share, Repeat(NextNothing, 16_000))), NoRows),
        ["a million empty rows.xlsb"] = (() => Sheet(Rows(1_048_000 / share, [])), NoRows),
        ["records of nothing.xlsb"] = (() => Sheet([.. Ana, .. Repeat([37, 0], 45_000_000 / share)]), null),
        ["a record of most of it.xlsb"] = (() => Sheet([.. Ana, .. Item(37, new byte[90_000_000 / share])]), null),
        ["long records.xlsb"] = (() => Sheet([.. Ana, .. Repeat(Item(37, new byte[70_000]), 1_300 / share)]), null),
        ["a text of two thousand million.xlsb"] = (
            () => Sheet([.. Row(1), .. Item(6, U32(0), U32(0), U32(int.MaxValue), new byte[1_000])]),
            "This workbook is damaged"),
        ["long texts.xlsb"] = (() => Sheet(Rows(1_300 / share, Cell(0, new string(' ', 32_767)))), NoRows),
        ["dimension.xlsb"] = (() => Sheet([.. Item(148, U32(0), U32(1_048_575), U32(0), U32(16_383)), .. Ana]), null),
        ["merged ranges.xlsb"] = (() => Sheet([.. Ana, .. Repeat(Merged(0), 5_000_000 / share)]), null),
        ["other merged ranges.xlsb"] = (
            () => Sheet([.. Ana, .. Enumerable.Range(0, 200_000).SelectMany(line => Merged((uint)line))]),
            "This workbook has more than 100,000 merged cells."),
        ["hidden columns.xlsb"] = (
            () => Sheet([.. Ana, .. Repeat(Item(60, U32(1), U32(16_383), U32(0), U32(0), U16(1)), 4_500_000 / share)]),
            null),
        ["shared texts.xlsb"] = (
            () => Filled(Name, Repeat(Item(19, [0], U32(0)), 12_000_000 / share)),
            "The sheets of this workbook hold more than 1,000,000 different texts"),
        ["a table of two thousand million texts.xlsb"] = (
            () => Filled([.. Name, .. Ana], [.. Item(159, U32(int.MaxValue), U32(int.MaxValue)), .. Item(160)]),
            null),
        ["one text a million times.xlsb"] = (
            () => Filled([.. Name, .. Rows(50_000, Repeat(Item(18, U32(0), U32(0)), 20))], SharedTexts(new string('x', 1_000))),
            "hold more than 16,777,216 characters together."),
        ["formats.xlsb"] = (
            () => Filled([.. Name, .. Ana], styles: Styles(new ushort[5_000_000 / share])),
            "This workbook has more than 65,536 cell formats."),
        ["unpacked.xlsb"] = (() => Sheet(new byte[130 * 1024 * 1024]), "Unpacked, this workbook is larger than "),
        ["one sheet a thousand times.xlsb"] = (SheetAgain, "Unpacked, this workbook is larger than "),
        ["rows and columns.xlsb"] = (
            () => Sheet(Rows(49_000, [.. Enumerable.Range(0, 20).SelectMany(column => Cell((uint)column, column * 7919))])),
            null),
    };

    private static byte[] Name => [.. Row(0), .. Cell(0, "Name")];

    private static byte[] Far => Cell(16_383, null);

    private static byte[] NextNothing => Item(12, U32(0));

    private static byte[] Merged(uint line) => Item(176, U32(line), U32(1_048_575), U32(0), U32(16_383));

    /// <summary>Rows below a heading, each with these cells.</summary>
    private static byte[] Rows(int count, byte[] cells) =>
        [.. Enumerable.Range(1, count).SelectMany(line => Row((uint)line).Concat(cells))];

    private static byte[] Repeat(byte[] record, int times)
    {
        var all = new byte[record.Length * times];
        for (var at = 0; at < all.Length; at += record.Length)
            record.CopyTo(all, at);
        return all;
    }

    private static byte[] Sheet(byte[] below) => Filled([.. Name, .. below]);

    private static byte[] Filled(byte[] sheet, byte[]? shared = null, byte[]? styles = null)
    {
        var parts = Parts(Book(from1904: false, new SheetOf("List")), [.. sheet, .. Item(130)]);
        if (shared is not null)
            parts["xl/sharedStrings.bin"] = shared;
        parts["xl/styles.bin"] = styles ?? parts["xl/styles.bin"];
        return WorkbookFile.Pack(parts);
    }

    private byte[] SheetAgain()
    {
        var parts = Parts([.. Repeat(Item(156, U32(0), U32(1), Text("rId1"), Text("List")), 1_000), .. Item(132)],
            [.. Rows(100_000 / share, []), .. Item(130)]);
        return WorkbookFile.Pack(parts);
    }
}

using System.Text;

namespace Assignr.Portal.Tests.Import;

/// <summary>Makes workbooks of Excel up to 2003, record by record (MS-XLS) and sector by sector (MS-CFB).</summary>
internal static class OldWorkbookFile
{
    private const int Sector = 512;
    private const int SmallSector = 64;
    private const int SmallBelow = 4096;
    private const uint Last = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    /// <summary>A number with a format: 1 a date, 2 a time, 3 both.</summary>
    public sealed record Styled(double Number, ushort Style);

    /// <summary>A struck text.</summary>
    public sealed record Struck(string Text);

    /// <summary>The result of a formula.</summary>
    public sealed record Formula(string Text);

    /// <summary>A formula without a result, as a program leaves it that does not calculate.</summary>
    public sealed record EmptyFormula;

    /// <summary>Rows of texts, numbers, Booleans, <see cref="Styled"/> and <see cref="Formula"/>; null is an empty cell.</summary>
    public sealed record SheetOf(string Name, params object?[][] Rows)
    {
        public bool IsHidden { get; init; }

        public int[] HiddenRows { get; init; } = [];

        public int[] HiddenColumns { get; init; } = [];

        /// <summary>First and last line and column, from 0.</summary>
        public (ushort FirstLine, ushort LastLine, ushort FirstColumn, ushort LastColumn)[] Merged { get; init; } = [];
    }

    public static byte[] Of(params object?[][] rows) => Make(from1904: false, new SheetOf("List", rows));

    public static byte[] Make(bool from1904, params SheetOf[] sheets) => Compound("Workbook", Records(from1904, sheets));

    public static byte[] Records(bool from1904, params SheetOf[] sheets)
    {
        var texts = sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row)
            .Select(cell => cell is Struck struck ? struck.Text : cell).OfType<string>().Distinct().ToList();
        var parts = sheets.Select(sheet => Sheet(sheet, texts)).ToList();
        var globals = Globals(from1904, sheets, texts, new uint[sheets.Length]);
        var starts = new uint[sheets.Length];
        for (var (index, at) = (0, (uint)globals.Length); index < sheets.Length; at += (uint)parts[index++].Length)
            starts[index] = at;
        return [.. Globals(from1904, sheets, texts, starts), .. parts.SelectMany(part => part)];
    }

    public static byte[] Record(ushort id, params byte[][] content)
    {
        var all = content.SelectMany(one => one).ToArray();
        return [.. U16(id), .. U16((ushort)all.Length), .. all];
    }

    public static byte[] U16(ushort number) => BitConverter.GetBytes(number);

    public static byte[] U32(uint number) => BitConverter.GetBytes(number);

    /// <summary>A file with one stream; a small one is in small sectors, as all programs write it.</summary>
    public static byte[] Compound(string name, byte[] stream)
    {
        var isSmall = stream.Length < SmallBelow;
        var (sectors, smallSectors) = (Count(stream.Length, isSmall ? SmallSector : Sector), isSmall
            ? Count(stream.Length, SmallSector)
            : 0);
        var streamSectors = isSmall ? Count(smallSectors * SmallSector, Sector) : sectors;
        // The table's own sectors, the directory, the table of small sectors, the stream.
        var tableSectors = 1;
        while (tableSectors * (Sector / 4) < tableSectors + 2 + streamSectors)
            tableSectors++;
        var (folder, smallTable, first) = ((uint)tableSectors, (uint)tableSectors + 1, (uint)tableSectors + 2);
        var table = Enumerable.Repeat(0xFFFFFFFD, tableSectors).Concat([Last, Last]).Concat(Chain(first, streamSectors)).ToList();
        var header = new List<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], .. U16(0x3E), .. U16(3),
            .. U16(0xFFFE), .. U16(9), .. U16(6), .. new byte[10]]);
        header.AddRange([.. U32((uint)tableSectors), .. U32(folder), .. U32(0), .. U32(SmallBelow), .. U32(isSmall ? smallTable : Last),
            .. U32(isSmall ? 1u : 0), .. U32(Last), .. U32(0)]);
        for (var index = 0; index < 109; index++)
            header.AddRange(U32(index < tableSectors ? (uint)index : Free));
        var entries = Entry("Root Entry", 5, isSmall ? first : Last, isSmall ? (uint)(smallSectors * SmallSector) : 0)
            .Concat(Entry(name, 2, isSmall ? 0 : first, (uint)stream.Length));
        return [.. header, .. Padded(table.SelectMany(U32), tableSectors * Sector, 0xFF), .. Padded(entries, Sector, 0),
            .. Padded(Chain(0, smallSectors).SelectMany(U32), Sector, 0xFF), .. Padded(stream, streamSectors * Sector, 0)];
    }

    private static byte[] Globals(bool from1904, SheetOf[] sheets, List<string> texts, uint[] starts) =>
    [
        .. Record(0x0809, U16(0x0600), U16(0x0005), U16(0x0DBB), U16(0x07CC), U32(0), U32(6)),
        .. Record(0x0042, U16(1200)),
        .. Record(0x0022, U16((ushort)(from1904 ? 1 : 0))),
        .. new ushort[] { 0, 0, 0, 0, 8 }.SelectMany(flags => Record(
            0x0031, U16(200), U16(flags), U16(0x7FFF), U16(400), U16(0), [0, 0, 0, 0], [1, 0, (byte)'A'])),
        .. new ushort[] { 0, 14, 20, 22 }.SelectMany(format => Record(0x00E0, U16(0), U16(format), new byte[16])),
        // The fifth font has the number 5, because there is no number 4.
        .. Record(0x00E0, U16(5), U16(0), new byte[16]),
        .. sheets.SelectMany((sheet, index) => Record(0x0085, U32(starts[index]),
            [(byte)(sheet.IsHidden ? 1 : 0), 0, (byte)sheet.Name.Length, 1], Encoding.Unicode.GetBytes(sheet.Name))),
        .. SharedTexts(texts),
        .. Record(0x000A),
    ];

    // In records of at most 8,224 bytes; a text that continues in the next one repeats its character width there.
    private static IEnumerable<byte> SharedTexts(List<string> texts)
    {
        var (record, isFirst) = (new List<byte>([.. U32((uint)texts.Count), .. U32((uint)texts.Count)]), true);
        foreach (var text in texts)
        {
            if (record.Count > 8200)
            {
                foreach (var one in Record(isFirst ? (ushort)0x00FC : (ushort)0x003C, [.. record]))
                    yield return one;
                (record, isFirst) = ([], false);
            }
            record.AddRange([.. U16((ushort)text.Length), 1]);
            foreach (var character in text)
            {
                if (record.Count > 8220)
                {
                    foreach (var one in Record(isFirst ? (ushort)0x00FC : (ushort)0x003C, [.. record]))
                        yield return one;
                    (record, isFirst) = ([1], false);
                }
                record.AddRange(U16(character));
            }
        }
        foreach (var one in Record(isFirst ? (ushort)0x00FC : (ushort)0x003C, [.. record]))
            yield return one;
    }

    private static byte[] Sheet(SheetOf sheet, List<string> texts)
    {
        var width = (ushort)sheet.Rows.Max(row => row.Length);
        return
        [
            .. Record(0x0809, U16(0x0600), U16(0x0010), U16(0x0DBB), U16(0x07CC), U32(0), U32(6)),
            .. sheet.HiddenColumns.SelectMany(column => Record(0x007D, U16((ushort)column), U16((ushort)column), U16(0),
                U16(0), U16(1), U16(0))),
            .. Record(0x0200, U32(0), U32((uint)sheet.Rows.Length), U16(0), U16(width), U16(0)),
            .. sheet.Rows.SelectMany((_, line) => Record(0x0208, U16((ushort)line), U16(0), U16(width), U16(255), U16(0), U16(0),
                U16((ushort)(sheet.HiddenRows.Contains(line) ? 0x20 : 0)), U16(0))),
            .. sheet.Rows.SelectMany((row, line) => row.SelectMany((cell, column) => Cell((ushort)line, (ushort)column, cell, texts))),
            .. sheet.Merged.Length == 0
                ? []
                : Record(0x00E5, U16((ushort)sheet.Merged.Length),
                [.. sheet.Merged.SelectMany(one => U16(one.FirstLine).Concat(U16(one.LastLine)).Concat(U16(one.FirstColumn))
                .Concat(U16(one.LastColumn)))]),
            .. Record(0x000A),
        ];
    }

    private static byte[] Cell(ushort line, ushort column, object? cell, List<string> texts) => cell switch
    {
        Struck struck => Record(0x00FD, U16(line), U16(column), U16(4), U32((uint)texts.IndexOf(struck.Text))),
        string text => Record(0x00FD, U16(line), U16(column), U16(0), U32((uint)texts.IndexOf(text))),
        bool yes => Record(0x0205, U16(line), U16(column), U16(0), [(byte)(yes ? 1 : 0), 0]),
        Styled styled => Record(0x0203, U16(line), U16(column), U16(styled.Style), BitConverter.GetBytes(styled.Number)),
        Formula formula =>
        [
            .. Record(0x0006, U16(line), U16(column), U16(0), [0, 0, 0, 0, 0, 0, 0xFF, 0xFF], U16(0), U32(0), U16(0)),
            .. Record(0x0207, U16((ushort)formula.Text.Length), [1], Encoding.Unicode.GetBytes(formula.Text)),
        ],
        EmptyFormula => Record(0x0006, U16(line), U16(column), U16(0), [3, 0, 0, 0, 0, 0, 0xFF, 0xFF], U16(0), U32(0), U16(0)),
        // An integer fits into four bytes.
        int number => Record(0x027E, U16(line), U16(column), U16(0), U32((uint)((number << 2) | 2))),
        double number => Record(0x0203, U16(line), U16(column), U16(0), BitConverter.GetBytes(number)),
        _ => Record(0x0201, U16(line), U16(column), U16(0)),
    };

    private static IEnumerable<uint> Chain(uint first, int count) =>
        Enumerable.Range(1, count).Select(at => at == count ? Last : first + (uint)at);

    private static IEnumerable<byte> Entry(string name, byte kind, uint first, uint length) =>
    [
        .. Padded(Encoding.Unicode.GetBytes(name + "\0"), 64, 0), .. U16((ushort)((name.Length + 1) * 2)), kind, 1, .. U32(Free),
        .. U32(Free), .. U32(kind == 5 ? 1u : Free),
        .. new byte[36], .. U32(first), .. U32(length), .. U32(0),
    ];

    private static IEnumerable<byte> Padded(IEnumerable<byte> bytes, int length, byte with)
    {
        var all = bytes.ToList();
        return all.Concat(Enumerable.Repeat(with, length - all.Count));
    }

    private static int Count(int bytes, int size) => (bytes + size - 1) / size;
}

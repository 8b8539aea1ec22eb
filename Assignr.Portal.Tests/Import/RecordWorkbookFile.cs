using System.Text;
using static Assignr.Portal.Tests.Import.OldWorkbookFile;

namespace Assignr.Portal.Tests.Import;

/// <summary>Makes binary workbooks (.xlsb), record by record (MS-XLSB), including ones that no spreadsheet program would write.</summary>
internal static class RecordWorkbookFile
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int BeginCells = 145;
    private const int EndCells = 146;

    /// <summary>A cell as its record and the bytes after its style: a formula with a number, an error, a text with formats.</summary>
    public sealed record Kept(int Id, params byte[] Value);

    public static byte[] Binary(params object?[][] rows) => Binary(from1904: false, new SheetOf("List", rows));

    public static byte[] Binary(bool from1904, params SheetOf[] sheets)
    {
        var texts = sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row).OfType<string>().Distinct().ToList();
        var parts = Parts(Book(from1904, sheets), [.. sheets.Select(sheet => Sheet(sheet, texts))]);
        parts["xl/sharedStrings.bin"] = SharedTexts(texts);
        return WorkbookFile.Pack(parts);
    }

    /// <summary>A workbook of one sheet, from records of rows and cells.</summary>
    public static byte[] One(params IEnumerable<byte[]> cells) =>
        WorkbookFile.Pack(Parts(Book(from1904: false, new SheetOf("List")), Cells(cells)));

    /// <summary>The parts of a workbook, without texts. Style 1 is a date, 2 a time, 3 both, 4 a date with a custom format.</summary>
    public static Dictionary<string, byte[]> Parts(byte[] book, params byte[][] sheets)
    {
        var relations = sheets.Select((_, index) => Relation($"rId{index + 1}", "worksheet", $"worksheets/sheet{index + 1}.bin"))
            .Append(Relation("rId98", "styles", "styles.bin")).Append(Relation("rId99", "sharedStrings", "sharedStrings.bin"));
        var parts = new Dictionary<string, byte[]>
        {
            ["xl/workbook.bin"] = book,
            ["xl/_rels/workbook.bin.rels"] = Encoding.UTF8.GetBytes($"<Relationships>{string.Concat(relations)}</Relationships>"),
            ["xl/styles.bin"] = Styles(0, 14, 20, 22, 200),
        };
        foreach (var (index, sheet) in sheets.Index())
            parts[$"xl/worksheets/sheet{index + 1}.bin"] = sheet;
        return parts;
    }

    public static byte[] Book(bool from1904, params SheetOf[] sheets) =>
    [
        .. Item(131),
        .. Item(153, U32(from1904 ? 1u : 0), U32(0), U32(0)),
        .. Item(143),
        .. sheets.SelectMany((sheet, index) =>
            Item(156, U32(sheet.IsHidden ? 1u : 0), U32((uint)index + 1), Text($"rId{index + 1}"), Text(sheet.Name))),
        .. Item(144),
        .. Item(132),
    ];

    public static byte[] Styles(params ushort[] formats) =>
    [
        .. Item(278),
        .. Item(615, U32(1)), .. Item(44, U16(200), Text("ddd d/m yyyy")), .. Item(616),
        // The styles of named styles come before those of cells, and are not among them.
        .. Item(626, U32(1)), .. Item(47, U16(0xFFFF), U16(14), new byte[12]), .. Item(627),
        .. Item(617, U32((uint)formats.Length)),
        .. formats.SelectMany(format => Item(47, U16(0), U16(format), new byte[12])),
        .. Item(618),
        .. Item(279),
    ];

    public static byte[] SharedTexts(params IReadOnlyCollection<string> texts) =>
    [
        .. Item(159, U32((uint)texts.Count), U32((uint)texts.Count)),
        .. texts.SelectMany(text => Item(19, [0], Text(text))),
        .. Item(160),
    ];

    /// <summary>A sheet from records of rows and cells.</summary>
    public static byte[] Cells(params IEnumerable<byte[]> records) =>
        [.. Item(129), .. Item(BeginCells), .. records.SelectMany(record => record), .. Item(EndCells), .. Item(130)];

    /// <summary>The lines of a sheet are counted from 0.</summary>
    public static byte[] Row(uint line, bool isHidden = false, byte flags = 0, ushort height = 300) =>
        Item(0, U32(line), U32(0), U16(height), [0, (byte)(isHidden ? 0x10 : flags), 0], U32(0));

    public static byte[] Cell(uint column, object? cell, ushort style = 0) => cell switch
    {
        string text => Item(6, U32(column), U32(style), Text(text)),
        bool yes => Item(4, U32(column), U32(style), [(byte)(yes ? 1 : 0)]),
        Styled styled => Cell(column, styled.Number, styled.Style),
        Formula formula => Item(8, U32(column), U32(style), Text(formula.Text), U16(0), U32(0), U32(0)),
        Kept kept => Item(kept.Id, U32(column), U32(style), kept.Value),
        // An integer fits into four bytes.
        int number => Item(2, U32(column), U32(style), U32((uint)((number << 2) | 2))),
        double number => Item(5, U32(column), U32(style), BitConverter.GetBytes(number)),
        _ => Item(1, U32(column), U32(style)),
    };

    /// <summary>A record after its number, of one or two bytes, and its length, of one to four: seven bits in each byte.</summary>
    public static byte[] Item(int id, params byte[][] content)
    {
        var all = content.SelectMany(one => one).ToArray();
        return [.. Head(id, all.Length), .. all];
    }

    public static byte[] Head(int id, int length) => [.. Sevens(id), .. Sevens(length)];

    public static byte[] Text(string text) => [.. U32((uint)text.Length), .. Encoding.Unicode.GetBytes(text)];

    private static byte[] Sheet(SheetOf sheet, List<string> texts) =>
    [
        .. Item(129),
        .. Item(148, U32(0), U32((uint)sheet.Rows.Length - 1), U32(0), U32((uint)sheet.Rows.Max(row => row.Length) - 1)),
        .. Item(390),
        .. sheet.HiddenColumns.SelectMany(column => Item(60, U32((uint)column), U32((uint)column), U32(2_304), U32(0), U16(1))),
        .. Item(391),
        .. Item(BeginCells),
        .. sheet.Rows.SelectMany((row, line) => Row((uint)line, sheet.HiddenRows.Contains(line)).Concat(Shared(row, texts))),
        .. Item(EndCells),
        .. Item(177, U32((uint)sheet.Merged.Length)),
        .. sheet.Merged.SelectMany(one => Item(176, U32(one.FirstLine), U32(one.LastLine), U32(one.FirstColumn), U32(one.LastColumn))),
        .. Item(178),
        .. Item(130),
    ];

    private static IEnumerable<byte> Shared(object?[] row, List<string> texts) => row.SelectMany((cell, column) =>
        cell is string text ? Item(7, U32((uint)column), U32(0), U32((uint)texts.IndexOf(text))) : Cell((uint)column, cell));

    private static string Relation(string id, string type, string target) =>
        $"<Relationship Id=\"{id}\" Type=\"{Relations}/{type}\" Target=\"{target}\"/>";

    private static IEnumerable<byte> Sevens(int number)
    {
        for (; number >= 0x80; number >>= 7)
            yield return (byte)(number | 0x80);
        yield return (byte)number;
    }
}

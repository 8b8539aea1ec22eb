using System.Buffers.Binary;

namespace Assignr.Portal.Import.Sheets.Workbooks.Old;

/// <summary>Which cells of an old workbook (.xls) have letters that are struck through: the font of their style says it.</summary>
internal sealed class StruckStyles
{
    /// <summary>In the flags of a font (MS-XLS 2.4.122).</summary>
    private const int Struck = 8;

    private const int HeadOfRecord = 4;

    /// <summary>A style and a number, of the record with several.</summary>
    private const int LengthOfOne = 6;

    private readonly HashSet<ushort> styles = [];
    private readonly byte[] records;

    /// <param name="all">Where the records of the workbook stand.</param>
    public StruckStyles(byte[] records, IEnumerable<(int At, ushort Id)> all)
    {
        this.records = records;
        var (fonts, number) = (new List<bool>(), (ushort)0);
        foreach (var (at, id) in all)
        {
            if (id == BiffRecord.Font && Length(at) >= 4)
                fonts.Add((Short(at, 2) & Struck) != 0);
            else if (id == BiffRecord.Style && Length(at) >= 2)
            {
                // There is no font with the number 4 (MS-XLS 2.5.129).
                var font = Short(at, 0) is var index && index < 4 ? index : index - 1;
                if (font < fonts.Count && fonts[font])
                    styles.Add(number);
                number++;
            }
        }
    }

    /// <param name="ofSheet">Where the records of a sheet stand.</param>
    public HashSet<(int Line, int Column)> Cells(IEnumerable<(int At, ushort Id)> ofSheet)
    {
        var cells = new HashSet<(int, int)>();
        if (styles.Count == 0)
            return cells;
        foreach (var (at, id) in ofSheet)
        {
            if (!BiffRecord.IsCell(id) || Length(at) < LengthOfOne)
                continue;
            var count = id == BiffRecord.ManyNumbers ? (Length(at) - LengthOfOne) / LengthOfOne : 1;
            for (var one = 0; one < count; one++)
            {
                if (styles.Contains(Short(at, 4 + (one * LengthOfOne))))
                    cells.Add((Short(at, 0) + 1, Short(at, 2) + one));
            }
        }
        return cells;
    }

    private ushort Length(int at) => BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(at + 2));

    private ushort Short(int at, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(at + HeadOfRecord + offset));
}

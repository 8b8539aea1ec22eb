using System.Buffers.Binary;

namespace Assignr.Portal.Import.Sheets.Workbooks.Old;

/// <summary>Which cells of an old workbook (.xls) are struck through, by the font of their style.</summary>
internal sealed class StruckStyles
{
    /// <summary>A bit of a font's flags (MS-XLS 2.4.122).</summary>
    private const int Struck = 8;

    private const int HeadOfRecord = 4;

    /// <summary>The length of a style with a number, in a record of several.</summary>
    private const int LengthOfOne = 6;

    private readonly HashSet<ushort> styles = [];
    private readonly byte[] records;

    /// <param name="all">The places of the workbook's records.</param>
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
                // There is no font number 4 (MS-XLS 2.5.129).
                var font = Short(at, 0) is var index && index < 4 ? index : index - 1;
                if (font < fonts.Count && fonts[font])
                    styles.Add(number);
                number++;
            }
        }
    }

    /// <param name="ofSheet">The places of a sheet's records.</param>
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

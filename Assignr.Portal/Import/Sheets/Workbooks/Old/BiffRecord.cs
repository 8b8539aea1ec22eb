namespace Assignr.Portal.Import.Sheets.Workbooks.Old;

/// <summary>The numbers of the records that are read (MS-XLS 2.3).</summary>
internal static class BiffRecord
{
    /// <summary>In bytes; longer content continues in the next record (MS-XLS 2.1.4).</summary>
    public const int Longest = 8_224;

    public const ushort End = 0x000A;
    public const ushort DateMode = 0x0022;
    public const ushort FilePass = 0x002F;
    public const ushort BoundSheet = 0x0085;
    public const ushort ManyNumbers = 0x00BD;
    public const ushort SharedTexts = 0x00FC;
    public const ushort Dimensions = 0x0200;
    public const ushort DimensionsOfOld = 0x0000;

    public const ushort Font = 0x0031;
    public const ushort Style = 0x00E0;

    public static bool IsBegin(ushort id) => id is 0x0009 or 0x0209 or 0x0409 or 0x0809;

    /// <summary>The length of a row, of a number in eight or four bytes, of a Boolean, or of a reference to a shared text; null where it
    /// varies.</summary>
    public static int? LengthOf(ushort id) => id switch
    {
        0x0208 => 16,
        0x0203 => 14,
        0x027E or 0x00FD => 10,
        0x0205 => 8,
        _ => null,
    };

    public static bool IsFormula(ushort id) => id is 0x0006 or 0x0206 or 0x0406;

    /// <summary>Blanks, numbers, texts and formulas, of all versions.</summary>
    public static bool IsCell(ushort id) => id is (>= 0x0001 and <= 0x0006) or ManyNumbers or 0x00BE or 0x00D6 or 0x00FD
        or (>= 0x0201 and <= 0x0206) or 0x027E or 0x007E or 0x0406;
}

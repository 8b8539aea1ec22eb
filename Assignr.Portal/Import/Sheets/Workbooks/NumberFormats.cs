using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Assignr.Portal.Import.Sheets.Workbooks.Records;
using Assignr.Portal.Import.Sheets.Workbooks.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>Which cells of a workbook are dates or times: only the format of their style shows it.</summary>
internal sealed partial class NumberFormats
{
    /// <summary>Spreadsheet programs allow fewer than 65,491 of each.</summary>
    private const int Most = 65_536;

    private const int LongestCode = 255;

    private static readonly SearchValues<char> Letters = SearchValues.Create("dmhysDMHYS");

    private readonly Dictionary<int, NumberShown> own = [];
    private readonly List<NumberShown> styles = [];
    private readonly List<bool> struckFonts = [];
    private readonly HashSet<int> struck = [];
    private readonly HashSet<int> unseen = [];
    private readonly WhiteStyles white = new();

    /// <param name="part">The part with the workbook's styles.</param>
    public void Read(PackagePart part)
    {
        while (part.Read())
        {
            if (!part.IsElement)
                continue;
            if (part.Name == "numFmts")
                ReadCodes(part);
            else if (part.Name == "fonts")
                ReadFonts(part);
            else if (part.Name == "fills")
                ReadFills(part);
            else if (part.Name == "cellXfs")
                ReadStyles(part);
        }
    }

    /// <inheritdoc cref="Read(PackagePart)"/>
    public void Read(RecordPart part)
    {
        var isOfCells = false;
        while (part.Read())
        {
            if (part.Id == BookRecord.FormatCode)
                Add(part.Short(0), part.Text(2));
            else if (part.Id is BookRecord.FormatsOfCells or BookRecord.FormatsOfCellsEnd)
                isOfCells = part.Id == BookRecord.FormatsOfCells;
            else if (isOfCells && part.Id == BookRecord.Format)
                Add(part.Short(2));
        }
    }

    /// <summary>Whether a cell is struck through.</summary>
    /// <param name="style">The cell's style; null where it has none.</param>
    public bool IsStruck(string? style) => struck.Count > 0 && Id(style) is { } index && struck.Contains(index);

    /// <summary>Whether a cell has white text on white.</summary>
    /// <param name="style">The cell's style; null where it has none.</param>
    public bool IsUnseen(string? style) => unseen.Count > 0 && Id(style) is { } index && unseen.Contains(index);

    /// <param name="style">The cell's style; null where it has none.</param>
    public NumberShown Of(string? style) => Id(style) is { } index ? Of(index) : NumberShown.Number;

    /// <param name="style">The index among the styles of cells.</param>
    public NumberShown Of(int style) => style < styles.Count ? styles[style] : NumberShown.Number;

    /// <summary>By the code of a format, such as <c>m/d/yyyy h:mm</c>.</summary>
    public static NumberShown Of(int id, string? code) => code is null ? BuiltIn(id)
        : code.Length <= LongestCode ? Shown(code)
        : NumberShown.Number;

    private void ReadCodes(PackagePart part)
    {
        foreach (var element in part.Elements())
        {
            if (element == "numFmt" && Id(part["numFmtId"]) is { } id && part["formatCode"] is { } code)
                Add(id, code);
        }
    }

    private void ReadFonts(PackagePart part)
    {
        foreach (var element in part.Elements())
        {
            RefuseMany(struckFonts.Count);
            if (element == "font")
            {
                struckFonts.Add(false);
                white.BeginFont();
            }
            else if (element == "color")
                white.ColorFont(part);
            else if (element == "strike" && struckFonts.Count > 0)
                struckFonts[^1] = part["val"] is not ("0" or "false");
        }
    }

    private void ReadFills(PackagePart part)
    {
        var count = 0;
        foreach (var element in part.Elements())
        {
            if (element == "fill")
            {
                RefuseMany(count++);
                white.BeginFill();
            }
            else
                white.ReadFill(part, element);
        }
    }

    private void ReadStyles(PackagePart part)
    {
        foreach (var element in part.Elements())
        {
            if (element != "xf")
                continue;
            if (Id(part["fontId"]) is { } font && font < struckFonts.Count && struckFonts[font])
                struck.Add(styles.Count);
            if (white.AreUnseen(Id(part["fontId"]), Id(part["fillId"])))
                unseen.Add(styles.Count);
            Add(Id(part["numFmtId"]) ?? 0);
        }
    }

    private void Add(int id, string code)
    {
        RefuseMany(own.Count);
        own[id] = Of(0, code);
    }

    private void Add(int id)
    {
        RefuseMany(styles.Count);
        styles.Add(own.TryGetValue(id, out var shown) ? shown : BuiltIn(id));
    }

    private static int? Id(string? said) => int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    // ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are East Asian formats.
    private static NumberShown BuiltIn(int id) => id switch
    {
        (>= 18 and <= 21) or 45 or 47 => NumberShown.Time,
        (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or 46 or (>= 50 and <= 58) => NumberShown.Moment,
        _ => NumberShown.Number,
    };

    /// <summary>By the letters for dates and times outside quotes and brackets, in the section of a format for positive
    /// numbers.</summary>
    private static NumberShown Shown(string code)
    {
        var bare = NotShown().Replace(code, "");
        var positive = bare.Split(';')[0];
        return positive.Contains("General", StringComparison.OrdinalIgnoreCase) || !positive.AsSpan().ContainsAny(Letters)
            ? NumberShown.Number
            : positive.AsSpan().IndexOfAny("dDyY[") < 0 && positive.AsSpan().IndexOfAny("hHsS") >= 0 ? NumberShown.Time
            : NumberShown.Moment;
    }

    private static void RefuseMany(int count)
    {
        if (count >= Most)
            throw new UnreadableFileException(
                $"This workbook has more than {Most:N0} cell formats. Copy the list into a new workbook and drop that file.");
    }

    // Quoted text, escaped characters, and colours, conditions and languages in brackets; not [h], [mm] and [ss], which
    // are durations.
    [GeneratedRegex(@"""[^""]*""|\\.|_.|\*.|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotShown();
}

/// <summary>What a format shows of a number: itself, a day with or without a time, or the time alone.</summary>
internal enum NumberShown
{
    Number,
    Moment,
    Time,
}

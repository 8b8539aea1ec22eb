namespace Assignr.Portal.Import.Sheets.Workbooks.Xml;

/// <summary>
/// Which styles of a workbook (.xlsx) have white text on no fill or a white one, so that nobody sees it (ECMA-376 part 1, 18.8).
/// </summary>
internal sealed class WhiteStyles
{
    private readonly List<bool> fonts = [];
    private readonly List<bool> fills = [];

    public void BeginFont() => fonts.Add(false);

    public void BeginFill() => fills.Add(true);

    public void ColorFont(PackagePart color)
    {
        if (fonts.Count > 0)
            fonts[^1] = IsWhite(color);
    }

    /// <summary>A fill without a pattern has no colours.</summary>
    public void ReadFill(PackagePart part, string element)
    {
        if (fills.Count > 0 && element == "patternFill")
            fills[^1] = part["patternType"] is null or "none" or "solid";
        else if (fills.Count > 0 && element is "gradientFill")
            fills[^1] = false;
        else if (fills.Count > 0 && element == "fgColor")
            fills[^1] &= IsWhite(part);
    }

    /// <param name="font">Its index; null where a style has none.</param>
    /// <param name="fill">Like <paramref name="font"/>.</param>
    public bool AreUnseen(int? font, int? fill) => font is { } letters && letters < fonts.Count && fonts[letters]
        && (fill is not { } ground || ground >= fills.Count || fills[ground]);

    /// <summary>The first colour of the theme is that of the paper; a tint below 0 darkens it.</summary>
    private static bool IsWhite(PackagePart color) =>
        color["rgb"] is { Length: 8 } rgb ? rgb.AsSpan(2).Equals("FFFFFF", StringComparison.OrdinalIgnoreCase)
        : color["theme"] is { } theme ? theme == "0" && color["tint"]?.StartsWith('-') != true
        : color["indexed"] is "1" or "9";
}

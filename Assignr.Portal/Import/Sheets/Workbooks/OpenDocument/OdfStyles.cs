using Assignr.Portal.Import.Sheets.Workbooks.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks.OpenDocument;

/// <summary>Which styles of a document hide a sheet, strike text through, or have white text on white. The others cost nothing.</summary>
internal sealed class OdfStyles
{
    private const int Most = 65_536;

    private readonly HashSet<string> hidden = [];
    private readonly HashSet<string> struck = [];
    private readonly HashSet<string> unseen = [];
    private int count;

    public bool Hides(string? style) => style is not null && hidden.Contains(style);

    public bool IsStruck(string? style) => style is not null && struck.Contains(style);

    public bool IsUnseen(string? style) => style is not null && unseen.Contains(style);

    /// <param name="part">At the element of a style.</param>
    public void Read(PackagePart part)
    {
        if (part["name", OdfNames.Style] is not { } name)
            return;
        if (count++ >= Most)
            throw new UnreadableFileException(
                $"This workbook has more than {Most:N0} cell formats. Copy the list into a new workbook and drop that file.");
        var (isWhite, ground) = (false, "transparent");
        foreach (var element in part.Elements())
        {
            if (element == "table-properties" && part["display", OdfNames.Table] == "false")
                hidden.Add(name);
            else if (element == "table-cell-properties")
                ground = part["background-color", OdfNames.Colors] ?? ground;
            else if (element == "text-properties")
            {
                if (part["text-line-through-style", OdfNames.Style] is { } line and not "none" && line.Length > 0)
                    struck.Add(name);
                isWhite = IsWhite(part["color", OdfNames.Colors]);
            }
        }
        if (isWhite && (ground == "transparent" || IsWhite(ground)))
            unseen.Add(name);
    }

    private static bool IsWhite(string? color) => string.Equals(color, "#ffffff", StringComparison.OrdinalIgnoreCase);
}

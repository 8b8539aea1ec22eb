using Assignr.Portal.Import.Sheets.Workbooks.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>Notes on the cells of a sheet: they are not read, which is said.</summary>
internal sealed class SheetNotes
{
    private const int MostNamed = 3;
    private const int LongestNamed = 60;

    private readonly List<string> named = [];
    private int count;

    /// <param name="part">The part with a sheet's notes.</param>
    public void Read(PackagePart part)
    {
        var cell = "";
        while (part.Read())
        {
            if (!part.IsElement)
                continue;
            if (part.Name == "comment")
                (cell, count) = (part["ref"] ?? "", count + 1);
            else if (part.Name == "text" && part.RichText(out _) is var text && named.Count < MostNamed
                && Data.Text.OneLine(text) is { Length: > 0 } line)
                named.Add($"“{(line.Length > LongestNamed ? $"{line[..LongestNamed]}…" : line)}” at {cell}");
        }
    }

    /// <param name="cell">The cell that has it: B12.</param>
    public void Add(string cell, string text)
    {
        count++;
        if (named.Count < MostNamed && Data.Text.OneLine(text) is { Length: > 0 } line)
            named.Add($"“{(line.Length > LongestNamed ? $"{line[..LongestNamed]}…" : line)}” at {cell}");
    }

    /// <returns>Null where there are none.</returns>
    public static Finding? Tell(IReadOnlyList<SheetNotes> sheets)
    {
        var (count, named) = (sheets.Sum(sheet => sheet.count), sheets.SelectMany(sheet => sheet.named).Take(MostNamed).ToList());
        if (count == 0)
            return null;
        var cells = count == 1 ? "1 cell has a note, which is" : $"{count:N0} cells have notes, which are";
        var which = named.Count == 0 ? "" : $": {string.Join(", ", named)}{(count > named.Count ? " and more" : "")}";
        return new Finding("Notes", $"{cells} not read{which}.", []);
    }
}

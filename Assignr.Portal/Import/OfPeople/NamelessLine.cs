using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>The texts of a line without a name, to show what it is.</summary>
internal static class NamelessLine
{
    private const int MostShown = 4;
    private const int LongestShown = 60;

    public static List<string> Of(SheetRow row) =>
        [.. row.Cells.Where(cell => cell.Length > 0 && !NoValue.Is(cell)).Take(MostShown).Select(Shortened)];

    private static string Shortened(string cell) => Text.OneLine(cell) is { Length: > LongestShown } text
        ? $"{text[..LongestShown]}…"
        : Text.OneLine(cell);
}

using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.HomeAndAway;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.States;

/// <summary>Lines with one text that are not games: "All games at Rye unless noted", "Saturday total: 2 games" with sums beside
/// it.</summary>
internal static class NoteLines
{
    /// <param name="cells">The imported cells of the row.</param>
    /// <returns>The text; null where the row may be a game.</returns>
    public static string? Of(SheetRow row, IReadOnlyList<PlanCell> cells)
    {
        var texts = row.Cells.Where(cell => cell.Any(char.IsLetter)).Take(2).ToList();
        if (texts is not [var text] || !text.Contains(' ', StringComparison.Ordinal) || NoValue.Is(text))
            return null;
        var field = cells.FirstOrDefault(cell => cell.Text == text)?.Field;
        var isOfGame = field is GameFields.Home or GameFields.Away || (field is not null && GameColumns.IsOfCrew(field))
            || (field == GameFields.Matchup && Matchup.Read(text, dashes: true) is not null);
        return isOfGame || row.Cells.Any(IsWhen) || NoSuchDay.Of(text) is not null ? null : text;
    }

    private static bool IsWhen(string cell) =>
        (cell.Contains(':', StringComparison.Ordinal) && TimeText.Read(cell) is not null)
        || DateText.IsDay(cell) || DateText.Split(cell).Time.Length > 0;
}

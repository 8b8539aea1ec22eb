using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Schedules whose rows are no games: why they cannot be read, and how to write them.</summary>
internal static class OtherLayouts
{
    private static readonly HashSet<string> HomeOrAway =
    [
        "home", "away", "h", "a", "vs", "at", "neutral", "heim", "auswarts", "gast", "domicile", "exterieur", "local", "visitante", "casa", "fuera", "visita",
    ];

    /// <returns>Null where nothing shows that it is such a schedule.</returns>
    public static string? Say(Sheet sheet)
    {
        var columns = Enumerable.Range(0, sheet.Headings.Count).Where(column => sheet.Values(column).Any()).ToList();
        var both = columns.FindAll(column => sheet.MostAre(column, cell => Matchup.Read(cell, dashes: true) is { IsOrdered: true }));
        if (both.Count > 1)
        {
            return $"This schedule has its games side by side: {sheet.NameOf(both[0])} and {sheet.NameOf(both[1])} each name both teams. "
                + "A row is one game: write each game in a line of its own, with its date, its time and its teams.";
        }
        if (columns.FindAll(column => sheet.MostAre(column, cell => HomeOrAway.Contains(Text.Fold(cell)))) is [var where, ..])
        {
            return $"This is the schedule of one team: {sheet.NameOf(where)} says where it plays, and no column names it. "
                + "Write its name under Home where it is at home, else under Away, with the opponent under the other.";
        }
        return null;
    }
}

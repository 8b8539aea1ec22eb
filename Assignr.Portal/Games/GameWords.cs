using Assignr.Portal.Settings;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Games;

internal static class GameWords
{
    /// <summary>SEA at ATL, Sun 29 Nov 2026, 13:00.</summary>
    public static string Describe(this Game game, Site site) => $"{game.Away} at {game.Home}, {Dates.Exact(game.StartsAt, site)}";
}

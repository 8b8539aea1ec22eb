using Assignr.Portal.Settings;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Games;

internal static class GameWords
{
    public const string TimeToBeSet = "Time to be set";

    private const string Behind = ", time to be set";

    /// <summary>SEA at ATL, Sun 29 Nov 2026, 13:00.</summary>
    public static string Describe(this Game game, Site site) =>
        $"{game.Away} at {game.Home}, {Exact(game.StartsAt, game.IsTimeToBeSet, site)}";

    /// <summary>Sun 29 Nov 2026, 13:00; Sun 29 Nov 2026, time to be set.</summary>
    public static string Exact(DateTimeOffset startsAt, bool isTimeToBeSet, Site site) =>
        isTimeToBeSet ? Dates.ExactDay(startsAt, site) + Behind : Dates.Exact(startsAt, site);

    /// <summary>Sun 29 Nov, 16:05; Sun 29 Nov, time to be set.</summary>
    public static string DayAndTime(DateTimeOffset startsAt, bool isTimeToBeSet, Site site) =>
        isTimeToBeSet ? Dates.WeekDay(startsAt, site) + Behind : Dates.DayAndTime(startsAt, site);

    /// <summary>16:05; Time to be set.</summary>
    public static string Time(DateTimeOffset startsAt, bool isTimeToBeSet, Site site) => isTimeToBeSet
        ? TimeToBeSet
        : Dates.Time(startsAt, site);
}

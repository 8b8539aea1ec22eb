using Assignr.Portal.Games;
using Assignr.Portal.Games.Editing;
using Assignr.Portal.Import.OfGames.Matching;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Import.OfGames.Planning;

/// <summary>The state of a game after a row. What the row does not say stays.</summary>
internal static class GameMerge
{
    /// <param name="before">Null: a new game.</param>
    public static GameState Of(GameReading reading, GameState? before, KickOff kickOff, IReadOnlyList<CrewPlace> crew) => new()
    {
        ExternalId = reading.ExternalId ?? before?.ExternalId,
        StartsAt = kickOff.StartsAt,
        IsTimeToBeSet = kickOff.IsTimeToBeSet,
        Home = Team(reading.Home, before?.Home),
        Away = Team(reading.Away, before?.Away),
        IsCancelled = reading.Said.IsCancelled ?? before?.IsCancelled ?? false,
        Crew = crew,
    };

    // A start that the portal would write in the same way has not changed: the second 01:30 of a night is not the first.
    public static KickOff Start(GameReading reading, KnownGame? game, KnownGames games, Site site)
    {
        if (game is null)
            return KickOff.At(site, reading.Date!.Value, reading.Time);
        var (day, known) = (site.Today(game.State.StartsAt), games.TimeOf(game.State));
        var (date, time) = (reading.Date ?? day, reading.Time ?? known);
        return (date, time) == (day, known) ? KickOff.Of(game.State.StartsAt, game.State.IsTimeToBeSet) : KickOff.At(site, date, time);
    }

    /// <summary>A team that is to be set in the file does not replace a known one, just as an empty cell does not.</summary>
    private static string Team(string said, string? known) => known is not null && said is "" or Game.TeamToBeSet ? known : said;
}

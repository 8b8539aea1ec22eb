using Assignr.Portal.Games;
using Assignr.Portal.Games.Editing;
using Assignr.Portal.Import.OfGames.Matching;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Import.OfGames.Planning;

/// <summary>What a game becomes by what a row says of it. What it does not say stays.</summary>
internal static class GameMerge
{
    /// <param name="before">Null: a new one.</param>
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

    // What the file says as the portal would write it has not moved: the second 01:30 of a night is not the first one.
    public static KickOff Start(GameReading reading, KnownGame? game, KnownGames games, Site site)
    {
        if (game is null)
            return KickOff.At(site, reading.Date!.Value, reading.Time);
        var (day, known) = (site.Today(game.State.StartsAt), games.TimeOf(game.State));
        var (date, time) = (reading.Date ?? day, reading.Time ?? known);
        return (date, time) == (day, known) ? KickOff.Of(game.State.StartsAt, game.State.IsTimeToBeSet) : KickOff.At(site, date, time);
    }

    /// <summary>What is still to be set in the file takes nothing away that is known here, as an empty cell does not.</summary>
    private static string Team(string said, string? known) => known is not null && said is "" or Game.TeamToBeSet ? known : said;
}

using Assignr.Portal.Games;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Rows of which something is still to be set or said: times and teams.</summary>
internal static class OpenGames
{
    public static Offer Another { get; } = new("add-game", "Add as another game", new RowEdit { AsNew = true });

    /// <summary>Neither its time nor one of its teams is known: nothing but an id tells it from another one of its day.</summary>
    public static bool Is(GameReading reading) => reading is { Time: null, Home: Game.TeamToBeSet, Away: Game.TeamToBeSet };

    public static GamePlanRow Alike(GamePlanRow row, GameReading earlier) => row with
    {
        Outcome = Outcome.Look,
        Reason = $"Nothing tells this game from the one of line {earlier.Line}: teams and time are to be set in both.",
        Mend = "Give each a game id, or add it as another game.",
        Offers = [Another],
    };

    public static IEnumerable<string> Remarks(List<PlanRow> rows)
    {
        var count = rows.Count(row => row is GamePlanRow { After.IsTimeToBeSet: true });
        if (count > 0)
            yield return count == 1 ? "1 game has no time yet: it is to be set." : $"{count.Grouped()} games have no time yet: it is to be set.";
    }
}

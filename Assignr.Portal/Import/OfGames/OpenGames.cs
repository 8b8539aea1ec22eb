using Assignr.Portal.Games;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Rows of which something is still to be set or said: times, teams, ids.</summary>
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

    public static GamePlanRow OfLostId(GamePlanRow row, string id) => row with
    {
        Outcome = Outcome.Look,
        Reason = $"The id {id} is what a spreadsheet left of a longer number: its last digits are lost.",
        Mend = "Edit the row and enter it, or leave it empty.",
        Offers = [new Offer("leave-empty", "Leave it empty", new RowEdit { Cells = new Dictionary<string, string> { [GameFields.ExternalId] = "" } })],
    };

    /// <returns>Null where somebody said that it is meant.</returns>
    public static GamePlanRow? Unread(GamePlanRow row, GameReading reading) =>
        reading.Unread is { } text && $"“{text}” holds a letter that could not be read." is var sentence && !reading.Edit.Meant.Contains(sentence)
            ? row with { Outcome = Outcome.Look, Reason = sentence, Offers = [new Offer("accept", "Keep as it is", new RowEdit { Meant = [sentence] })] }
            : null;

    public static GamePlanRow Again(GamePlanRow row, GameReading earlier) => row with
    {
        Outcome = Outcome.Look,
        Reason = $"Line {earlier.Line} has these teams at the same time and says something else.",
        Mend = "Leave one of the two out, correct it, or add it as another game.",
        Offers = [Another],
    };

    /// <param name="holder">Which game here has the id; null where <paramref name="earlier"/>, a line of the file, has it.</param>
    public static GamePlanRow IdOfAnother(GamePlanRow row, string id, KnownGame? holder, GameReading? earlier, Site site) => row with
    {
        Outcome = Outcome.Look,
        Reason = holder is not null ? $"The id {id} is that of {holder.State.Describe(site)}."
            : $"Line {earlier!.Line} has the id {id} too, with other teams or on another day.",
        Mend = "Ids that begin again make other games: those come without an id.",
        Offers = holder is not null ? [new Offer("same-game", "It is the same game", new RowEdit { Match = holder.Id }), Another] : [Another],
    };

    public static IEnumerable<string> Remarks(List<PlanRow> rows)
    {
        var count = rows.Count(row => row is GamePlanRow { After.IsTimeToBeSet: true });
        if (count > 0)
            yield return count == 1 ? "1 game has no time yet: it is to be set." : $"{count.Grouped()} games have no time yet: it is to be set.";
    }
}

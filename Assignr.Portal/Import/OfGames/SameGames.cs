using Assignr.Portal.Games;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Rows of a game that an earlier row of the file is about already.</summary>
internal static class SameGames
{
    /// <param name="columns">A column that is left out, or the sheet, may tell the two apart.</param>
    public static GamePlanRow Of(GamePlanRow row, GameReading reading, GameReading earlier, GameColumns columns) =>
        reading.ExternalId is null && reading.SaysTheSameAs(earlier) && columns.Apart(earlier.Row, reading.Row) is { } apart
            ? ToldApart(row, earlier, apart)
        : reading.ExternalId is null && reading.SaysTheSameAs(earlier) && columns.SheetsOf(earlier.Row, reading.Row) is { } places
            ? OfOtherSheet(row, places)
        : Is(reading) ? Alike(row, reading, earlier)
        : reading.SaysTheSameAs(earlier) ? row with { Outcome = Outcome.Unchanged, Notes = [$"Says the same as line {earlier.Line}."] }
        : reading.ExternalId is not null ? row with
        {
            Reason = $"Line {earlier.Line} is about the same game and says something else.",
            Mend = "Leave one of the two out, or correct it.",
        }
        : Again(row, earlier);

    /// <summary>None of its teams is known: nothing but an id tells it from another one of its day and time.</summary>
    private static bool Is(GameReading reading) => reading is { ExternalId: null, Home: Game.TeamToBeSet, Away: Game.TeamToBeSet };

    private static GamePlanRow Alike(GamePlanRow row, GameReading reading, GameReading earlier) => row with
    {
        Outcome = Outcome.Look,
        Reason = $"Nothing tells this game from the one of line {earlier.Line}: teams {(reading.Time is null ? "and time " : "")}are to be set in both.",
        Mend = "Give each a game id, or add it as another game.",
        Offers = [OpenGames.Another],
    };

    private static GamePlanRow OfOtherSheet(GamePlanRow row, (string There, string Here) places) => row with
    {
        Outcome = Outcome.Look,
        Reason = $"Line {places.There} says the same, and this is line {places.Here}: nothing but the sheet tells the two apart.",
        Mend = "Add it as another game, or leave it out.",
        Offers = [OpenGames.Another],
    };

    /// <param name="apart">By which column, and what it says there and here.</param>
    private static GamePlanRow ToldApart(GamePlanRow row, GameReading earlier, (string Heading, string There, string Here) apart) => row with
    {
        Outcome = Outcome.Look,
        Reason = $"Line {earlier.Line} says the same, but {apart.Heading}, which is left out, has “{apart.There}” there and “{apart.Here}” here.",
        Mend = "Add it as another game, or leave it out. If that column is the game id, say so above.",
        Offers = [OpenGames.Another],
    };

    private static GamePlanRow Again(GamePlanRow row, GameReading earlier) => row with
    {
        Outcome = Outcome.Look,
        Reason = $"Line {earlier.Line} has these teams at the same time and says something else.",
        Mend = "Leave one of the two out, correct it, or add it as another game.",
        Offers = [OpenGames.Another],
    };
}

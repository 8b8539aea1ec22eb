using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.Planning;

namespace Assignr.Portal.Import.OfGames.Matching;

/// <summary>Rows of a game that an earlier row of the file is already about.</summary>
internal static class SameGames
{
    /// <param name="columns">For a column that is left out, or the sheet, that may distinguish the two.</param>
    public static GamePlanRow Of(GamePlanRow row, GameReading reading, GameReading earlier, GameColumns columns) =>
        IsOfOtherTeam(reading, earlier) && columns.LeftOut.Apart(earlier.Row, reading.Row) is null
            ? row with
            {
                Outcome = Outcome.Unchanged,
                Notes = [$"Line {columns.PlaceOf(earlier.Row)} is the same game in the schedule of the other team."],
            }
        : reading.ExternalId is null && reading.SaysTheSameAs(earlier) && columns.LeftOut.Apart(earlier.Row, reading.Row) is { } apart
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

    /// <summary>
    /// The game is in the schedules of both teams: each row names the other team and says who is at home, and everything else that both say
    /// is the same.
    /// </summary>
    private static bool IsOfOtherTeam(GameReading reading, GameReading earlier)
    {
        bool AreOne(string one, string other) => Text.Fold(one) == Text.Fold(other);
        bool Says(PlanCell cell) => cell.Text.Length > 0 && !IsOfFixture(cell.Field) && !NoValue.Is(cell.Text);
        if (reading.Date is null || reading.Date != earlier.Date || reading.Time != earlier.Time
            || reading.Said.Standing != earlier.Said.Standing || !AreOne(reading.Home, earlier.Home) || !AreOne(reading.Away, earlier.Away)
            || !reading.Cells.Any(cell => cell is { Field: GameFields.Opponent, Text.Length: > 0 }))
            return false;
        var there = earlier.Cells.Where(Says).ToDictionary(cell => cell.Field, cell => cell.Text);
        return !AreOne(OpponentOf(reading), OpponentOf(earlier))
            && reading.Cells.Where(Says).All(cell => !there.TryGetValue(cell.Field, out var text) || AreOne(text, cell.Text));
    }

    private static string OpponentOf(GameReading reading) => GameColumns.Of(reading.Cells, GameFields.Opponent)?.Text ?? "";

    private static bool IsOfFixture(string field) => field is GameFields.Team or GameFields.Opponent or GameFields.Side
        or GameFields.Matchup or GameFields.Date or GameFields.DateTime or GameFields.Time || GameColumns.IsRemarks(field);

    /// <summary>Neither team is known, so only an id distinguishes it from another game at its time.</summary>
    private static bool Is(GameReading reading) => reading is { ExternalId: null, Home: Game.TeamToBeSet, Away: Game.TeamToBeSet };

    private static GamePlanRow Alike(GamePlanRow row, GameReading reading, GameReading earlier) => row with
    {
        Outcome = Outcome.Look,
        Reason =
            $"Nothing tells this game from the one of line {earlier.Line}: teams {(reading.Time is null ? "and time " : "")}are to be set "
            + "in both.",
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

    /// <param name="apart">The column that differs, with its cell in the earlier row and in this one.</param>
    private static GamePlanRow ToldApart(GamePlanRow row, GameReading earlier, (string Heading, string There, string Here) apart) =>
        row with
        {
            Outcome = Outcome.Look,
            Reason =
            $"Line {earlier.Line} says the same, but {apart.Heading}, which is left out, has “{apart.There}” there and “{apart.Here}” "
            + "here.",
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

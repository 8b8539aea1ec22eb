using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Games whose state says that they are not scheduled yet: their time of zero, from a database, does not count.</summary>
internal static class UnscheduledGames
{
    private static readonly HashSet<string> Words =
    [
        "unscheduled", "not scheduled", "not yet scheduled", "to be scheduled", "needs scheduling", "time tbd", "nicht angesetzt",
        "noch nicht angesetzt", "por programar", "sin programar", "a programmer", "non programme",
    ];

    public static IReadOnlyList<PlanCell> WithoutZeros(IReadOnlyList<PlanCell> cells, DaysAndTimes days, Remarks remarks)
    {
        if (GameColumns.Of(cells, GameFields.State) is not { Text.Length: > 0 } state || !Words.Contains(Text.Fold(state.Text))
            || GameColumns.Of(cells, GameFields.Time) is not { Text.Length: > 0 } time || !days.IsMidnight(time.Text))
            return cells;
        remarks.Count(
            "games are not scheduled yet, so that their midnight is no time", $"“{time.Text}” beside “{state.Text}”",
            "game is not scheduled yet, so that its midnight is no time");
        return [.. cells.Select(cell => cell == time ? cell with { Text = "" } : cell)];
    }
}

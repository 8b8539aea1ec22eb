using System.Globalization;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Import.OfGames.Planning;

/// <summary>Games that would be added although they are over: a list of last season, or dates with day and month exchanged.</summary>
internal static class PastGames
{
    public static IEnumerable<string> Remarks(List<PlanRow> rows, ImportSource source)
    {
        var today = source.Site.Today(source.Now);
        var past = rows.OfType<GamePlanRow>()
            .Where(row => row is { Outcome: Outcome.Add, After: { } after } && source.Site.Today(after.StartsAt) < today).ToList();
        if (past.Count == 0)
            yield break;
        var first = source.Site.Today(past.Min(row => row.After!.StartsAt))
            .ToString(source.Site.Style.DateWithYear, CultureInfo.InvariantCulture);
        yield return past.Count == 1 ? $"1 game that is added is past: it was on {first}."
            : $"{past.Count.Grouped()} games that are added are past, the first on {first}.";
    }
}

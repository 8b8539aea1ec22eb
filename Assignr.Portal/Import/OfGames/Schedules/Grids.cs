using Assignr.Portal.Data;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Import.Sheets.Tables;

namespace Assignr.Portal.Import.OfGames.Schedules;

/// <summary>Schedules that are not lists: a calendar with a box for each day, and a table with the teams on two sides.</summary>
internal static class Grids
{
    private const int LeastWeekdays = 5;
    private const int LeastTeams = 3;
    private const string AsList =
        "Write them as a list instead, a line for each game, with columns for its date, its time, the home and the away team.";

    /// <summary>Why it cannot be read, and what to do; null where it is a list.</summary>
    public static string? Of(Sheet sheet) =>
        IsCalendar(sheet) ? $"This is a calendar with a box for each day, and games in boxes cannot be read. {AsList}"
        : IsOfTeams(sheet)
        ? $"This table has the teams above and on the left, and what stands between them cannot be read. {AsList}"
        : null;

    private static bool IsCalendar(Sheet sheet) => sheet.Rows.Take(HeadingLines.Looked).Select(row => row.Cells).Prepend(sheet.Headings)
        .Any(cells => cells.Select(CalendarWords.WeekdayIn).OfType<DayOfWeek>().Distinct().Count() >= LeastWeekdays);

    private static bool IsOfTeams(Sheet sheet)
    {
        var above = sheet.Headings.Where(heading => heading.Length > 0).Select(Text.Fold).ToHashSet();
        var left = sheet.Rows.Take(Columns.Looked).Select(row => Text.Fold(row.Cells[0])).Where(cell => cell.Length > 0).ToHashSet();
        return left.Count >= LeastTeams && left.Count(above.Contains) * 2 > left.Count && left.Count(above.Contains) >= LeastTeams;
    }
}

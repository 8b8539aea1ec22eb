using System.Globalization;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>
/// Days as programs count them: seconds or milliseconds since 1970 (Unix), and weeks of a year (ISO 8601: 2026-W49-6). They are written as
/// dates before anything else is read.
/// </summary>
internal static partial class MachineDays
{
    private const long FirstSecond = 946_684_800;
    private const long LastSecond = 4_102_444_800;
    private const long Thousand = 1_000;

    public static List<SheetRow> Write(
        IReadOnlyList<string> headings, List<SheetRow> rows, Reading reading, Expected expected, List<Finding> findings)
    {
        for (var column = 0; column < headings.Count; column++)
        {
            if (!expected.IsOfDays(Columns.Key(headings[column])))
                continue;
            var cells = rows.Where(row => column < row.Cells.Count && row.Cells[column].Length > 0).Select(row => row.Cells[column])
                .ToList();
            var days = cells.Take(Columns.Looked).Count(cell => Of(cell) is not null);
            if (days == 0 || days * 2 <= Math.Min(cells.Count, Columns.Looked))
                continue;
            var example = cells.First(cell => Of(cell) is not null);
            findings.Add(new Finding(
                "Days as programs count them",
                reading.KeepsFigures ? $"“{headings[column]}” is read as it stands, as “{example}”, as was chosen."
                    : $"“{headings[column]}” counts {(example.Contains('W', StringComparison.OrdinalIgnoreCase) ? "weeks and days of a year"
                        : "from 1970, in the time of UTC")}: “{example}” is {Of(example)}.",
                [
                    new FindingOption("Read them as days", reading with { KeepsFigures = false }, !reading.KeepsFigures),
                    new FindingOption("As they stand", reading with { KeepsFigures = true }, reading.KeepsFigures),
                ]));
            for (var index = 0; index < rows.Count && !reading.KeepsFigures; index++)
            {
                if (column < rows[index].Cells.Count && Of(rows[index].Cells[column]) is { } day)
                    rows[index] = rows[index].With(column, day);
            }
        }
        return rows;
    }

    /// <summary>The day, with a time in UTC where it is one; null for any other text.</summary>
    private static string? Of(string cell)
    {
        if (cell.Length is < 7 or > 13)
            return null;
        if (cell.Length is 10 or 13 && long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (cell.Length == 13 ? number / Thousand : number) is >= FirstSecond and < LastSecond and var seconds)
            return DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (Week().Match(cell) is not { Success: true } week)
            return null;
        int Number(string group) => int.Parse(week.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        var (year, of, day) = (Number("year"), Number("week"), Number("day"));
        return year is < 2000 or > 2100 || of < 1 || of > ISOWeek.GetWeeksInYear(year) ? null
            : ISOWeek.ToDateTime(year, of, day == 7 ? DayOfWeek.Sunday : (DayOfWeek)day).ToString("yyyy-MM-dd",
                CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^(?<year>[0-9]{4})-?[Ww](?<week>[0-9]{2})-?(?<day>[1-7])$", RegexOptions.CultureInvariant)]
    private static partial Regex Week();
}

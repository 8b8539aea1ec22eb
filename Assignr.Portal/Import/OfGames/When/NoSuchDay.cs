using System.Globalization;
using System.Text.RegularExpressions;
using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Dates that are wrong only in their day: 31 April, 29 February of most years.</summary>
internal static partial class NoSuchDay
{
    private static readonly Season LeapYear = new(2024, IsSplit: false);

    /// <returns>What to say about it; null where something else is wrong.</returns>
    public static (string Sentence, string Mend)? Of(string text)
    {
        foreach (var last in LastDays().Matches(text).Take(2))
        {
            var other = string.Concat(text.AsSpan(0, last.Index), "28", text.AsSpan(last.Index + last.Length));
            if (DateText.Read(other) is not { } day
                || (day.On(dayFirst: true, LeapYear) ?? day.On(dayFirst: false, LeapYear)) is not { Day: 28 } near)
                continue;
            var (month, year) = (near.ToString("MMMM", CultureInfo.InvariantCulture), day.Year);
            var days = DateTime.DaysInMonth(year ?? near.Year - 1, near.Month);
            return int.Parse(last.ValueSpan, CultureInfo.InvariantCulture) <= days ? null
                : ($"There is no day “{text}”: {month}{(near.Month == 2 && year is not null ? $" {year}" : "")} has {days} days.",
                    "Correct the date.");
        }
        return null;
    }

    [GeneratedRegex(@"(?<![0-9])(?:29|30|31)(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LastDays();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.Sheets.Calendars;

/// <summary>
/// When an event begins (RFC 5545 3.3.4, 3.3.5): a day alone, a time of no zone, of UTC, or of a zone that it names. The zone stands behind
/// the time, where the schedule's reading converts it or asks.
/// </summary>
internal static partial class CalendarMoment
{
    /// <returns>What cannot be read stands as it is in place of the date.</returns>
    public static (string Date, string Time) Of(string value, string parameters, CalendarZones zones)
    {
        if (Moment().Match(value) is not { Success: true } match
            || !DateTime.TryParseExact($"{match.Groups["day"].Value.Replace("-", "", StringComparison.Ordinal)}", "yyyyMMdd",
                CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (value, "");
        var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (!match.Groups["hour"].Success)
            return (date, "");
        var time = $"{match.Groups["hour"].Value}:{match.Groups["minute"].Value}";
        if (match.Groups["utc"].Success)
            return (date, $"{time}:00Z");
        var zone = Zone().Match(parameters) is { Success: true } named ? named.Groups["id"].Value.Trim('"') : null;
        return (date, TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var at)
            ? $"{time}{zones.Behind(zone, day + at.ToTimeSpan())}" : time);
    }

    [GeneratedRegex(@"^(?<day>[0-9]{4}-?[0-9]{2}-?[0-9]{2})(?:[T ](?<hour>[0-9]{2}):?(?<minute>[0-9]{2})(?::?[0-9]{2}(?:\.[0-9]+)?)?"
        + "(?<utc>Z)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Moment();

    [GeneratedRegex(@";TZID=(?<id>""[^""]*""|[^;:]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Zone();
}

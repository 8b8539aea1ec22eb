using System.Globalization;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.Sheets.Calendars;

/// <summary>
/// The time zones that a calendar names: as everybody does (America/New_York), with a path before it, or as Outlook does ("Eastern
/// Standard Time"). Behind a time stands a name or an offset that a schedule is read with; an unknown zone is asked about there.
/// </summary>
internal sealed partial class CalendarZones
{
    /// <summary>How many names of one file are looked up, each on the disk.</summary>
    private const int MostLooked = 100;

    private const int LongestName = 100;

    private readonly Dictionary<string, TimeZoneInfo?> known = [];

    /// <summary>The zone of times that name none; null where the calendar does not say it.</summary>
    public string? Usual { get; set; }

    /// <summary>What stands behind a time of that zone; empty where there is none.</summary>
    /// <param name="name">Null: the time names no zone.</param>
    public string Behind(string? name, DateTime local)
    {
        var said = name ?? Usual ?? "";
        if (string.IsNullOrWhiteSpace(said))
            return "";
        if (Find(said) is not { } zone)
            return $" Zone/{Unknown(said)}";
        if (Simple().IsMatch(zone.Id))
            return $" {zone.Id}";
        var offset = zone.IsInvalidTime(local) ? zone.BaseUtcOffset : zone.GetUtcOffset(local);
        return string.Create(
            CultureInfo.InvariantCulture, $":00{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
    }

    private TimeZoneInfo? Find(string name)
    {
        if (name.Length > LongestName)
            return null;
        if (known.TryGetValue(name, out var zone))
            return zone;
        if (known.Count >= MostLooked)
            return null;
        return known[name] = Ids(name).Select(id => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : null)
            .FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<string> Ids(string name)
    {
        var parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var count in new[] { 2, 3 })
        {
            if (parts.Length >= count && string.Join('/', parts[^count..]) is var id && Id().IsMatch(id))
                yield return id;
        }
        if (name is "UTC" or "GMT" or "Etc/UTC" or "Etc/GMT")
            yield return "UTC";
        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana))
            yield return iana;
    }

    /// <summary>Its letters, for the question.</summary>
    private static string Unknown(string name)
    {
        var letters = string.Concat(name.Trim().Replace(' ', '_').Where(letter => char.IsAsciiLetter(letter) || letter == '_').Take(30))
            .Trim('_');
        return letters.Length < 2 ? "Unknown" : $"{char.ToUpperInvariant(letters[0])}{letters[1..]}";
    }

    // As TimeText takes a zone behind a time.
    [GeneratedRegex("^[A-Z][A-Za-z]{1,11}/[A-Z][A-Za-z_]{1,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex Simple();

    [GeneratedRegex("^[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}

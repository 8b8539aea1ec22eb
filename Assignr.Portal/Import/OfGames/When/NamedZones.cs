using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Time zones by the names that schedules write beside a time.</summary>
internal static class NamedZones
{
    // For each zone its own names, those of its standard time and those of its summer time, separated by bars.
    private static readonly Dictionary<string, NamedZone> Known = new (string Id, string Names)[]
    {
        ("America/New_York", "et eastern|est|edt"),
        ("America/Chicago", "ct central|cst|cdt"),
        ("America/Denver", "mt mountain|mst|mdt"),
        ("America/Los_Angeles", "pt pacific|pst|pdt"),
        ("America/Anchorage", "alaska|akst|akdt"),
        ("Pacific/Honolulu", "hawaii|hst|"),
        ("America/Halifax", "atlantic|ast|adt"),
        ("UTC", "utc|gmt|"),
        ("Europe/London", "||bst"),
        ("Europe/Lisbon", "|wet|west"),
        ("Europe/Paris", "|cet mez|cest mesz"),
        ("Europe/Athens", "|eet|eest"),
    }.SelectMany(zone => Named(zone.Id, zone.Names)).ToDictionary();

    /// <summary>Also America/New_York. Null where the name is unknown, or means several zones of the world, as IST does.</summary>
    public static NamedZone? Find(string name) =>
        Known.TryGetValue(Text.Fold(name).Replace(" time", "", StringComparison.Ordinal), out var zone)
            ? (TimeZoneInfo.TryFindSystemTimeZoneById(zone.Id, out _) ? zone : null)
        : name.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)
            ? new NamedZone(name, null) : null;

    private static IEnumerable<KeyValuePair<string, NamedZone>> Named(string id, string names) => names.Split('|').Index()
        .SelectMany(part => part.Item.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => KeyValuePair.Create(name, new NamedZone(id, part.Index == 0 ? null : part.Index == 2))));
}

/// <param name="IsSummer">True for EDT, false for EST; null for ET, which depends on the date.</param>
internal sealed record NamedZone(string Id, bool? IsSummer)
{
    private static readonly TimeSpan Summer = TimeSpan.FromHours(1);

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Id);

    /// <summary>
    /// The offset from UTC at a local time of that zone; also of another zone with the same name, where the site is in it: MST is used in
    /// Arizona all year. Null where neither has a time of that name at that moment: EST in July.
    /// </summary>
    public TimeSpan? OffsetAt(DateTime local, TimeZoneInfo site)
    {
        var zone = Zone;
        if (IsSummer is not { } isSummer)
            return Offsets(zone, local).First();
        var offset = zone.BaseUtcOffset + (isSummer ? Summer : TimeSpan.Zero);
        return Offsets(zone, local).Contains(offset) || (site.BaseUtcOffset == zone.BaseUtcOffset && IsOf(site, local, offset))
            ? offset
            : null;
    }

    /// <summary>Whether the site's time has that offset then; in the night in which clocks go back there are two.</summary>
    public static bool IsOf(TimeZoneInfo site, DateTime local, TimeSpan offset) => Offsets(site, local).Contains(offset);

    private static TimeSpan[] Offsets(TimeZoneInfo zone, DateTime local) =>
        zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local) : [zone.GetUtcOffset(local)];
}

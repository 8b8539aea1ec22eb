using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Time zones as schedules name them beside a time.</summary>
internal static class NamedZones
{
    private static readonly Dictionary<string, string> Ids = new (string Id, string Names)[]
    {
        ("America/New_York", "et est edt eastern"),
        ("America/Chicago", "ct cst cdt central"),
        ("America/Denver", "mt mst mdt mountain"),
        ("America/Los_Angeles", "pt pst pdt pacific"),
        ("America/Anchorage", "akst akdt alaska"),
        ("Pacific/Honolulu", "hst hawaii"),
        ("America/Halifax", "ast adt atlantic"),
        ("UTC", "utc gmt"),
        ("Europe/London", "bst"),
        ("Europe/Lisbon", "wet west"),
        ("Europe/Paris", "cet cest mez mesz"),
        ("Europe/Athens", "eet eest"),
    }.SelectMany(zone => zone.Names.Split(' ').Select(name => (name, zone.Id))).ToDictionary(zone => zone.name, zone => zone.Id);

    /// <summary>Null where the name is not known, or means several zones of the world, as IST does.</summary>
    public static TimeZoneInfo? Find(string name) =>
        Ids.TryGetValue(Text.Fold(name).Replace(" time", "", StringComparison.Ordinal), out var id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    /// <summary>
    /// Whether a name can be the site's own zone: many write EST in summer too, and MST in Arizona. Such a time is the site's.
    /// </summary>
    public static bool CanBe(TimeZoneInfo named, TimeZoneInfo site) => named.BaseUtcOffset == site.BaseUtcOffset;
}

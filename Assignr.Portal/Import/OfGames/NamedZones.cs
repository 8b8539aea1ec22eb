using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Time zones as schedules name them beside a time.</summary>
internal static class NamedZones
{
    private static readonly Dictionary<string, string> Ids = new()
    {
        ["et"] = "America/New_York", ["est"] = "America/New_York", ["edt"] = "America/New_York", ["eastern"] = "America/New_York",
        ["ct"] = "America/Chicago", ["cst"] = "America/Chicago", ["cdt"] = "America/Chicago", ["central"] = "America/Chicago",
        ["mt"] = "America/Denver", ["mst"] = "America/Denver", ["mdt"] = "America/Denver", ["mountain"] = "America/Denver",
        ["pt"] = "America/Los_Angeles", ["pst"] = "America/Los_Angeles", ["pdt"] = "America/Los_Angeles", ["pacific"] = "America/Los_Angeles",
        ["akst"] = "America/Anchorage", ["akdt"] = "America/Anchorage", ["alaska"] = "America/Anchorage",
        ["hst"] = "Pacific/Honolulu", ["hawaii"] = "Pacific/Honolulu",
        ["ast"] = "America/Halifax", ["adt"] = "America/Halifax", ["atlantic"] = "America/Halifax",
        ["utc"] = "UTC", ["gmt"] = "UTC", ["bst"] = "Europe/London",
        ["wet"] = "Europe/Lisbon", ["west"] = "Europe/Lisbon", ["eet"] = "Europe/Athens", ["eest"] = "Europe/Athens",
        ["cet"] = "Europe/Paris", ["cest"] = "Europe/Paris", ["mez"] = "Europe/Paris", ["mesz"] = "Europe/Paris",
    };

    /// <summary>Null where the name is not known, or means several zones of the world, as IST does.</summary>
    public static TimeZoneInfo? Find(string name) =>
        Ids.TryGetValue(Text.Fold(name).Replace(" time", "", StringComparison.Ordinal), out var id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    /// <summary>
    /// Whether a name can be the site's own zone: many write EST in summer too, and MST in Arizona. Such a time is the site's.
    /// </summary>
    public static bool CanBe(TimeZoneInfo named, TimeZoneInfo site) => named.BaseUtcOffset == site.BaseUtcOffset;
}

namespace Assignr.Portal.Settings;

/// <summary>The time zones of this machine by their IANA names, to choose from.</summary>
public static class TimeZones
{
    private static readonly List<string> All = [.. TimeZoneInfo.GetSystemTimeZones()
        .Where(zone => zone.HasIanaId && (zone.Id == "UTC"
            || (zone.Id.Contains('/', StringComparison.Ordinal) && !zone.Id.StartsWith("Etc/", StringComparison.Ordinal))))
        .Select(zone => zone.Id).Order(StringComparer.Ordinal)];

    /// <summary>"America/New York, UTC-05:00": with the offset at that moment.</summary>
    public static string Label(string? id, DateTimeOffset at) => id is null || !TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
        ? Named(id)
        : $"{Named(id)}, UTC{Offset(zone.GetUtcOffset(at))}";

    /// <summary>The zones whose name, or usual English name such as Eastern Time, contains all the words; without words, all
    /// zones.</summary>
    public static IEnumerable<string> Find(string? words, DateTimeOffset at)
    {
        var wanted = (words ?? "").Split([' ', '/', '_', ','], StringSplitOptions.RemoveEmptyEntries);
        return All.Where(id =>
        {
            var names =
                $"{Label(id, at)} {TimeZoneInfo.FindSystemTimeZoneById(id).StandardName} "
                + $"{TimeZoneInfo.FindSystemTimeZoneById(id).DisplayName}";
            return wanted.All(word => names.Contains(word, StringComparison.OrdinalIgnoreCase));
        });
    }

    /// <summary>The IANA name of a typed or chosen zone, such as "America/New York"; null where there is none.</summary>
    public static string? Read(string? text) =>
        (text ?? "").Trim().Replace(' ', '_') is { Length: > 0 } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            && zone.HasIanaId ? zone.Id : null;

    /// <summary>The same, or the only zone that contains all the words, so that "Denver" is enough.</summary>
    public static string? Meant(string? text, DateTimeOffset at) =>
        Read(text) ?? (string.IsNullOrWhiteSpace(text) || Find(text, at).Take(2).ToList() is not [var only] ? null : only);

    /// <summary>"America/New York".</summary>
    public static string Named(string? id) => (id ?? "").Replace('_', ' ');

    /// <summary>The other words that a zone is found by: "UTC-05:00, Eastern Standard Time".</summary>
    public static string Detail(string id, DateTimeOffset at)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        return $"UTC{Offset(zone.GetUtcOffset(at))}, {zone.StandardName}";
    }

    private static string Offset(TimeSpan offset) => $"{(offset < TimeSpan.Zero ? "-" : "+")}{offset:hh\\:mm}";
}

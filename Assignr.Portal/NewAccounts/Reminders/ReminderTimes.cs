using Assignr.Portal.Settings;

namespace Assignr.Portal.NewAccounts.Reminders;

/// <summary>When reminders may go, by the clock of the site: never in the quiet hours, whatever that clock does at a change of the
/// season.</summary>
public static class ReminderTimes
{
    /// <summary>No reminder goes from this hour on,</summary>
    public static TimeOnly QuietFrom { get; } = new(21, 0);

    /// <summary>until this one.</summary>
    public static TimeOnly QuietUntil { get; } = new(8, 0);

    /// <summary>So many days later at the same time of the clock; where that is in the quiet hours, at their end.</summary>
    public static DateTimeOffset After(DateTimeOffset from, int days, Site site) =>
        OutOfQuietHours(site.At(site.Local(from).DateTime.AddDays(days)), site);

    /// <summary>The same moment, or the end of the quiet hours that it is in.</summary>
    public static DateTimeOffset OutOfQuietHours(DateTimeOffset time, Site site)
    {
        var local = site.Local(time).DateTime;
        var clock = TimeOnly.FromDateTime(local);
        if (clock >= QuietUntil && clock < QuietFrom)
            return time.ToUniversalTime();
        return site.At(local.Date.AddDays(clock >= QuietFrom ? 1 : 0) + QuietUntil.ToTimeSpan());
    }
}

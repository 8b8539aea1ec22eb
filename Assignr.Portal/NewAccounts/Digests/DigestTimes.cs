using Assignr.Portal.People;
using Assignr.Portal.Settings;

namespace Assignr.Portal.NewAccounts.Digests;

/// <summary>When digests go, by the clock of the site.</summary>
public static class DigestTimes
{
    public static TimeOnly Hour { get; } = new(7, 0);

    /// <summary>Today's time of digests, passed or not.</summary>
    public static DateTimeOffset Today(DateTimeOffset now, Site site) => site.At(site.Today(now).ToDateTime(Hour));

    /// <summary>Whether the weekly ones go today, too.</summary>
    public static bool IsWeeklyDay(DateTimeOffset now, Site site) => site.Today(now).DayOfWeek == DayOfWeek.Monday;

    /// <summary>From when on things are new to somebody who had no digest yet.</summary>
    public static DateTimeOffset Before(DateTimeOffset now, DigestChoice choice) => now.AddDays(choice == DigestChoice.Daily ? -1 : -7);
}

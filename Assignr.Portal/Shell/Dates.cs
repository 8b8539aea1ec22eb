using System.Globalization;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Shell;

/// <summary>Times as they are shown: in the site's time zone and style, with the year only where it is not the current one, and an en
/// dash where there is none.</summary>
public static class Dates
{
    public const string None = "–";

    /// <summary>Today, Yesterday, 20 Nov, 20 Nov 2025.</summary>
    public static string Short(DateTimeOffset? utc, Site site, DateTimeOffset now)
    {
        if (utc is not { } time)
            return None;
        var (date, today) = (DateOnly.FromDateTime(site.Local(time).DateTime), site.Today(now));
        return (today.DayNumber - date.DayNumber) switch
        {
            0 => "Today",
            1 => "Yesterday",
            _ => date.ToString(date.Year == today.Year ? site.Style.Date : site.Style.DateWithYear, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>20 Nov, 10:02; with the year where it is not the current one.</summary>
    public static string Moment(DateTimeOffset? utc, Site site, DateTimeOffset now) => utc is { } time
        ? Write(time, site,
            $"{(site.Local(time).Year == site.Local(now).Year ? site.Style.Date : site.Style.DateWithYear)}, {site.Style.Time}")
        : None;

    /// <summary>Fri 20 Nov 2026, 10:02.</summary>
    public static string Exact(DateTimeOffset? utc, Site site) => Write(utc, site, $"ddd {site.Style.DateWithYear}, {site.Style.Time}");

    /// <summary>Fri 20 Nov 2026.</summary>
    public static string ExactDay(DateTimeOffset utc, Site site) => Write(utc, site, $"ddd {site.Style.DateWithYear}");

    /// <summary>Sun 29 Nov.</summary>
    public static string WeekDay(DateTimeOffset utc, Site site) => Write(utc, site, $"ddd {site.Style.Date}");

    /// <summary>Sun 29 Nov, 16:05.</summary>
    public static string DayAndTime(DateTimeOffset? utc, Site site) => Write(utc, site, $"ddd {site.Style.Date}, {site.Style.Time}");

    /// <summary>10:02.</summary>
    public static string Time(DateTimeOffset? utc, Site site) => Write(utc, site, site.Style.Time);

    /// <summary>10:02:31, for what happens several times a minute.</summary>
    public static string TimeWithSeconds(DateTimeOffset utc, Site site) => Write(utc, site, site.Style.TimeWithSeconds);

    /// <summary>Sun 29 Nov; with the year where it is not the current one.</summary>
    public static string Day(DateTimeOffset utc, Site site, DateTimeOffset now) =>
        Write(utc, site, $"ddd {(site.Local(utc).Year == site.Local(now).Year ? site.Style.Date : site.Style.DateWithYear)}");

    /// <summary>2026-11-20T10:02:31Z: the <c>datetime</c> of a time.</summary>
    public static string ForMachines(DateTimeOffset utc) => utc.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>2026-11-20: that of a day.</summary>
    public static string DayForMachines(DateTimeOffset utc, Site site) => Write(utc, site, "yyyy-MM-dd");

    /// <summary>today, yesterday, 3 days ago: counted in days of the site's calendar, for the middle of a sentence.</summary>
    public static string Ago(DateTimeOffset utc, Site site, DateTimeOffset now) =>
        (site.Today(now).DayNumber - site.Today(utc).DayNumber) switch
        {
            <= 0 => "today",
            1 => "yesterday",
            var days => string.Create(CultureInfo.InvariantCulture, $"{days} days ago"),
        };

    private static string Write(DateTimeOffset? utc, Site site, string format) =>
        utc is { } time ? site.Local(time).ToString(format, CultureInfo.InvariantCulture) : None;
}

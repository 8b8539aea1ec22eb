using System.Globalization;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;

namespace Assignr.Portal.NewAccounts.Planning;

/// <summary>When a planned mailing goes.</summary>
/// <param name="AlsoAtNight">Also in the quiet hours of the site, which are those of reminders.</param>
public sealed record SendTime(DateTimeOffset At, bool AlsoAtNight = false)
{
    /// <summary>The fields that a problem is at.</summary>
    public const string DateField = "SendDate", TimeField = "SendTime";

    public static TimeSpan Soonest { get; } = TimeSpan.FromMinutes(15);

    public static TimeSpan Latest { get; } = TimeSpan.FromDays(60);

    /// <summary>Why nothing can be planned for then; null where it can.</summary>
    public Problem? WhyNot(Site site, DateTimeOffset now)
    {
        if (At < now)
            return Over(site.Today(At) < site.Today(now));
        if (At < now + Soonest)
        {
            // The next whole minute: the field knows no seconds.
            var from = now + Soonest + TimeSpan.FromSeconds(59);
            return new Problem(TimeField,
                $"Choose a time at least {Soonest.TotalMinutes} minutes ahead: from {Dates.Time(from, site)} on.");
        }
        if (At > now + Latest)
            return TooFar(site, now);
        return !AlsoAtNight && ReminderTimes.OutOfQuietHours(At, site) != At.ToUniversalTime()
            ? new Problem(TimeField,
                $"From {Clock(ReminderTimes.QuietFrom, site)} to {Clock(ReminderTimes.QuietUntil, site)} nothing goes. "
                + "Choose another time, or tick Also at night.")
            : null;
    }

    internal static Problem Over(bool isAnotherDay) => isAnotherDay
        ? new Problem(DateField, "This day is over. Choose today or a later one.")
        : new Problem(TimeField, "This time is over. Choose a later one.");

    internal static Problem TooFar(Site site, DateTimeOffset now) =>
        new(DateField, $"Choose a day within {Latest.TotalDays} days: until {Dates.Day(now + Latest, site, now)}.");

    private static string Clock(TimeOnly time, Site site) => time.ToString(site.Style.Time, CultureInfo.InvariantCulture);
}

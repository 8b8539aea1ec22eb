using System.Globalization;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Tests.NewAccounts.Reminders;

public sealed class ReminderTimesTests
{
    [Theory]
    [InlineData("2026-11-23T09:15:00-06:00", 3, "2026-11-26T09:15:00-06:00")]
    [InlineData("2026-11-23T20:59:00-06:00", 1, "2026-11-24T20:59:00-06:00")]
    [InlineData("2026-11-23T21:00:00-06:00", 1, "2026-11-25T08:00:00-06:00")]
    [InlineData("2026-11-23T23:30:00-06:00", 7, "2026-12-01T08:00:00-06:00")]
    [InlineData("2026-11-23T00:30:00-06:00", 7, "2026-11-30T08:00:00-06:00")]
    [InlineData("2026-11-23T07:59:59-06:00", 7, "2026-11-30T08:00:00-06:00")]
    [InlineData("2026-11-23T08:00:00-06:00", 7, "2026-11-30T08:00:00-06:00")]
    // Clocks go back on 1 November 2026 and forward on 14 March 2027.
    [InlineData("2026-10-30T09:00:00-05:00", 3, "2026-11-02T09:00:00-06:00")]
    [InlineData("2026-10-31T01:30:00-05:00", 1, "2026-11-01T08:00:00-06:00")]
    [InlineData("2027-03-12T10:00:00-06:00", 3, "2027-03-15T10:00:00-05:00")]
    [InlineData("2027-03-13T02:30:00-06:00", 1, "2027-03-14T08:00:00-05:00")]
    [InlineData("2027-03-13T21:30:00-06:00", 0, "2027-03-14T08:00:00-05:00")]
    public void A_reminder_goes_at_the_same_time_of_the_sites_clock_and_never_at_night(string from, int days, string at) =>
        Assert.Equal(Time(at), ReminderTimes.After(Time(from), days, SiteIn("America/Chicago")));

    [Fact]
    public void A_change_of_the_clock_in_the_day_leaves_no_time_out()
    {
        // In Troll it goes forward by two hours.
        Assert.Equal(Time("2027-03-28T08:00:00+02:00"),
            ReminderTimes.After(Time("2027-03-27T02:30:00+00:00"), 1, SiteIn("Antarctica/Troll")));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Site SiteIn(string zone)
    {
        var site = Site.New();
        site.Describe("Sunday Officials", zone);
        return site;
    }
}

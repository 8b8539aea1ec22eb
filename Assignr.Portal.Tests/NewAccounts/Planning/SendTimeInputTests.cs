using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Tests.NewAccounts.Planning;

public sealed class SendTimeInputTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 20, 15, 0, 30, TimeSpan.Zero);

    /// <summary>Chicago: on 1 November 2026 the clock goes back at 2, on 14 March 2027 forward. Lord Howe moves by half an hour.</summary>
    [Theory]
    [InlineData("America/Chicago", "2026-10-21 09:00", "2026-10-21 14:00", null)]
    [InlineData("America/Chicago", "2026-11-01 01:30", "2026-11-01 06:30", "01:30 comes twice that day: the first one is meant.")]
    [InlineData("America/Chicago", "2026-11-01 02:00", "2026-11-01 08:00", null)]
    [InlineData("Europe/London", "2026-10-25 01:00", "2026-10-25 00:00", "01:00 comes twice that day: the first one is meant.")]
    [InlineData("America/Sao_Paulo", "2026-11-01 00:00", "2026-11-01 03:00", null)]
    [InlineData("America/Chicago", "2027-03-14 02:30", "2027-03-14 08:00", "The clock leaves out 02:30 that day.")]
    [InlineData("Australia/Lord_Howe", "2027-10-03 02:10", "2027-10-02 15:30", "The clock leaves out 02:10 that day.")]
    public void A_time_is_that_of_the_sites_clock(string zone, string typed, string utc, string? remark)
    {
        var site = SiteIn(zone);
        var expected = DateTimeOffset.Parse($"{utc}Z", System.Globalization.CultureInfo.InvariantCulture);
        var now = expected.AddDays(-5);
        var input = Typed(typed, night: true);

        var time = input.Read(site, now, out var problems);

        Assert.Empty(problems);
        Assert.Equal(expected, time!.At);
        Assert.EndsWith(remark ?? ".", input.InWords(site, now), StringComparison.Ordinal);
    }

    [Fact]
    public void No_time_of_a_year_and_no_zone_goes_to_the_past_of_what_was_typed()
    {
        foreach (var zone in new[] { "America/Chicago", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "UTC" })
        {
            var site = SiteIn(zone);
            for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
            {
                for (var minute = 0; minute < 24 * 60; minute += 30)
                {
                    var typed = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
                    var input = Typed($"{typed:yyyy-MM-dd HH:mm}", night: true);
                    var now = new DateTimeOffset(typed, TimeSpan.Zero).AddDays(-3);

                    var local = site.Local(input.Read(site, now, out _)!.At).DateTime;

                    Assert.InRange(local - typed, TimeSpan.Zero, TimeSpan.FromHours(1));
                    Assert.True(local == typed || site.TimeZone.IsInvalidTime(typed));
                }
            }
        }
    }

    [Theory]
    [InlineData(null, "SendDate: Choose the day. SendTime: Choose the time.")]
    [InlineData("2026-10-19 16:00", "SendDate: This day is over. Choose today or a later one.")]
    [InlineData("0001-01-01 00:00", "SendDate: This day is over. Choose today or a later one.")]
    [InlineData("2026-10-20 15:00", "SendTime: This time is over. Choose a later one.")]
    [InlineData("2026-10-20 15:15", "SendTime: Choose a time at least 15 minutes ahead: from 15:16 on.")]
    [InlineData("2026-10-20 15:16", "")]
    [InlineData("2026-12-19 15:00", "")]
    [InlineData("2026-12-19 15:01", "SendDate: Choose a day within 60 days: until Sat 19 Dec.")]
    [InlineData("9999-12-31 23:59", "SendDate: Choose a day within 60 days: until Sat 19 Dec.")]
    [InlineData("2026-10-20 20:59", "")]
    [InlineData("2026-10-20 21:00", "SendTime: From 21:00 to 08:00 nothing goes. Choose another time, or tick Also at night.")]
    [InlineData("2026-10-21 07:59", "SendTime: From 21:00 to 08:00 nothing goes. Choose another time, or tick Also at night.")]
    [InlineData("2026-10-21 08:00", "")]
    public void What_cannot_be_is_said_at_its_field(string? typed, string expected)
    {
        var input = typed is null ? new SendTimeInput() : Typed(typed);

        var time = input.Read(SiteIn("UTC"), Now, out var problems);

        Assert.Equal(expected, string.Join(' ', problems.Select(problem => $"{problem.Field}: {problem.Sentence}")));
        Assert.Equal(expected.Length == 0, time is not null);
    }

    [Fact]
    public void At_night_it_goes_where_that_is_ticked()
    {
        Assert.Equal(new DateTimeOffset(2026, 10, 20, 23, 0, 0, TimeSpan.Zero),
            Typed("2026-10-20 23:00", night: true).Read(SiteIn("UTC"), Now, out _)!.At);
    }

    private static SendTimeInput Typed(string typed, bool night = false)
    {
        var at = DateTime.Parse(typed, System.Globalization.CultureInfo.InvariantCulture);
        return new SendTimeInput { Date = DateOnly.FromDateTime(at), Time = TimeOnly.FromDateTime(at), AlsoAtNight = night };
    }

    private static Site SiteIn(string zone)
    {
        var site = Site.New();
        site.Describe("Sunday Officials", zone);
        return site;
    }
}

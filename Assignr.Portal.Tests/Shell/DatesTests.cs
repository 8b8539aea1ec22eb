using Assignr.Portal.Settings;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Tests.Shell;

public sealed class DatesTests
{
    private static readonly Site Chicago = In("America/Chicago");

    // Monday 23 November 2026, 09:00 in Chicago.
    private static readonly DateTimeOffset Now = Utc(2026, 11, 23, 15, 0);

    [Fact]
    public void Nothing_is_an_en_dash()
    {
        Assert.Equal("–", Dates.Short(null, Chicago, Now));
        Assert.Equal("–", Dates.Exact(null, Chicago));
        Assert.Equal("–", Dates.Moment(null, Chicago, Now));
        Assert.Equal("–", Dates.Time(null, Chicago));
    }

    [Fact]
    public void Days_are_those_of_the_site_and_not_of_utc()
    {
        Assert.Equal("Today", Dates.Short(Utc(2026, 11, 23, 6, 0), Chicago, Now));
        Assert.Equal("Yesterday", Dates.Short(Utc(2026, 11, 23, 5, 59), Chicago, Now));
        Assert.Equal("21 Nov", Dates.Short(Utc(2026, 11, 22, 5, 59), Chicago, Now));
    }

    [Fact]
    public void Just_before_midnight_today_is_already_yesterday_one_zone_further_east()
    {
        var late = Utc(2026, 11, 24, 5, 30);

        Assert.Equal("Today", Dates.Short(late, Chicago, late));
        Assert.Equal("Yesterday", Dates.Short(Utc(2026, 11, 24, 4, 30), In("America/New_York"), late));
    }

    [Fact]
    public void Times_and_dates_are_written_in_the_way_of_the_site()
    {
        var american = In("America/Chicago");
        american.WriteTimes(new DateStyle(ClockHours.Twelve, DateOrder.MonthFirst));
        var kickOff = Utc(2026, 11, 29, 22, 5);

        Assert.Equal(("29 Nov", "Nov 29"), (Dates.Short(kickOff, Chicago, Now), Dates.Short(kickOff, american, Now)));
        Assert.Equal(("29 Nov, 16:05", "Nov 29, 4:05 PM"), (Dates.Moment(kickOff, Chicago, Now), Dates.Moment(kickOff, american, Now)));
        Assert.Equal(("Sun 29 Nov 2026, 16:05", "Sun Nov 29, 2026, 4:05 PM"),
            (Dates.Exact(kickOff, Chicago), Dates.Exact(kickOff, american)));
        Assert.Equal(("Sun 29 Nov, 16:05", "Sun Nov 29, 4:05 PM"),
            (Dates.DayAndTime(kickOff, Chicago), Dates.DayAndTime(kickOff, american)));
        Assert.Equal(("16:05", "4:05 PM"), (Dates.Time(kickOff, Chicago), Dates.Time(kickOff, american)));
        Assert.Equal(("16:05:00", "4:05:00 PM"), (Dates.TimeWithSeconds(kickOff, Chicago), Dates.TimeWithSeconds(kickOff, american)));
        Assert.Equal(("Sun 29 Nov", "Sun Nov 29"), (Dates.Day(kickOff, Chicago, Now), Dates.Day(kickOff, american, Now)));
    }

    [Fact]
    public void The_year_stands_only_when_it_is_another_one()
    {
        Assert.Equal("5 Jan", Dates.Short(Utc(2026, 1, 5, 12, 0), Chicago, Now));
        Assert.Equal("20 Nov 2025", Dates.Short(Utc(2025, 11, 20, 12, 0), Chicago, Now));
        Assert.Equal("3 Jan 2027", Dates.Short(Utc(2027, 1, 3, 18, 0), Chicago, Now));
        Assert.Equal("20 Nov 2025, 06:00", Dates.Moment(Utc(2025, 11, 20, 12, 0), Chicago, Now));
    }

    [Fact]
    public void New_years_eve_belongs_to_the_old_year_where_it_still_is()
    {
        Assert.Equal("31 Dec 2026", Dates.Short(Utc(2027, 1, 1, 3, 0), Chicago, Utc(2027, 6, 1, 12, 0)));
    }

    [Fact]
    public void Clocks_that_go_back_do_not_move_a_day()
    {
        // 1 November 2026 has 25 hours in Chicago; 01:30 occurs twice.
        Assert.Equal("Sun 1 Nov 2026, 01:30", Dates.Exact(Utc(2026, 11, 1, 6, 30), Chicago));
        Assert.Equal("Sun 1 Nov 2026, 01:30", Dates.Exact(Utc(2026, 11, 1, 7, 30), Chicago));
        Assert.Equal("Yesterday", Dates.Short(Utc(2026, 11, 1, 5, 0), Chicago, Utc(2026, 11, 2, 6, 0)));
        Assert.Equal("Today", Dates.Short(Utc(2026, 11, 1, 5, 0), Chicago, Utc(2026, 11, 2, 5, 59)));
    }

    [Fact]
    public void Times_are_written_in_the_sites_zone()
    {
        var kickoff = Utc(2026, 11, 29, 22, 5);

        Assert.Equal("Sun 29 Nov 2026, 16:05", Dates.Exact(kickoff, Chicago));
        Assert.Equal("Sun 29 Nov, 16:05", Dates.DayAndTime(kickoff, Chicago));
        Assert.Equal("29 Nov, 16:05", Dates.Moment(kickoff, Chicago, Now));
        Assert.Equal("16:05", Dates.Time(kickoff, Chicago));
    }

    [Theory]
    [InlineData(0, "today")]
    [InlineData(1, "yesterday")]
    [InlineData(3, "3 days ago")]
    [InlineData(400, "400 days ago")]
    public void Ago_counts_calendar_days(int days, string words) => Assert.Equal(words, Dates.Ago(Now.AddDays(-days), Chicago, Now));

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    private static Site In(string zone)
    {
        var site = Site.New();
        site.Describe("Sunday Officials", zone);
        return site;
    }
}

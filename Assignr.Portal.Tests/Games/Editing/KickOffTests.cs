using Assignr.Portal.Games.Editing;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Tests.Games.Editing;

public class KickOffTests
{
    [Theory]
    [InlineData("America/New_York", "2026-11-29", "13:00", "2026-11-29T18:00:00Z", null)]
    [InlineData("America/New_York", "2027-03-14", "02:30", "2027-03-14T07:30:00Z",
        "The clocks go forward on 14 Mar 2027, so there is no 02:30. The game is set for 03:30.")]
    [InlineData("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z",
        "The clocks go back on 1 Nov 2026, so 01:30 comes twice. The game is set for the first of the two.")]
    [InlineData("Europe/Berlin", "2027-03-28", "02:15", "2027-03-28T01:15:00Z",
        "The clocks go forward on 28 Mar 2027, so there is no 02:15. The game is set for 03:15.")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:10", "2026-10-03T15:40:00Z",
        "The clocks go forward on 4 Oct 2026, so there is no 02:10. The game is set for 02:40.")]
    [InlineData("Asia/Tokyo", "2027-03-14", "02:30", "2027-03-13T17:30:00Z", null)]
    public void A_local_time_means_one_moment_and_what_the_clocks_do_to_it_is_said(string zone, string date, string time,
        string utc, string? notice)
    {
        var site = Site.New();
        site.Describe("Sunday Officials", zone);

        var kickOff = KickOff.At(site, DateOnly.Parse(date, null), TimeOnly.Parse(time, null));

        Assert.Equal(DateTimeOffset.Parse(utc, null), kickOff.StartsAt);
        Assert.Equal(notice, kickOff.Notice);
    }
}

using System.Globalization;
using Assignr.Portal.Import.OfGames.When;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Times as people and programs write them.</summary>
public sealed class TimeTextTests
{
    [Theory]
    [InlineData("13:00", "13:00")]
    [InlineData("1:00 PM", "13:00")]
    [InlineData("1:00pm", "13:00")]
    [InlineData("1pm", "13:00")]
    [InlineData("1 p.m.", "13:00")]
    [InlineData("1:00 p. m.", "13:00")]
    [InlineData("1300", "13:00")]
    [InlineData("13.00", "13:00")]
    [InlineData("13:00:00", "13:00")]
    [InlineData("13:00:00.000", "13:00")]
    [InlineData("13:00 PM", "13:00")]
    [InlineData("7p", "19:00")]
    [InlineData("7:05p", "19:05")]
    [InlineData("7a", "07:00")]
    [InlineData("7.30 PM", "19:30")]
    [InlineData("730 PM", "19:30")]
    [InlineData("19h05", "19:05")]
    [InlineData("19 h 05", "19:05")]
    [InlineData("19h", "19:00")]
    [InlineData("1900 hrs", "19:00")]
    [InlineData("1900h", "19:00")]
    [InlineData("19:30 Uhr", "19:30")]
    [InlineData("19 Uhr", "19:00")]
    [InlineData("um 19.30 Uhr", "19:30")]
    [InlineData("@ 7 pm", "19:00")]
    [InlineData("a las 19:00", "19:00")]
    [InlineData("à 19h05", "19:05")]
    [InlineData("noon", "12:00")]
    [InlineData("Mediodía", "12:00")]
    [InlineData("midi", "12:00")]
    [InlineData("Mittag", "12:00")]
    [InlineData("12:00 noon", "12:00")]
    [InlineData("12 noon", "12:00")]
    [InlineData("12:00 PM (noon)", "12:00")]
    [InlineData("12 m.", "12:00")]
    [InlineData("12:00 m", "12:00")]
    [InlineData("12:00 Uhr", "12:00")]
    [InlineData("12h00", "12:00")]
    [InlineData("12:00 del mediodía", "12:00")]
    [InlineData("12h00 midi", "12:00")]
    [InlineData("12:00 Uhr mittags", "12:00")]
    [InlineData("midnight", "00:00")]
    [InlineData("12 midnight", "00:00")]
    [InlineData("12:00 midnight", "00:00")]
    [InlineData("0:00 Uhr Mitternacht", "00:00")]
    [InlineData("24:00", "00:00")]
    [InlineData("24 Uhr", "00:00")]
    [InlineData("12:30 AM", "00:30")]
    [InlineData("12 PM", "12:00")]
    public void A_time_is_read_as_people_write_it(string text, string expected) => Assert.Equal((expected, false), Read(text));

    [Theory]
    [InlineData("7:00-8:30 PM", "19:00")]
    [InlineData("7-9pm", "19:00")]
    [InlineData("noon - 2 PM", "12:00")]
    [InlineData("12:00 noon – 1:30 PM", "12:00")]
    [InlineData("11:00 - 1:00 PM", "11:00")]
    [InlineData("10:30-11:30am", "10:30")]
    [InlineData("7:00 AM – 8:30 PM", "07:00")]
    [InlineData("08h00 – 08h55", "08:00")]
    [InlineData("19:30-21:00", "19:30")]
    [InlineData("19-21 Uhr", "19:00")]
    [InlineData("von 19 bis 21 Uhr", "19:00")]
    [InlineData("from 7 to 9 pm", "19:00")]
    [InlineData("de 19h à 21h", "19:00")]
    public void Of_a_range_the_start_counts(string text, string expected) => Assert.Equal((expected, true), Read(text));

    [Theory]
    [InlineData("7:00 PM ET", "19:00", "ET", null)]
    [InlineData("7:00 PM (Eastern Time)", "19:00", "Eastern Time", null)]
    [InlineData("7:00-8:30 PM EST", "19:00", "EST", null)]
    [InlineData("19:00 IST", "19:00", "IST", null)]
    [InlineData("noon CT", "12:00", "CT", null)]
    [InlineData("18:00Z", "18:00", null, 0)]
    [InlineData("18:00 UTC", "18:00", null, 0)]
    [InlineData("18:00:00-05:00", "18:00", null, -5)]
    [InlineData("18:00+01:00", "18:00", null, 1)]
    [InlineData("18:00 UTC-5", "18:00", null, -5)]
    public void A_zone_beside_it_is_told(string text, string expected, string? zone, int? hours)
    {
        var time = TimeText.Read(text)!.Value;

        Assert.Equal((expected, zone, hours), (time.Time.ToString("HH:mm", CultureInfo.InvariantCulture), time.Zone, time.Offset?.Hours));
    }

    [Theory]
    [InlineData("24:00", true)]
    [InlineData("24:00 midnight", true)]
    [InlineData("24 Uhr", true)]
    [InlineData("0:00", false)]
    [InlineData("midnight", false)]
    public void Midnight_may_be_when_a_day_ends(string text, bool isDayEnd) => Assert.Equal(isDayEnd, TimeText.Read(text)!.Value.IsDayEnd);

    [Theory]
    [InlineData("24:10")]
    [InlineData("25:00")]
    [InlineData("12:60")]
    [InlineData("19")]
    [InlineData("13 AM")]
    [InlineData("1:00 noon")]
    [InlineData("noon - Field 2")]
    [InlineData("TBA")]
    [InlineData("soon")]
    [InlineData("Field 7")]
    [InlineData("Sun 9/13/2026")]
    [InlineData("")]
    public void What_is_no_time_is_none(string text) => Assert.Null(TimeText.Read(text));

    private static (string, bool)? Read(string text) =>
        TimeText.Read(text) is { Zone: null, Offset: null } time ? (time.Time.ToString("HH:mm", CultureInfo.InvariantCulture), time.IsRange) : null;
}

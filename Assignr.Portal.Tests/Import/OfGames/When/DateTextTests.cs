using System.Globalization;
using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames.When;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Dates as people and programs write them.</summary>
public sealed class DateTextTests
{
    [Theory]
    [InlineData("2026-09-13")]
    [InlineData("2026/9/13")]
    [InlineData("2026.09.13")]
    [InlineData("20260913")]
    [InlineData("9/13/2026")]
    [InlineData("13/9/2026")]
    [InlineData("13.9.26")]
    [InlineData("9-13-26")]
    [InlineData("Sun 9/13/2026")]
    [InlineData("9/13/2026 (Sun)")]
    [InlineData("9/13/2026 Sunday")]
    [InlineData("2026-09-13 Sun")]
    [InlineData("(Sun) 2026-09-13")]
    [InlineData("13 Sep 2026")]
    [InlineData("13-Sep-26")]
    [InlineData("13SEP2026")]
    [InlineData("Sep 13, 2026")]
    [InlineData("Sept. 13, 2026")]
    [InlineData("September 13th, 2026")]
    [InlineData("Sunday, September 13, 2026")]
    [InlineData("Sun. Sep 13, 2026")]
    [InlineData("Sep 13 '26")]
    [InlineData("Sun 13 Sep 2026")]
    [InlineData("the 13th of September 2026")]
    [InlineData("2026 Sep 13")]
    [InlineData("13 de septiembre de 2026")]
    [InlineData("dom. 13 set. 2026")]
    [InlineData("domingo, 13 de setiembre del 2026")]
    [InlineData("13 sept. 2026")]
    [InlineData("dimanche 13 septembre 2026")]
    [InlineData("le 13 septembre 2026")]
    [InlineData("So 13.09.2026")]
    [InlineData("So., 13. Sept. 2026")]
    [InlineData("Sonntag, den 13. September 2026")]
    public void A_date_is_read_as_people_write_it(string text) => Assert.Equal("2026-09-13", Read(text, dayFirst: true));

    [Theory]
    [InlineData("5 déc. 2026", "2026-12-05")]
    [InlineData("1er août 2026", "2026-08-01")]
    [InlineData("2 févr. 2026", "2026-02-02")]
    [InlineData("3 Jänner 2027", "2027-01-03")]
    [InlineData("4. März 2027", "2027-03-04")]
    [InlineData("Mar 5, 2026", "2026-03-05")]
    [InlineData("mar. 5 mai 2026", "2026-05-05")]
    [InlineData("martes 5 de mayo de 2026", "2026-05-05")]
    [InlineData("Mi 6. Mai 2026", "2026-05-06")]
    [InlineData("1º de enero de 2027", "2027-01-01")]
    [InlineData("6. Dez. 26", "2026-12-06")]
    public void Months_and_weekdays_are_known_in_four_languages(string text, string date) => Assert.Equal(date, Read(text, dayFirst: true));

    [Theory]
    [InlineData("03/04/2026", true, "2026-04-03")]
    [InlineData("03/04/2026", false, "2026-03-04")]
    [InlineData("13/04/2026", false, "2026-04-13")]
    [InlineData("04/13/2026", true, "2026-04-13")]
    public void Where_both_numbers_can_be_the_month_the_file_says_which(string text, bool dayFirst, string date) =>
        Assert.Equal(date, Read(text, dayFirst));

    [Theory]
    [InlineData("Sat 12/5", "2026-12-05")]
    [InlineData("5-Dec", "2026-12-05")]
    [InlineData("Dec 5th", "2026-12-05")]
    [InlineData("Sa 05.12.", "2026-12-05")]
    [InlineData("Sa 05.12", "2026-12-05")]
    [InlineData("5.12.", "2026-12-05")]
    [InlineData("5 mars", "2027-03-05")]
    [InlineData("29 Feb", null)]
    public void A_date_without_a_year_is_of_the_season(string text, string? date)
    {
        var day = DateText.Read(text)!.Value;

        Assert.Null(day.Year);
        Assert.Equal(date, day.On(dayFirst: day.HasPoints, new Season(2026, IsSplit: true))?.ToString("yyyy-MM-dd",
            CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("31/02/2026")]
    [InlineData("2026-13-05")]
    [InlineData("31 April 2026")]
    [InlineData("Dec 2026")]
    [InlineData("Week 5")]
    [InlineData("Week 5, Dec 12")]
    [InlineData("5-12 Dec 2026")]
    [InlineData("12-5")]
    [InlineData("19.30")]
    [InlineData("07.30")]
    [InlineData("7:30")]
    [InlineData("0.8125")]
    [InlineData("1900")]
    [InlineData("U12")]
    [InlineData("555-0101")]
    [InlineData("")]
    public void What_is_no_date_is_none(string text) => Assert.Null(DateText.Read(text));

    [Theory]
    [InlineData("2026-09-13 13:00", "2026-09-13", "13:00")]
    [InlineData("9/13/2026, 1:00 PM", "9/13/2026", "1:00 PM")]
    [InlineData("2026-09-13T13:00", "2026-09-13", "13:00:00")]
    [InlineData("2026-09-13T13:00:00Z", "2026-09-13", "13:00:00 UTC")]
    [InlineData("2026-09-13T13:00-05:00", "2026-09-13", "13:00 UTC-05:00")]
    [InlineData("2026-09-13 13:00:00+02", "2026-09-13", "13:00:00 UTC+02")]
    [InlineData("2026-09-13 13:00-14:30", "2026-09-13", "13:00-14:30")]
    [InlineData("2026-09-13", "2026-09-13", "")]
    [InlineData("Sep 13, 2026 1:00 PM", "Sep 13, 2026", "1:00 PM")]
    [InlineData("Sun Sep 13 @ 7p", "Sun Sep 13", "@ 7p")]
    [InlineData("So 13.09.2026, 19.30 Uhr", "So 13.09.2026", "19.30 Uhr")]
    [InlineData("13 sept. 2026 à 19h05", "13 sept. 2026", "à 19h05")]
    [InlineData("13 de septiembre de 2026 a las 19:05", "13 de septiembre de 2026", "a las 19:05")]
    [InlineData("9/13/2026 TBD", "9/13/2026", "TBD")]
    [InlineData("7:00 PM 9/13/2026", "9/13/2026", "7:00 PM")]
    [InlineData("Lincoln Park 2", "Lincoln Park 2", "")]
    [InlineData("5/4/2027 4:00 PM Tue", "Tue 5/4/2027", "4:00 PM")]
    [InlineData("5/4/2027 4:00 PM, Tuesday", "Tuesday 5/4/2027", "4:00 PM")]
    [InlineData("Tue 5/4/2027 4:00 PM", "Tue 5/4/2027", "4:00 PM")]
    [InlineData("4:00 PM Tue 5/4/2027", "Tue 5/4/2027", "4:00 PM")]
    [InlineData("04.05.2027 16:00 (Di)", "Di 04.05.2027", "16:00")]
    [InlineData("04/05/2027 16h00 mardi", "mardi 04/05/2027", "16h00")]
    [InlineData("4 may 2027, 16:00 h mar.", "mar. 4 may 2027", "16:00 h")]
    [InlineData("Sun 9/13 9-10:15", "Sun 9/13", "9-10:15")]
    public void A_date_and_time_in_one_cell_are_parted(string text, string date, string time) =>
        Assert.Equal((date, time), DateText.Split(text));

    private static string? Read(string text, bool dayFirst) =>
        DateText.Read(text)?.On(dayFirst, season: null)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

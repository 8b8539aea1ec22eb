using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>A weekday in a column of its own is compared with the date, like one in the same cell.</summary>
public sealed class WeekdaysApartTests
{
    [Theory]
    [InlineData("Day,Date", "Sat,12/13/2026", "“Sat” stands beside “12/13/2026”, which is a Sunday.")]
    [InlineData("Weekday,Date", "Tuesday,12/14/2026", "“Tuesday” stands beside “12/14/2026”, which is a Monday.")]
    [InlineData("Tag,Datum", "Sa.,13.12.2026", "“Sa.” stands beside “13.12.2026”, which is a Sunday.")]
    [InlineData("Jour,Date", "samedi,2026-12-13", "“samedi” stands beside “2026-12-13”, which is a Sunday.")]
    public async Task Another_one_is_asked_about(string headings, string cells, string reason)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{headings},Time,Home,Away\n{cells},18:00,Lions,Tigers\n,,,,\n");

        Assert.Equal((Outcome.Look, reason), (view.Row(2).Outcome, view.Row(2).Reason));
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers, offer => offer.Kind == "keep-date").Edit);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("Day", "Sun")]
    [InlineData("Practice Day", "Tue")]
    [InlineData("Bus day", "Mon")]
    public async Task One_that_agrees_or_is_of_something_else_says_nothing(string heading, string weekday)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{heading},Date,Time,Home,Away\n{weekday},12/13/2026,18:00,Lions,Tigers\n");

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("2027-13-02", "2027-01-02", "1 Feb 2027")]
    [InlineData("2027/25/03", "2027/04/03", "4 Mar 2027")]
    [InlineData("2027.31.01", "2027.05.01", "5 Jan 2027")]
    public async Task A_day_with_the_year_first_is_asked_about_beside_one_with_the_month_last(string shown, string open, string other)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,Home,Away\n{shown},18:00,Lions,Tigers\n{open},18:00,Bears,Wolves\n");

        Assert.Equal(Outcome.Look, view.Row(3).Outcome);
        view = await portal.EditAsync(view, 3, view.Row(3).Offers.Single(offer => offer.Kind == "month-last").Edit);
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
        Assert.Contains(other, view.Row(3).Title, StringComparison.Ordinal);
    }
}

using Assignr.Portal.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Files whose dates have the day first in some rows and the month first in others.</summary>
public sealed class BothOrdersTests
{
    [Theory]
    [InlineData("13/12/2026", "12/14/2026", "05/12/2026", "5 Dec 2026", "12 May 2026")]
    [InlineData("12/25/2026", "26/12/2026", "1/2/2027", "1 Feb 2027", "2 Jan 2027")]
    [InlineData("31-01-2027", "01-30-2027", "03-02-2027", "3 Feb 2027", "2 Mar 2027")]
    [InlineData("13.12.2026", "12.14.2026", "05.12.2026", "5 Dec 2026", "12 May 2026")]
    public async Task Each_that_can_be_read_in_two_ways_is_asked_about(string one, string other, string open, string asDay, string asMonth)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Date,Time,Home,Away\n{one},18:00,A1,B1\n{other},18:00,A2,B2\n{open},18:00,A3,B3\n");

        Assert.Empty(view.Plan!.Questions);
        Assert.Equal([Outcome.Add, Outcome.Add, Outcome.Look], view.Plan.Rows.Select(row => row.Outcome));
        Assert.Equal([$"It is {asDay}", $"It is {asMonth}"],
            view.Row(4).Offers.Select(offer => offer.Label).OrderByDescending(label => label.Contains(asDay, StringComparison.Ordinal)));
        view = await portal.EditAsync(view, 4,
            view.Row(4).Offers.Single(offer => offer.Label.EndsWith(asMonth, StringComparison.Ordinal)).Edit);
        Assert.Equal(Outcome.Add, view.Row(4).Outcome);
        Assert.Contains(asMonth, view.Row(4).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sat 05/12/2026", "Sat 5 Dec 2026")]
    [InlineData("Tue 12/05/2026", "Tue 12 May 2026")]
    [InlineData("Sunday 06/12/2026", "Sun 6 Dec 2026")]
    public async Task A_weekday_beside_it_decides_one_date(string text, string day)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Date,Time,Home,Away\n13/12/2026,18:00,A1,B1\n12/14/2026,18:00,A2,B2\n{text},18:00,A3,B3\n");

        Assert.Equal((Outcome.Add, $"B3 at A3, {day}, 18:00"), (view.Row(4).Outcome, view.Row(4).Title));
    }

    [Theory]
    [InlineData("2027-14-02", "14 Feb 2027")]
    [InlineData("2027/25/12", "25 Dec 2027")]
    [InlineData("2027-31-01", "31 Jan 2027")]
    public async Task A_day_before_its_month_behind_the_year_is_offered(string text, string day)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n{text},18:00,A1,B1\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers).Edit);
        Assert.Contains(day, view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7:00 PM US/Eastern", "2026-12-15 00:00")]
    [InlineData("4:00 PM Pacific", "2026-12-15 00:00")]
    [InlineData("8:30 PM ET", "2026-12-15 01:30")]
    public async Task Midnight_here_is_no_midnight_there_and_another_day_is_said(string time, string here)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ReadAsync(db => db.Site.ExecuteUpdateAsync(row => row.SetProperty(site => site.TimeZoneId, "Etc/UTC")));

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-14,{time},A1,B1\n");

        Assert.Equal([$"1 time is of another zone and of another day here, as “{time}” on 2026-12-14, which is {here}."],
            view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("Day", "Sat,Sun")]
    [InlineData("Tag", "Sa.,So.")]
    [InlineData("Día", "sábado,domingo")]
    public async Task A_column_of_weekdays_is_said_to_be_compared(string heading, string days)
    {
        await using var portal = await TestPortal.StartAsync();
        var weekdays = days.Split(',');

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"{heading},Date,Time,Home,Away\n{weekdays[0]},2026-12-12,18:00,A1,B1\n{weekdays[1]},2026-12-13,18:00,A2,B2\n");

        Assert.Equal(
            [$"“{heading}” is compared with the dates: its cells are weekdays, as “{weekdays[0]}”."],
                view.Guesses.Select(guess => guess.Sentence));
        Assert.All(view.Plan!.Rows, row => Assert.Equal(Outcome.Add, row.Outcome));
    }
}

using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Digests;

public sealed class DigestTimesTests : DigestBench
{
    [Fact]
    public async Task Weekly_comes_on_Monday_at_7_and_not_a_minute_before_and_not_again_before_the_next()
    {
        Assert.Equal(0, await GoAtAsync("2026-11-30 06:59"));
        Assert.Equal(1, await GoAtAsync("2026-11-30 07:00"));
        foreach (var later in new[] { "2026-11-30 07:01", "2026-11-30 23:59", "2026-12-01 07:00", "2026-12-06 23:00", "2026-12-07 06:59" })
            Assert.Equal(0, await GoAtAsync(later));
        Assert.Equal(1, await GoAtAsync("2026-12-07 07:00"));
    }

    [Fact]
    public async Task Daily_comes_each_day_and_off_on_none()
    {
        await ChooseAsync(DigestChoice.Daily);
        foreach (var day in new[] { "2026-11-24", "2026-11-25", "2026-11-30" })
        {
            Assert.Equal(0, await GoAtAsync($"{day} 06:59"));
            Assert.Equal(1, await GoAtAsync($"{day} 07:00"));
            Assert.Equal(0, await GoAtAsync($"{day} 12:00"));
        }
        await ChooseAsync(DigestChoice.Off);
        foreach (var day in new[] { "2026-12-01", "2026-12-07" })
            Assert.Equal(0, await GoAtAsync($"{day} 07:00"));
    }

    [Theory]
    // Clocks go back on Sunday 1 November 2026, and forward on Sunday 14 March 2027.
    [InlineData("America/Chicago", "2026-11-01")]
    [InlineData("America/Chicago", "2026-11-02")]
    [InlineData("America/Chicago", "2027-03-14")]
    [InlineData("America/Chicago", "2027-03-15")]
    // By half an hour, by two hours, and zones of a quarter of an hour and at both ends of the day.
    [InlineData("Australia/Lord_Howe", "2027-04-04")]
    [InlineData("Antarctica/Troll", "2027-03-28")]
    [InlineData("Asia/Kathmandu", "2026-11-30")]
    [InlineData("Pacific/Kiritimati", "2026-11-30")]
    [InlineData("Pacific/Pago_Pago", "2026-11-30")]
    public async Task It_is_7_by_the_clock_of_the_site_whatever_that_does(string zone, string day)
    {
        await MoveToAsync(zone);
        Portal.Clock.AdjustTime(new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero));
        await ChangeAsync(Marcy, marcy => marcy.LogIn(Portal.Now));
        await ChooseAsync(DigestChoice.Daily);

        Assert.Equal(0, await GoAtAsync($"{day} 06:59"));
        Assert.Equal(1, await GoAtAsync($"{day} 07:00"));
        Assert.Equal(0, await GoAtAsync($"{day} 08:00"));
        Assert.Equal(0, await GoAtAsync($"{day} 23:59"));
    }

    [Fact]
    public async Task After_a_standstill_it_comes_once_on_the_same_day_and_on_no_other()
    {
        Assert.Equal(1, await GoAtAsync("2026-11-30 22:40"));
        Assert.Equal(0, await GoAtAsync("2026-11-30 22:41"));
        Assert.Equal(0, await GoAtAsync("2026-12-08 09:00"));
        Assert.Equal(1, await GoAtAsync("2026-12-14 07:00"));
    }

    [Fact]
    public async Task After_days_of_standstill_one_comes_and_not_one_for_each_day()
    {
        await ChooseAsync(DigestChoice.Daily);
        Assert.Equal(1, await GoAtAsync("2026-11-25 07:00"));

        Assert.Equal(0, await GoAtAsync("2026-11-30 06:00"));
        Assert.Equal(1, await GoAtAsync("2026-11-30 09:00"));
        Assert.Equal(0, await GoAtAsync("2026-11-30 09:01"));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_or_was_ahead_sends_none_twice_and_none_is_lost_for_long()
    {
        await ChooseAsync(DigestChoice.Daily);
        Assert.Equal(1, await GoAtAsync("2026-11-30 07:00"));
        Assert.Equal(0, await GoAtAsync("2026-11-30 06:30"));
        Assert.Equal(0, await GoAtAsync("2026-11-30 07:00"));
        Assert.Equal(0, await GoAtAsync("2026-11-27 07:00"));
        Assert.Equal(0, await GoAtAsync("2026-11-30 07:00"));

        Assert.Equal(1, await GoAtAsync("2036-05-06 07:00"));
        Assert.Equal(0, await GoAtAsync("2026-11-30 12:00"));
        Assert.Equal(1, await GoAtAsync("2026-12-01 07:00"));
    }

    [Fact]
    public async Task A_site_that_moves_to_another_time_zone_on_that_day_gets_no_second_one()
    {
        Assert.Equal(1, await GoAtAsync("2026-11-30 07:00"));
        await MoveToAsync("America/Denver");

        Assert.Equal(0, await GoAtAsync("2026-11-30 07:00"));
        Assert.Equal(1, await GoAtAsync("2026-12-07 07:00"));
    }

    [Fact]
    public async Task Of_many_portals_that_look_at_once_one_queues()
    {
        await SetAsync("2026-11-30 07:00");

        var queued = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(QueueAsync)));

        Assert.Equal(1, queued.Sum());
        Assert.Single(await MessagesAsync());
    }

    [Fact]
    public async Task A_day_without_anything_to_do_is_over_once_its_time_has_come()
    {
        await EverybodyLogsInAsync();
        Assert.Equal(0, await GoAtAsync("2026-11-30 07:00"));
        await Portal.SaveAsync(A.Person("Late Comer", "late@example.com"));

        Assert.Equal(0, await GoAtAsync("2026-11-30 09:00"));
        Assert.Equal(Portal.Now.AddHours(-2), await Portal.ReadAsync(db =>
            db.People.Where(person => person.Id == Marcy.Id).Select(person => person.DigestedAt).SingleAsync()));
        Assert.Equal(1, await GoAtAsync("2026-12-07 07:00"));
    }
}

using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;

namespace Assignr.Portal.Tests.NewAccounts.Reminders;

/// <summary>When reminders wait, and what is too much.</summary>
public sealed class ReminderLimitsTests : ReminderBench
{
    [Fact]
    public async Task Of_several_that_were_missed_one_comes_and_the_earlier_ones_are_passed_over()
    {
        await RemindedAsync(days: ReminderDays.Stored("3,7,12,30"));

        await PassAsync(20);

        Assert.Equal([Middle], Reminders);
        Assert.Equal(3, (await PlanAsync()).Sent);
        await PassAsync(1);
        Assert.Single(Reminders);
        await PassAsync(9);
        Assert.Equal([Middle, Last], Reminders);
    }

    [Theory]
    [InlineData(32, false)]
    [InlineData(34, true)]
    public async Task One_that_comes_more_than_thirty_days_late_does_not_come(int days, bool isTooLate)
    {
        await RemindedAsync(days: ReminderDays.Stored("3"));

        await PassAsync(days);

        Assert.Equal(isTooLate ? 0 : 1, Reminders.Count);
        Assert.Equal(isTooLate ? PlanEnd.TooLate : PlanEnd.AllSent, (await PlanAsync()).EndedBecause);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_repeats_nothing()
    {
        await RemindedAsync();
        await PassAsync(3);

        Portal.Clock.AdjustTime(Portal.Now.AddDays(-3));
        await RemindAsync();
        await PassAsync(3);

        Assert.Single(Reminders);
    }

    [Theory]
    [InlineData(false, 48)]
    [InlineData(true, 24)]
    public async Task None_goes_soon_after_another_letter_with_a_link(bool hasGame, int hours)
    {
        var person = await RemindedAsync(days: ReminderDays.Stored("3,4"));
        if (hasGame)
            await Portal.SaveAsync(A.Game(Portal.Now.AddDays(9), ("Referee", person)));
        await PassAsync(3);
        Assert.Single(Reminders);

        await PassAsync(0.75);
        await PassAsync(0.25);
        Assert.Equal(hasGame ? 2 : 1, Reminders.Count);
        await PassAsync((hours / 24.0) - 1);
        Assert.Equal(2, Reminders.Count);
    }

    [Fact]
    public async Task A_letter_that_comes_between_the_queue_and_the_hand_over_puts_it_off()
    {
        var person = await RemindedAsync();
        await PassAsync(3);
        Portal.Clock.Advance(TimeSpan.FromDays(4));
        await QueueAsync();
        await Portal.SaveAsync(new Token
        {
            Purpose = Purpose.NewAccount,
            PersonId = person.Id,
            Hash = Secret.Mint().Hash,
            IssuedAt = Portal.Now,
            ExpiresAt = Portal.Now.AddDays(14),
        });

        await bench.SendAsync();

        Assert.Equal([First], Reminders);
        var plan = await PlanAsync();
        Assert.Equal((1, Portal.Now.AddHours(48)), (plan.Sent, plan.DueAt));
        await PassAsync(2);
        Assert.Equal([First, Middle], Reminders);
    }

    [Fact]
    public async Task At_most_five_go_in_a_year()
    {
        var person = await RemindedAsync(days: ReminderDays.Stored("3,6,9,12"));
        foreach (var _ in Enumerable.Range(0, 4))
            await PassAsync(3);
        await AskAsync(person);
        await bench.SendAsync();
        foreach (var _ in Enumerable.Range(0, 4))
            await PassAsync(3);

        Assert.Equal(5, Reminders.Count);
        Assert.Equal(PlanEnd.Enough, (await PlanAsync()).EndedBecause);
    }

    [Fact]
    public async Task None_goes_at_night_neither_queued_nor_handed_over()
    {
        await Portal.SaveAsync(A.Person());
        Portal.Clock.Advance(TimeSpan.FromHours(11.9));
        await SendMailingAsync(ReminderDays.Usual);
        await PassAsync(3);
        Assert.Single(Reminders);

        Portal.Clock.Advance(TimeSpan.FromDays(4));
        await QueueAsync();
        Portal.Clock.Advance(TimeSpan.FromMinutes(10));
        await bench.SendAsync();

        Assert.Single(Reminders);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero), (await PlanAsync()).DueAt);
        await PassAsync(0.5);
        Assert.Equal(2, Reminders.Count);
    }

    [Fact]
    public async Task The_days_count_from_the_hand_over_where_that_came_much_later()
    {
        await Portal.SaveAsync(A.Person());
        var preview = await Portal.Get<PreviewMailing>()
            .RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        await Portal.Get<SendMailing>()
            .RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null, ReminderDays.Usual);
        Portal.Clock.Advance(TimeSpan.FromDays(2));
        await bench.SendAsync();

        await PassAsync(1);
        Assert.Empty(Reminders);
        await PassAsync(2);
        Assert.Single(Reminders);
    }
}

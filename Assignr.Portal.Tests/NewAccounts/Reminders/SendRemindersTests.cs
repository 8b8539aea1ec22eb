using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Reminders;

public sealed class SendRemindersTests : ReminderBench
{
    [Fact]
    public async Task Three_go_after_3_7_and_12_days_each_with_its_own_words_and_no_more()
    {
        await RemindedAsync();

        await PassAsync(2.9);
        Assert.Empty(Reminders);
        await PassAsync(0.1);
        Assert.Equal([First], Reminders);
        await PassAsync(4);
        Assert.Equal([First, Middle], Reminders);
        await PassAsync(5);
        Assert.Equal([First, Middle, Last], Reminders);

        var plan = await PlanAsync();
        Assert.Equal((PlanEnd.AllSent, 3, null), (plan.EndedBecause, plan.Sent, plan.DueAt));
        await PassAsync(60);
        Assert.Equal(3, Reminders.Count);
    }

    [Fact]
    public async Task A_reminder_to_two_addresses_is_one_reminder()
    {
        await RemindedAsync(A.Person(moreAddresses: "parent@home.example"), ReminderDays.Stored("3"));

        await PassAsync(3);

        Assert.Equal([Last, Last], Reminders);
        Assert.Equal(["parent@home.example", "terrence.miles@officials.example.com"],
            (await MessagesAsync()).Select(message => message.Address).Order());
    }

    [Theory]
    [InlineData(PlanEnd.LoggedIn)]
    [InlineData(PlanEnd.Deactivated)]
    [InlineData(PlanEnd.NoAddress)]
    [InlineData(PlanEnd.Refused)]
    [InlineData(PlanEnd.Complained)]
    [InlineData(PlanEnd.Declined)]
    [InlineData(PlanEnd.NotTheirs)]
    [InlineData(PlanEnd.NoLongerOfficiates)]
    public async Task Whatever_makes_them_needless_ends_the_plan(PlanEnd because)
    {
        var person = await RemindedAsync();
        await HappensAsync(person, because);

        await PassAsync(3);

        Assert.Empty(await MessagesAsync());
        var plan = await PlanAsync();
        Assert.Equal((because, Portal.Now), (plan.EndedBecause, plan.EndedAt));
    }

    [Theory]
    [InlineData(PlanEnd.LoggedIn)]
    [InlineData(PlanEnd.Deactivated)]
    [InlineData(PlanEnd.NoAddress)]
    [InlineData(PlanEnd.Refused)]
    [InlineData(PlanEnd.Complained)]
    [InlineData(PlanEnd.Declined)]
    [InlineData(PlanEnd.NotTheirs)]
    [InlineData(PlanEnd.NoLongerOfficiates)]
    public async Task What_happens_between_the_queue_and_the_hand_over_counts_as_well(PlanEnd because)
    {
        var person = await RemindedAsync();
        Portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await QueueAsync());
        await HappensAsync(person, because);

        await bench.SendAsync();

        Assert.Empty(Reminders);
        Assert.NotNull((await MessagesAsync()).Single().SkippedAt);
        Assert.Equal(because, (await PlanAsync()).EndedBecause);
    }

    [Fact]
    public async Task A_reminder_to_an_address_that_was_changed_meanwhile_goes_to_the_new_one()
    {
        var person = await RemindedAsync(days: ReminderDays.Stored("3"));
        Portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await QueueAsync());
        await ChangeAsync(person, one => one.Reach([EmailAddress.Parse("new@example.com", out _)!], Portal.Now));

        await bench.SendAsync();
        Assert.Empty(Reminders);
        await RemindAsync();
        await RemindAsync();

        Assert.Equal([Last], Reminders);
        Assert.Equal("new@example.com", (await MessagesAsync())[^1].Address);
    }

    [Fact]
    public async Task Of_many_that_look_at_once_one_queues()
    {
        await RemindedAsync();
        Portal.Clock.Advance(TimeSpan.FromDays(3));

        var queued = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(QueueAsync)));

        Assert.Equal(1, queued.Sum());
        Assert.Single(await MessagesAsync());
    }

    [Fact]
    public async Task What_was_queued_before_a_restart_goes_once()
    {
        await RemindedAsync(days: ReminderDays.Stored("3,4"));
        Portal.Clock.Advance(TimeSpan.FromDays(3));
        await QueueAsync();
        Portal.Clock.Advance(TimeSpan.FromDays(1.1));

        // The second is due while the first still waits.
        await QueueAsync();
        await bench.SendAsync();

        Assert.Single(Reminders);
        await PassAsync(1);
        Assert.Single(Reminders);
        await PassAsync(1.1);
        Assert.Equal(2, Reminders.Count);
    }

    [Fact]
    public async Task Every_new_email_starts_the_plan_anew_also_where_it_had_come_to_its_end()
    {
        var person = await RemindedAsync(days: ReminderDays.Stored("3"));
        await PassAsync(2);
        await AskAsync(person);
        await bench.SendAsync();
        await PassAsync(2);
        Assert.Empty(Reminders);
        await PassAsync(1);
        Assert.Single(Reminders);
        Assert.Equal(PlanEnd.AllSent, (await PlanAsync()).EndedBecause);

        await PassAsync(20);
        await AskAsync(person, Caller.Anonymous("192.0.2.1"));
        await bench.SendAsync();
        await PassAsync(3);

        Assert.Equal(2, Reminders.Count);
        Assert.Equal(1, await Portal.ReadAsync(db => db.ReminderPlans.CountAsync()));
    }

    [Fact]
    public async Task A_plan_that_was_stopped_stays_stopped()
    {
        var person = await RemindedAsync();
        await Portal.Get<StopReminders>().RunAsync(TestPortal.Assignor, person.Id);

        await AskAsync(person);
        await bench.SendAsync();
        await PassAsync(20);

        Assert.Empty(Reminders);
    }

    [Fact]
    public async Task Where_the_email_did_not_go_there_is_nothing_to_be_reminded_of()
    {
        await Portal.SaveAsync(A.Person());
        var preview = await Portal.Get<PreviewMailing>()
            .RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        var sent = await Portal.Get<SendMailing>()
            .RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null, ReminderDays.Usual);
        await Portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, sent.MailingId!.Value);
        Assert.Equal(PlanEnd.NotSent, (await PlanAsync()).EndedBecause);

        await AskAsync(await Portal.ReadAsync(db => db.People.SingleAsync()));
        await PassAsync(20);

        Assert.Empty(Reminders);
    }

    [Fact]
    public async Task Letters_that_went_without_reminders_get_none()
    {
        await Portal.SaveAsync(A.Person());
        await SendMailingAsync(reminders: null);

        await PassAsync(30);

        Assert.Empty(await Portal.ReadAsync(db => db.ReminderPlans.ToListAsync()));
        Assert.Empty(await MessagesAsync());
    }

    private Task HappensAsync(Person person, PlanEnd what) => what switch
    {
        PlanEnd.LoggedIn => ChangeAsync(person, one => one.LogIn(Portal.Now)),
        PlanEnd.Deactivated => ChangeAsync(person, one => one.Permit(Permissions.None, Portal.Now)),
        PlanEnd.NoAddress => ChangeAsync(person, one => one.Reach([], Portal.Now)),
        PlanEnd.Refused => Portal.ReadAsync(db => db.Addresses.ExecuteUpdateAsync(row =>
            row.SetProperty(address => address.RefusedAt, Portal.Now).SetProperty(address => address.RefusedBecause, "550 no"))),
        PlanEnd.Complained => Portal.ReadAsync(db => db.Addresses.ExecuteUpdateAsync(row =>
            row.SetProperty(address => address.ComplainedAt, Portal.Now))),
        PlanEnd.NotTheirs => Portal.ReadAsync(db => db.Addresses.ExecuteUpdateAsync(row =>
            row.SetProperty(address => address.NotTheirsAt, Portal.Now))),
        PlanEnd.NoLongerOfficiates => Portal.ReadAsync(db => db.People.ExecuteUpdateAsync(row =>
            row.SetProperty(one => one.NoLongerOfficiatesAt, Portal.Now))),
        _ => Portal.ReadAsync(db => db.People.ExecuteUpdateAsync(row =>
            row.SetProperty(one => one.RemindersDeclinedAt, Portal.Now))),
    };
}

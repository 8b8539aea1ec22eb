using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Planning;

/// <summary>What is planned, and what becomes of it at its hour.</summary>
public sealed class PlannedMailingTests : MailingBench
{
    private readonly Person ana = A.Person("Ana Zamora", "ana@x.example");
    private readonly Person kofi = A.Person("Kofi Olvera", "kofi@x.example");
    private readonly Person noor = A.Person("Noor Escobedo", "noor@x.example");

    [Fact]
    public async Task Nothing_is_queued_before_its_hour_and_nobody_stands_otherwise()
    {
        var id = await PlanAsync();

        Assert.Equal(0, await HourAsync(TimeSpan.FromHours(23)));
        Assert.All(await portal.ReadAsync(db => db.People.Select(Standings.At(portal.Now)).ToListAsync()),
            standing => Assert.Equal(Standing.NotSent, standing));
        Assert.Null(await portal.Get<FindRunningMailing>().RunAsync(TestPortal.Assignor));

        Assert.Equal(1, await HourAsync(TimeSpan.FromHours(1)));
        await outbox.SendEverythingAsync();

        var view = await LoadAsync(id);
        Assert.Equal((3, 3, portal.Now, null), (view.Counts.HandedOver, view.Mailing.PeopleCount, view.Mailing.QueuedAt,
            view.Mailing.LeftOut));
        Assert.Equal([Act.MailingPlanned, Act.MailingSent],
            await portal.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task At_its_hour_everybody_is_judged_again_and_nobody_is_added()
    {
        var gone = A.Person("Gone Person", "gone@x.example");
        var off = A.Person("Off Person", "off@x.example");
        await portal.SaveAsync(gone, off);
        var id = await PlanAsync();
        await portal.SaveAsync(A.Person("Late Comer", "late@x.example"));
        await portal.ReadAsync(async db => await db.People.Where(person => person.Id == gone.Id).ExecuteDeleteAsync()
            + await db.People.Where(person => person.Id == off.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.Permissions, Permissions.None))
            + await db.People.Where(person => person.Id == kofi.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.FirstLoginAt, portal.Now))
            + await db.People.Where(person => person.Id == noor.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountHandedOverAt, portal.Now.AddHours(20))));

        await HourAsync(TimeSpan.FromDays(1));

        Assert.Equal(["ana@x.example"], await portal.ReadAsync(db => db.Messages.Select(message => message.Address).ToListAsync()));
        Assert.Equal("1 was emailed in the last 24 hours, 1 has logged in already, 1 is deactivated, 1 was deleted",
            (await LoadAsync(id)).Mailing.LeftOut);
        Assert.Equal(0, await portal.ReadAsync(db => db.PlannedRecipients.CountAsync()));
        Assert.Equal(0, new Assignr.Portal.Health.Conservation(portal.Database).CountUnaccounted());
    }

    [Fact]
    public async Task Where_everybody_logged_in_it_ends_at_its_hour()
    {
        var id = await PlanAsync();
        await portal.ReadAsync(db => db.People.ExecuteUpdateAsync(row => row.SetProperty(person => person.FirstLoginAt, portal.Now)));

        await HourAsync(TimeSpan.FromDays(1));

        var mailing = (await LoadAsync(id)).Mailing;
        Assert.Equal((0, portal.Now, "3 have logged in already"), (mailing.MessageCount, mailing.EndedAt, mailing.LeftOut));
    }

    [Theory]
    [InlineData(SentSoFar.Nothing, 2)]
    [InlineData(SentSoFar.Anything, 3)]
    public async Task Whoever_was_sent_one_since_is_left_out_where_only_those_never_sent_were_ticked(SentSoFar sent, int expected)
    {
        await PlanAsync(scope: Scope.Everybody with { SentSoFar = sent }, days: 10);
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, ana.Id);
        await outbox.SendEverythingAsync();

        await HourAsync(TimeSpan.FromDays(10));

        Assert.Equal(expected, await portal.ReadAsync(db => db.Messages.CountAsync(message => message.MailingId != null)));
    }

    [Fact]
    public async Task A_single_email_goes_at_once_and_says_what_is_planned()
    {
        await PlanAsync();

        var sent = await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, ana.Id);

        Assert.Equal("A new account email to Ana is on its way: ana@x.example. Another one is planned for Tue 24 Nov, 09:00.",
            sent.Sentence);
        Assert.Equal(portal.Now.AddDays(1),
            (await portal.Get<ListPlanned>().RunAsync(TestPortal.Assignor, ana.Id)).Single().StartsAt);
    }

    [Fact]
    public async Task Cancelled_it_is_off_the_list_and_nothing_goes()
    {
        var id = await PlanAsync();

        Assert.Equal("Cancelled. Nothing was sent.", (await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, id)).InWords);

        Assert.Equal(0, await HourAsync(TimeSpan.FromDays(1)));
        Assert.Empty(await portal.Get<ListPlanned>().RunAsync(TestPortal.Assignor));
        Assert.Equal((portal.Now.AddDays(-1), 0),
            ((await LoadAsync(id)).Mailing.EndedAt, await portal.ReadAsync(db => db.Messages.CountAsync())));
        Assert.Equal("This mailing was stopped already.", (await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, id)).InWords);
        Assert.Equal("This mailing was cancelled meanwhile.", (await ChangeAsync(id, days: 3)).Refusal);
    }

    [Fact]
    public async Task Its_time_can_be_changed_until_it_comes()
    {
        var id = await PlanAsync();

        Assert.Equal("It goes Thu 26 Nov, 09:00.", (await ChangeAsync(id, days: 3)).InWords);

        Assert.StartsWith("Not saved: it was changed meanwhile and goes Thu 26 Nov, 09:00.", (await ChangeAsync(id, days: 4)).Refusal,
            StringComparison.Ordinal);
        Assert.Equal("There is no such mailing any longer.", (await ChangeAsync(Guid.CreateVersion7(), days: 4)).Refusal);
        Assert.Equal(SendTime.DateField, (await ChangeAsync(id, days: 61)).Problems.Single().Field);
        Assert.Equal(0, await HourAsync(TimeSpan.FromDays(2)));
        Assert.Equal(1, await HourAsync(TimeSpan.FromDays(1)));
        Assert.Equal("Its hour came meanwhile: it is not planned any more.", (await ChangeAsync(id, days: 4)).Refusal);
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.MailingTimeChanged)));
    }

    [Theory]
    [InlineData(1, "SendTime")]
    [InlineData(61 * 24, "SendDate")]
    [InlineData(14, "SendTime")]
    public async Task A_press_for_a_time_that_cannot_be_makes_nothing(double hours, string field)
    {
        await portal.SaveAsync(ana);
        var preview = await LookAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(50));

        var result = await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null, null,
            new SendTime(portal.Now.AddMinutes(-50).AddHours(hours)));

        Assert.Equal((field, 0), (result.Problems.Single().Field, await portal.ReadAsync(db => db.Mailings.CountAsync())));
    }

    [Fact]
    public async Task What_was_missed_waits_for_the_morning_and_after_a_week_for_an_assignor()
    {
        var night = await PlanAsync();

        Assert.Equal(0, await HourAsync(TimeSpan.FromHours(24 + 13)));
        Assert.Equal(1, await HourAsync(TimeSpan.FromHours(10)));
        await outbox.SendEverythingAsync();
        Assert.Equal(3, (await LoadAsync(night)).Counts.HandedOver);

        portal.Clock.Advance(TimeSpan.FromHours(26));
        var late = await PlanAsync();
        Assert.Equal(0, await HourAsync(TimeSpan.FromDays(1) + StartPlanned.TooLate));
        Assert.True((await LoadAsync(late)).Mailing.IsPlanned);
    }

    [Fact]
    public async Task Two_portals_that_look_at_the_same_moment_queue_it_once_and_one_that_starts_again_still_has_it()
    {
        await PlanAsync();
        portal.Clock.Advance(TimeSpan.FromDays(1));
        StartPlanned Another() => new(portal.Database, portal.Get<Assignr.Portal.Mail.MailBell>(), new Assignr.Portal.Changes.ChangeFeed());

        var started = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Another().RunAsync(portal.Now)));

        Assert.Equal((1, 3), (started.Sum(), await portal.ReadAsync(db => db.Messages.CountAsync())));
    }

    [Fact]
    public async Task Its_reminders_count_from_its_hour()
    {
        await PlanAsync(reminders: ReminderDays.Usual);
        Assert.Equal(0, await portal.ReadAsync(db => db.ReminderPlans.CountAsync()));

        await HourAsync(TimeSpan.FromDays(1));

        Assert.All(await portal.ReadAsync(db => db.ReminderPlans.ToListAsync()), plan =>
            Assert.Equal((portal.Now, portal.Now.AddDays(3)), (plan.CountedFrom, plan.DueAt)));
    }

    [Fact]
    public async Task Observers_see_what_is_planned_and_change_nothing()
    {
        var id = await PlanAsync();
        var observer = TestPortal.Assignor with { Permissions = Permissions.Observer };

        Assert.Single(await portal.Get<ListPlanned>().RunAsync(observer));
        Assert.Equal(3, (await portal.Get<ListPlannedPeople>().RunAsync(observer, id)).Count);
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            portal.Get<ChangePlannedTime>().RunAsync(observer, id, new SendTime(portal.Now), new SendTime(portal.Now.AddDays(2))));
    }

    private Task<MailingPreview> LookAsync(Scope? scope = null) =>
        portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn, scope: scope);

    [Fact]
    public async Task An_hour_that_another_time_zone_made_a_quiet_one_waits_for_the_morning()
    {
        await PlanAsync();
        // Nine in the morning of the site that was in UTC are two at night there.
        await portal.Database.WriteAsync(async db => (await db.Site.SingleAsync()).Describe("Sunday Officials", "America/Denver"));

        Assert.Equal(0, await HourAsync(TimeSpan.FromDays(1)));
        Assert.Equal(1, await HourAsync(TimeSpan.FromHours(6)));
    }

    private async Task<Guid> PlanAsync(int days = 1, Scope? scope = null, ReminderDays? reminders = null)
    {
        if (await portal.ReadAsync(db => db.People.AllAsync(person => person.Id != ana.Id)))
            await portal.SaveAsync(ana, kofi, noor);
        return (await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), await LookAsync(scope), null,
            reminders, new SendTime(portal.Now.AddDays(days)))).MailingId!.Value;
    }

    private async Task<Assignr.Portal.Outcomes.Done> ChangeAsync(Guid id, int days) => await portal.Get<ChangePlannedTime>().RunAsync(
        TestPortal.Assignor, id, new SendTime(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)),
        new SendTime(portal.Now.AddDays(days)));

    private Task<int> HourAsync(TimeSpan later)
    {
        portal.Clock.Advance(later);
        return portal.Get<StartPlanned>().RunAsync(portal.Now);
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Reminders.Declining;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Reminders;

public sealed class PlanningTests : MailingBench
{
    [Fact]
    public async Task A_mailing_plans_for_exactly_those_who_get_an_email_and_the_audit_says_so()
    {
        var (gets, none) = (A.Person("Sam Doe", "sam@example.com", moreAddresses: "parent@home.example"),
            A.Person("No Address", address: null));
        await portal.SaveAsync(gets, none);

        var id = await SendAsync(ReminderDays.Usual);

        var plan = await portal.ReadAsync(db => db.ReminderPlans.SingleAsync());
        Assert.Equal((gets.Id, id, ReminderDays.Usual, "Marcy Dolan", portal.Now, portal.Now.AddDays(3)),
            (plan.PersonId, plan.MailingId, plan.Days, plan.AskedByName, plan.CountedFrom, plan.DueAt));
        Assert.Equal("2 emails to 1 of All Users that have never logged in, reminders after 3, 7 and 12 days",
            await portal.ReadAsync(db => db.AuditEntries.Where(entry => entry.Act == Act.MailingSent).Select(entry => entry.Detail)
                .SingleAsync()));
    }

    [Fact]
    public async Task Ten_arrivals_of_one_press_make_one_plan_for_each()
    {
        await portal.SaveAsync(A.Person("Sam Doe", "sam@example.com"), A.Person("Kim Poe", "kim@example.com"));
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        var press = Guid.CreateVersion7();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() =>
            portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, press, preview, null, ReminderDays.Usual))));

        Assert.Equal(2, await portal.ReadAsync(db => db.ReminderPlans.CountAsync()));
    }

    [Fact]
    public async Task A_newer_plan_takes_the_place_of_the_one_that_is_open()
    {
        await portal.SaveAsync(A.Person());
        var first = await SendAsync(ReminderDays.Usual);
        LetItStart();
        await outbox.SendEverythingAsync();
        portal.Clock.Advance(TimeSpan.FromDays(2));

        var second = await SendAsync(ReminderDays.Stored("5"));

        var plans = await portal.ReadAsync(db => db.ReminderPlans.OrderBy(plan => plan.PlannedAt).ToListAsync());
        Assert.Equal([(first, PlanEnd.Replaced), (second, (PlanEnd?)null)],
            plans.Select(plan => (plan.MailingId!.Value, plan.EndedBecause)));
    }

    [Fact]
    public async Task Stopping_a_mailing_ends_the_plans_of_those_it_did_not_reach()
    {
        await portal.SaveAsync(A.Person("Sam Doe", "a@example.com"), A.Person("Kim Poe", "b@example.com"));
        var id = await SendAsync(ReminderDays.Usual);
        LetItStart();
        await outbox.ClaimAsync(1);
        await outbox.SettleAsync(_ => (AttemptOutcome.HandedOver, "250 ok"));

        await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, id);

        Assert.Equal([null, PlanEnd.NotSent], await portal.ReadAsync(db => db.ReminderPlans
            .OrderBy(plan => plan.EndedAt != null).Select(plan => plan.EndedBecause).ToListAsync()));
    }

    [Fact]
    public async Task A_mailing_without_reminders_ends_those_that_are_planned_and_brings_none_back()
    {
        var (open, over) = (A.Person("Sam Doe", "a@example.com"), A.Person("Kim Poe", "b@example.com"));
        await portal.SaveAsync(open, over);
        await SendAsync(ReminderDays.Usual);
        LetItStart();
        await outbox.SendEverythingAsync();
        await portal.ReadAsync(db => db.ReminderPlans.Where(plan => plan.PersonId == over.Id).EndAsync(PlanEnd.AllSent, portal.Now));
        portal.Clock.Advance(TimeSpan.FromDays(2));

        await SendAsync(null);

        Assert.Equal([PlanEnd.AllSent, PlanEnd.Replaced], await portal.ReadAsync(db => db.ReminderPlans
            .OrderBy(plan => plan.EndedBecause).Select(plan => plan.EndedBecause!.Value).ToListAsync()));
    }

    [Theory]
    [InlineData("5")]
    [InlineData(null)]
    public async Task Undo_of_a_mailing_brings_back_the_reminders_that_it_replaced(string? days)
    {
        await portal.SaveAsync(A.Person("Sam Doe", "a@example.com"), A.Person("Kim Poe", "b@example.com"));
        var first = await SendAsync(ReminderDays.Usual);
        LetItStart();
        await outbox.SendEverythingAsync();
        var due = await portal.ReadAsync(db => db.ReminderPlans.Select(plan => plan.DueAt).Distinct().SingleAsync());
        portal.Clock.Advance(TimeSpan.FromDays(2));
        var second = await SendAsync(days is null ? null : ReminderDays.Stored(days));

        await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, second);

        var open = await portal.ReadAsync(db => db.OpenPlans().ToListAsync());
        Assert.Equal([(first, due), (first, due)], open.Select(plan => (plan.MailingId!.Value, plan.DueAt)));
    }

    [Fact]
    public async Task The_last_reminder_can_be_stopped_while_it_waits()
    {
        var person = A.Person();
        await portal.SaveAsync(person);
        var id = await SendAsync(ReminderDays.Stored("3"));
        LetItStart();
        await outbox.SendEverythingAsync();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await portal.Get<SendReminders>().RunAsync(portal.Now));

        Assert.True((await portal.Get<LoadPersonReminders>().RunAsync(TestPortal.Assignor, person.Id))!.LastWaits);
        var list = await portal.Get<ListMailings>().RunAsync(TestPortal.Assignor, 0);
        Assert.Equal((1, 1, 0), (list.Reminded, list.Mailings[0].Reminders!.People, list.Mailings[0].Reminders!.Ended.Count));
        Assert.Equal("Stopped. 1 person gets no more reminders.",
            (await portal.Get<StopReminders>().RunAsync(TestPortal.Assignor, mailingId: id)).InWords);

        await outbox.SendEverythingAsync();
        Assert.Equal(PlanEnd.Stopped, await portal.ReadAsync(db => db.ReminderPlans.Select(plan => plan.EndedBecause).SingleAsync()));
        Assert.False(await portal.ReadAsync(db => db.Messages.AnyAsync(message => message.Kind == ReminderBook.Kind
            && message.HandedOverAt != null)));
    }

    [Fact]
    public async Task Somebody_who_is_added_gets_the_usual_reminders_with_their_email_and_none_without()
    {
        await portal.Database.WriteAsync(async db => (await db.Site.SingleAsync()).Remind(ReminderDays.Stored("4,9")));

        var emailed = await AddAsync("Sam", send: true);
        var not = await AddAsync("Kim", send: false);

        var plan = await portal.ReadAsync(db => db.ReminderPlans.SingleAsync());
        Assert.Equal((emailed, null, "after 4 and 9 days"), (plan.PersonId, plan.MailingId, plan.Days.Words));
        Assert.Equal("To sam@example.com. Reminders after 4 and 9 days", await portal.ReadAsync(db => db.AuditEntries
            .Where(entry => entry.Act == Act.NewAccountEmailAsked).Select(entry => entry.Detail).SingleAsync()));
        Assert.NotEqual(emailed, not);
    }

    [Fact]
    public async Task Who_wants_none_is_left_out_until_an_assignor_allows_them_again()
    {
        var person = A.Person();
        await portal.SaveAsync(person);
        await portal.ReadAsync(db => db.People.ExecuteUpdateAsync(row => row.SetProperty(one => one.RemindersDeclinedAt, portal.Now)));

        await SendAsync(ReminderDays.Usual);
        Assert.Empty(await portal.ReadAsync(db => db.ReminderPlans.ToListAsync()));

        Assert.True((await portal.Get<AllowReminders>().RunAsync(TestPortal.Assignor, person.Id)).IsDone);
        Assert.False((await portal.Get<AllowReminders>().RunAsync(TestPortal.Assignor, person.Id)).IsDone);
        Assert.Null(await portal.ReadAsync(db => db.People.Select(one => one.RemindersDeclinedAt).SingleAsync()));
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.RemindersAllowed)));
    }

    [Fact]
    public async Task Reminders_are_stopped_for_one_for_a_mailing_and_for_all()
    {
        var people = Enumerable.Range(0, 4).Select(number => A.Person($"Number {number}", $"number{number}@example.com")).ToArray();
        await portal.SaveAsync([.. people]);
        var id = await SendAsync(ReminderDays.Usual);
        var later = A.Person("Ann New", "ann@example.com");
        await portal.SaveAsync(later);
        LetItStart();
        await outbox.SendEverythingAsync();
        await SendAsync(ReminderDays.Usual);

        Assert.Equal("Stopped. 1 person gets no more reminders.", await StopAsync(personId: people[0].Id));
        Assert.Equal("Stopped. 3 people get no more reminders.", await StopAsync(mailingId: id));
        Assert.Equal("No reminder is planned any more.", await StopAsync(mailingId: id));
        Assert.Equal("Stopped. 1 person gets no more reminders.", await StopAsync());
        Assert.Equal("No reminder is planned any more.", await StopAsync());
        Assert.All(await portal.ReadAsync(db => db.ReminderPlans.ToListAsync()),
            plan => Assert.Equal((PlanEnd.Stopped, "Marcy Dolan"), (plan.EndedBecause, plan.EndedByName)));
        Assert.Equal(3, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.RemindersStopped)));
    }

    private async Task<Guid> SendAsync(ReminderDays? days)
    {
        var preview = await portal.Get<PreviewMailing>().RunAsync(
            TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn, sendAgain: portal.Now.Day > 24);
        return (await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null, days)).MailingId!.Value;
    }

    private async Task<string> StopAsync(Guid? personId = null, Guid? mailingId = null) =>
        (await portal.Get<StopReminders>().RunAsync(TestPortal.Assignor, personId, mailingId)).InWords;

    private async Task<Guid> AddAsync(string first, bool send)
    {
        var input = new PersonInput
        {
            FirstName = first,
            LastName = "Doe",
            Addresses = [$"{first.ToLowerInvariant()}@example.com"],
            Permissions = Permissions.Official,
        };
        return (await portal.Get<AddPerson>().RunAsync(TestPortal.Assignor, input, send)).PersonId!.Value;
    }
}

using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.NewAccounts.Sending;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Planning;

/// <summary>What is planned beside another mailing, or changed by two assignors.</summary>
public sealed class PlannedTogetherTests : MailingBench
{
    [Fact]
    public async Task The_preview_says_how_many_are_planned_already_and_for_when()
    {
        await WithThreeAsync();
        Assert.Null((await LookAsync()).Planned);
        var (first, last) = (await PlanAsync(days: 3), await PlanAsync(days: 5));

        Assert.Equal(new AlreadyPlanned(3, portal.Now.AddDays(3), portal.Now.AddDays(5)), (await LookAsync()).Planned);

        await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, first);
        Assert.Equal(new AlreadyPlanned(3, portal.Now.AddDays(5), portal.Now.AddDays(5)), (await LookAsync()).Planned);
        // What was missed for long goes no more by itself.
        portal.Clock.Advance(TimeSpan.FromDays(5) + StartPlanned.TooLate);
        Assert.Null((await LookAsync()).Planned);
        Assert.True((await LoadAsync(last)).Mailing.IsPlanned);
    }

    [Theory]
    [InlineData(0, false, "3 have an email on its way")]
    [InlineData(1, false, "3 were emailed in the last 24 hours")]
    [InlineData(1, true, "3 were emailed since it was planned")]
    [InlineData(23, true, "3 were emailed since it was planned")]
    public async Task Of_two_that_meet_the_second_mails_nobody_twice(int hoursLater, bool sendAgain, string leftOut)
    {
        await WithThreeAsync();
        await PlanAsync(days: 1);
        var second = await PlanAsync(days: 1, sendAgain, hoursLater);

        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.Get<StartPlanned>().RunAsync(portal.Now);
        if (hoursLater > 0)
            await outbox.SendEverythingAsync();
        portal.Clock.Advance(TimeSpan.FromHours(hoursLater));
        await portal.Get<StartPlanned>().RunAsync(portal.Now);

        Assert.Equal(3, await portal.ReadAsync(db => db.Messages.CountAsync()));
        Assert.Equal((leftOut, 0), ((await LoadAsync(second)).Mailing.LeftOut, (await LoadAsync(second)).Mailing.PeopleCount));
    }

    [Fact]
    public async Task Whoever_waits_in_a_paused_mailing_is_left_out_and_that_is_said()
    {
        await WithThreeAsync();
        var planned = await PlanAsync(days: 1);
        var running = await SendAsync();
        await portal.Get<PauseMailing>().RunAsync(TestPortal.Assignor, running);

        var list = await portal.Get<ListPlannedPeople>().RunAsync(TestPortal.Assignor, planned);
        var site = await portal.ReadAsync(db => db.Site.SingleAsync());
        Assert.All(list.People, verdict =>
            Assert.Equal("An email waits in a paused mailing", verdict.Exclusion!.Sentence(site, portal.Now)));

        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.Get<StartPlanned>().RunAsync(portal.Now);

        Assert.Equal("3 have an email that waits in a paused mailing", (await LoadAsync(planned)).Mailing.LeftOut);
    }

    [Fact]
    public async Task Of_two_who_change_it_the_second_is_told_also_where_only_the_night_differs()
    {
        await WithThreeAsync();
        var id = await PlanAsync(days: 1);
        var shown = new SendTime(portal.Now.AddDays(1));
        Task<PlannedTimeChanged> ChangeAsync(SendTime seen, SendTime to) =>
            portal.Get<ChangePlannedTime>().RunAsync(TestPortal.Assignor, id, seen, to);
        Assert.True((await ChangeAsync(shown, shown with { AlsoAtNight = true })).IsDone);

        var refused = await ChangeAsync(shown, new SendTime(portal.Now.AddDays(2)));

        Assert.Equal("Not saved: it was changed meanwhile and goes Tue 24 Nov, 09:00, also at night. Look at both and save again.",
            refused.Refusal);
        Assert.True((await LoadAsync(id)).Mailing.AlsoAtNight);
        Assert.True((await ChangeAsync(refused.Counts!, new SendTime(portal.Now.AddDays(2)))).IsDone);
        Assert.False((await LoadAsync(id)).Mailing.AlsoAtNight);
        Assert.EndsWith("Wed 25 Nov, 09:00 in place of Tue 24 Nov, 09:00, no longer at night", await portal.ReadAsync(db =>
            db.AuditEntries.OrderByDescending(entry => entry.Id).Select(entry => entry.Detail).FirstAsync()), StringComparison.Ordinal);
    }

    private Task WithThreeAsync() =>
        portal.SaveAsync([.. Enumerable.Range(0, 3).Select(number => A.Person($"Number {number}", $"number{number}@example.com"))]);

    private Task<MailingPreview> LookAsync(bool sendAgain = false) =>
        portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn, sendAgain);

    private async Task<Guid> PlanAsync(int days, bool sendAgain = false, int hours = 0) =>
        (await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), await LookAsync(sendAgain), null, null,
            new SendTime(portal.Now.AddDays(days).AddHours(hours), AlsoAtNight: hours > 0))).MailingId!.Value;
}

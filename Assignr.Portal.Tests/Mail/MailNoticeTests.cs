using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Mail;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assignr.Portal.Tests.Mail;

public sealed class MailNoticeTests : PageContext
{
    [Fact]
    public void While_mail_goes_nothing_is_said() => Assert.Empty(Show<MailNotice>().Markup.Trim());

    [Fact]
    public async Task A_pause_is_told_at_once_on_every_open_page_and_one_can_try_now()
    {
        var notice = Show<MailNotice>();

        Portal.Get<MailChannel>().Fault("Nothing answers at smtp.example.com:587.");

        notice.WaitForAssertion(() => Assert.Contains("Mail has been paused since 09:00. Nothing answers at smtp.example.com:587.",
            notice.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Nothing is lost: 0 emails wait. The next try comes at 09:00, and mail goes on by itself when it gets through.",
            notice.Markup, StringComparison.Ordinal);
        await notice.Find("button").ClickAsync();
        Assert.True(Portal.Get<MailChannel>().IsProbing);
    }

    [Fact]
    public void A_pause_of_the_portal_that_sends_is_told_by_the_one_that_stands_by()
    {
        Portal.Get<MailChannel>().Follow((Portal.Now.AddMinutes(-5), "Nothing answers at smtp.example.com:587."));

        var notice = Show<MailNotice>();

        Assert.Contains("Mail has been paused since 08:55. Nothing answers at smtp.example.com:587.", notice.Markup,
            StringComparison.Ordinal);
        Assert.Contains("The portal that sends tries one every 30 seconds, and mail goes on by itself when it gets through.", notice.Markup,
            StringComparison.Ordinal);
        Assert.Empty(notice.FindAll("button"));
    }

    [Fact]
    public async Task A_hold_outlasts_a_restart_and_ends_only_when_an_assignor_lets_mail_go_on()
    {
        var notice = Show<MailNotice>();
        await Portal.Get<MailHolds>().HoldAsync(HoldReason.RefusedInARow,
            "The mail server refused 10 emails in a row, the last with: 550 Blocked");

        notice.WaitForAssertion(() =>
            Assert.Contains("Mail has been held since 09:00. The mail server refused 10 emails in a row, the last with: 550 Blocked",
            notice.Markup, StringComparison.Ordinal));
        var restarted = new MailChannel(Portal.Clock, NullLogger<MailChannel>.Instance);
        await Holds(restarted).ObeyAsync();
        Assert.Equal(HoldReason.RefusedInARow, restarted.State.Held);

        await notice.Find("button").ClickAsync();

        notice.WaitForAssertion(() => Assert.Empty(notice.Markup.Trim()));
        Assert.False(Portal.Get<MailChannel>().IsPaused);
        Assert.NotNull((await Portal.ReadAsync(db => db.MailHolds.SingleAsync())).ReleasedAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(HoldReason.Restored)]
    public async Task Whoever_saw_a_pause_or_another_hold_does_not_let_mail_go_on(HoldReason? seen)
    {
        await Portal.Get<MailHolds>().HoldAsync(HoldReason.RefusedInARow, "The mail server refused 10 emails in a row.");

        Assert.False((await Portal.Get<ResumeMail>().RunAsync(TestPortal.Assignor, seen)).IsDone);

        Assert.Null((await Portal.ReadAsync(db => db.MailHolds.SingleAsync())).ReleasedAt);
        Assert.Equal(HoldReason.RefusedInARow, Portal.Get<MailChannel>().State.Held);
        Assert.True((await Portal.Get<ResumeMail>().RunAsync(TestPortal.Assignor, HoldReason.RefusedInARow)).IsDone);
        Assert.Null(Portal.Get<MailChannel>().State.Held);
    }

    [Fact]
    public async Task A_hold_is_audited_once_with_its_reason_and_so_is_its_end()
    {
        var holds = Portal.Get<MailHolds>();
        await holds.HoldAsync(HoldReason.RefusedInARow, "The mail server refused 10 emails in a row, the last with: 550 Blocked");
        await holds.HoldAsync(HoldReason.RefusedTooOften, "6 of the last 101 emails were refused or came back.");
        await Holds(new MailChannel(Portal.Clock, NullLogger<MailChannel>.Instance))
            .HoldAsync(HoldReason.RefusedTooOften, "Held here already.");
        await Portal.Get<ResumeMail>().RunAsync(TestPortal.Assignor, HoldReason.RefusedInARow);

        var entries = await Portal.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).ToListAsync());
        Assert.Equal([(Act.MailHeld, "Assignr Portal"), (Act.MailResumed, "Marcy Dolan")],
            entries.Select(entry => (entry.Act, entry.ActorName)));
        Assert.Equal("The mail server refused 10 emails in a row, the last with: 550 Blocked", entries[0].Detail);
    }

    [Fact]
    public async Task How_many_wait_is_counted_anew_while_mail_is_held_and_yesterdays_time_has_its_day()
    {
        var notice = Show<MailNotice>();
        await Portal.Get<MailHolds>().HoldAsync(HoldReason.RefusedInARow, "The mail server refused 10 emails in a row.");
        notice.WaitForAssertion(() => Assert.Contains("0 emails wait", notice.Markup, StringComparison.Ordinal));
        await Portal.SaveAsync(new Message
        {
            Kind = "plain",
            Lane = Lane.Bulk,
            Address = "official@officials.example.com",
            AskedAt = Portal.Now,
            DueAt = Portal.Now
        });
        Portal.Clock.Advance(TimeSpan.FromDays(1));

        Portal.Get<ChangeFeed>().Tell(Change.Anything);

        notice.WaitForAssertion(() => Assert.Contains("1 email waits", notice.Markup, StringComparison.Ordinal));
        Assert.Contains("Mail has been held since 23 Nov, 09:00.", notice.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Permissions.Observer, 1)]
    [InlineData(Permissions.Official, 0)]
    public async Task An_observer_reads_it_and_an_official_is_not_bothered(Permissions permissions, int notices)
    {
        Portal.Get<MailChannel>().Fault("Nothing answers.");
        await SignInAsync(A.Person("Olive Observer", "olive@league.example.com", permissions));

        var notice = Render<MailNotice>();

        Assert.Equal(notices, notice.FindAll("[role=alert]").Count);
        Assert.Empty(notice.FindAll("button"));
    }

    private MailHolds Holds(MailChannel channel) =>
        new(Portal.Database, channel, Portal.Get<ChangeFeed>(), Portal.Clock, NullLogger<MailHolds>.Instance);
}

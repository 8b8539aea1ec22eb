using Assignr.Portal.Accounts.Letters;
using Assignr.Portal.Audit;
using Assignr.Portal.Bounces;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Log;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Mail.Log;

public sealed class MailLogTests : PageContext
{
    private readonly Person ana = A.Person("Ana Zamora", "ana@officials.example.com");
    private readonly Person kofi = A.Person("Kofi Olvera", "kofi@officials.example.com");
    private readonly Person siân = A.Person("Siân Yamamoto", "sian@officials.example.com");
    private NewAccounts.Outbox outbox = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        outbox = new NewAccounts.Outbox(Portal);
        await Portal.SaveAsync(ana, kofi, siân);
        await SendAsync();
        // Siân's waits.
        await outbox.ClaimAsync(2);
        await outbox.SettleAsync(message => message.PersonId == kofi.Id
            ? (AttemptOutcome.Refused, "550 5.1.1 No such user")
            : (AttemptOutcome.HandedOver, "250 2.0.0 Ok: queued as 41C7"));
    }

    [Fact]
    public void Shows_how_mail_is_doing_and_what_became_of_whose()
    {
        var page = Show<MailLogPage>();

        Assert.Equal(["1", "0", "1", "1", "0", "0"], page.FindAll(".tally button .v").Select(number => number.TextContent));
        Assert.Equal("1", page.Find(".mail-numbers .v").TextContent);
        Assert.Equal(3, page.FindAll("tbody tr").Count);
        Assert.Contains("550 5.1.1 No such user", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kofi", "Kofi Olvera")]
    [InlineData("ana@officials", "Ana Zamora")]
    [InlineData("sian yamamoto", "Siân Yamamoto")]
    public void Finds_one_persons_mail_by_name_or_address(string words, string name)
    {
        Navigation.NavigateTo($"/mail?q={Uri.EscapeDataString(words)}");

        var page = Show<MailLogPage>();

        Assert.Equal(name, Assert.Single(page.FindAll("tbody .c-name > :first-child")).TextContent.Trim());
    }

    [Fact]
    public async Task Opens_a_message_with_every_try_its_phase_and_the_servers_words()
    {
        var message = await Portal.ReadAsync(db => db.Messages.SingleAsync(message => message.PersonId == kofi.Id));
        await Portal.SaveAsync(new Attempt
        {
            MessageId = message.Id,
            Number = 1,
            At = Portal.Now,
            Phase = Phases.Recipient,
            Outcome = AttemptOutcome.Refused,
            Reply = "550 5.1.1 No such user"
        });
        var page = Show<MailLogPage>();

        await page.Find("button[aria-label='Tries of the email to kofi@officials.example.com']").ClickAsync();

        var tries = page.Find(".tries").TextContent;
        Assert.Contains("New account email", tries, StringComparison.Ordinal);
        Assert.Contains("Refused at the recipient's address.", tries, StringComparison.Ordinal);
        Assert.Contains("550 5.1.1 No such user", tries, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_try_that_was_the_last_is_not_said_to_be_refused()
    {
        var message = await Portal.ReadAsync(db => db.Messages.SingleAsync(message => message.PersonId == kofi.Id));
        await Portal.SaveAsync(new Attempt
        {
            MessageId = message.Id,
            Number = 3,
            At = Portal.Now,
            Phase = Phases.Letter,
            Outcome = AttemptOutcome.GivenUp,
            Reply = "Set aside after 3 tries."
        });
        var page = Show<MailLogPage>();

        await page.Find("button[aria-label='Tries of the email to kofi@officials.example.com']").ClickAsync();

        Assert.Contains("Given up while the email was written.", page.Find(".tries").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retries_one_that_was_refused_as_a_new_message_and_only_once()
    {
        var page = Show<MailLogPage>();

        await page.Find("button[aria-label='Retry kofi@officials.example.com']").ClickAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("button[aria-label='Retry kofi@officials.example.com']")));
        var messages = await Portal.ReadAsync(db => db.Messages.Where(message => message.PersonId == kofi.Id).ToListAsync());
        Assert.Equal([MessageState.Refused, MessageState.Queued],
            messages.OrderBy(message => message.Id).Select(message => MessageStates.Now(message, [])));
        Assert.Equal("Nothing to retry: another email was asked for since.",
            (await Portal.Get<RetryRefused>().RunAsync(TestPortal.Assignor, messages[0].Id)).InWords);
    }

    [Fact]
    public async Task Retries_all_refused_but_nobody_who_has_logged_in_since()
    {
        await Portal.Database.WriteAsync(db => db.People.Where(person => person.Id == kofi.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.FirstLoginAt, Portal.Now)));
        await outbox.ClaimAsync(1);
        await outbox.SettleAsync(_ => (AttemptOutcome.Refused, "554 No"));

        Assert.Equal("1 email on the way again. Left out: 1 to people who need none any more.",
            (await Portal.Get<RetryRefused>().RunAsync(TestPortal.Assignor, messageId: null)).InWords);
        Assert.Contains(await Portal.ReadAsync(db => db.AuditEntries.Select(entry => entry.Act).ToListAsync()),
            act => act == Act.RefusedRetried);
    }

    [Fact]
    public async Task Says_of_an_address_that_was_corrected_since_that_it_was_and_offers_no_retry_of_all()
    {
        Assert.True((await Portal.Get<LoadMailLog>().RunAsync(TestPortal.Assignor, new MailLogQuery())).HasToRetry);
        await Portal.Get<FixAddressAndSendAgain>().RunAsync(TestPortal.Assignor, kofi.Id, "kofi@officials.example.com",
            "kofi.olvera@officials.example.com", send: false);

        var page = Show<MailLogPage>();

        Assert.Equal("Retry all refused", page.Find(".btn.line").TextContent);
        Assert.True(page.Find(".btn.line").HasAttribute("disabled"));
        Assert.Equal("Nothing to retry. Left out: 1 to an address that was changed since.",
            (await Portal.Get<RetryRefused>().RunAsync(TestPortal.Assignor, messageId: null)).InWords);
    }

    [Fact]
    public async Task Offers_no_retry_of_an_email_that_nobody_needs_any_more()
    {
        await Portal.Database.WriteAsync(db => db.People.Where(person => person.Id == kofi.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.FirstLoginAt, Portal.Now)));

        var page = Show<MailLogPage>();

        Assert.True(page.Find(".btn.line").HasAttribute("disabled"));
        Assert.Empty(page.FindAll("button[aria-label='Retry kofi@officials.example.com']"));
    }

    [Fact]
    public async Task Cancels_what_waits_and_ends_its_mailing()
    {
        Assert.Equal("1 email cancelled.", (await Portal.Get<CancelWaiting>().RunAsync(TestPortal.Assignor, messageId: null)).InWords);

        Assert.Equal(1,
            await Portal.ReadAsync(db => db.Messages.CountAsync(message => message.CancelledAt != null && message.SettledAt != null)));
        Assert.NotNull((await Portal.ReadAsync(db => db.Mailings.SingleAsync())).EndedAt);
        Assert.Equal(Standing.NotSent,
            Standings.Of(await Portal.ReadAsync(db => db.People.SingleAsync(person => person.Id == siân.Id)), Portal.Now));
    }

    [Fact]
    public async Task What_may_have_been_handed_over_twice_is_marked_and_can_be_shown_alone()
    {
        await Portal.Database.WriteAsync(db => db.Messages.Where(message => message.PersonId == ana.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.DoubtfulAt, Portal.Now)));
        Navigation.NavigateTo("/mail?perhaps-twice=yes");

        var page = Show<MailLogPage>();

        Assert.Contains("May have been handed over twice.", Assert.Single(page.FindAll("tbody .c-said")).TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_stopped_when_its_sender_ended_is_marked_as_what_it_is()
    {
        await Portal.Get<CancelWaiting>().RunAsync(TestPortal.Assignor, messageId: null);
        await Portal.Database.WriteAsync(db => db.Messages.Where(message => message.PersonId == siân.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.DoubtfulAt, Portal.Now)));
        Navigation.NavigateTo("/mail?perhaps-twice=yes");

        var page = Show<MailLogPage>();

        Assert.Contains(
            "May have been handed over all the same.", Assert.Single(page.FindAll("tbody .c-said")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_another_try_is_marked_as_well()
    {
        await Portal.Database.WriteAsync(db => db.Messages.Where(message => message.PersonId == siân.Id).ExecuteUpdateAsync(row => row
            .SetProperty(message => message.DoubtfulAt, Portal.Now).SetProperty(message => message.Attempts,
                1).SetProperty(message => message.DueAt, Portal.Now.AddMinutes(1))));
        Navigation.NavigateTo("/mail?perhaps-twice=yes");

        var page = Show<MailLogPage>();

        Assert.Contains("May have been handed over twice. Goes again 23 Nov, 09:01.",
            Assert.Single(page.FindAll("tbody .c-said")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void While_mail_pauses_nothing_is_said_to_go_next()
    {
        Portal.Get<MailChannel>().Fault("Nothing answers.");

        var page = Show<MailLogPage>();

        Assert.Contains("Waits until mail goes on.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Goes next", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_to_fix_the_address_that_was_refused_until_something_else_was_done_about_it()
    {
        const string Fix = "button[aria-label='Fix the address kofi@officials.example.com and send again']";
        await Portal.Database.WriteAsync(db => db.Addresses.Where(address => address.PersonId == kofi.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(address => address.RefusedAt, Portal.Now)));
        var page = Show<MailLogPage>();
        Assert.Single(page.FindAll(Fix));

        await page.Find("button[aria-label='Retry kofi@officials.example.com']").ClickAsync();

        Assert.Empty(page.FindAll(Fix));
    }

    [Fact]
    public async Task Offers_no_retry_of_a_notice_that_nobody_asks_for_again()
    {
        await Portal.ReadAsync(db => db.Messages.Where(message => message.PersonId == kofi.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.Kind, PasswordMail.ChangedKind)));

        var page = Show<MailLogPage>();

        Assert.Contains("kofi@officials.example.com", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button[aria-label='Retry kofi@officials.example.com']"));
    }

    [Fact]
    public async Task Offers_no_retry_to_an_address_that_its_person_no_longer_has()
    {
        await Portal.Database.WriteAsync(async db =>
            (await db.People.Include(person => person.Addresses).SingleAsync(person => person.Id == kofi.Id))
                .Reach([A.Address("kofi@home.example")], Portal.Now));

        var page = Show<MailLogPage>();

        Assert.Contains("kofi@officials.example.com", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button[aria-label='Retry kofi@officials.example.com']"));
    }

    [Fact]
    public void Says_that_what_comes_back_cannot_be_read()
    {
        Portal.Get<BounceTrouble>().Failed(new MailKit.Security.AuthenticationException("No."),
            new BounceOptions { Host = "imap.example.com" });

        var page = Show<MailLogPage>();

        Assert.Contains("What comes back cannot be read since 23 Nov, 09:00.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("imap.example.com did not accept Bounces:UserName and Bounces:Password.", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mail")]
    [InlineData("/mail?q=kofi&state=refused&perhaps-twice=yes&page=3")]
    public void What_the_log_shows_is_what_the_address_says(string url) => Assert.Equal(url, MailLogQuery.Read(url).ToUrl());

    [Fact]
    public async Task Tells_what_was_done_to_all_mail_by_whom_and_why()
    {
        var page = Show<MailLogPage>();
        Assert.DoesNotContain("What was done to mail", page.Markup, StringComparison.Ordinal);
        await Portal.Get<MailHolds>().HoldAsync(HoldReason.RefusedInARow,
            "The mail server refused 10 emails in a row, the last with: 550 Blocked");
        await Portal.Get<ResumeMail>().RunAsync(TestPortal.Assignor, HoldReason.RefusedInARow);
        await Portal.Get<CancelWaiting>().RunAsync(TestPortal.Assignor, messageId: null);

        Portal.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal(["Waiting mail cancelled", "Mail let go on", "Mail held"],
            page.FindAll("ol.time b").Select(title => title.TextContent)));
        Assert.Contains("1 email that waited.", page.Find("ol.time").TextContent, StringComparison.Ordinal);
        Assert.Contains($"By {TestPortal.Assignor.Name}.", page.Find("ol.time").TextContent, StringComparison.Ordinal);
        Assert.Contains("550 Blocked", page.Find("ol.time").TextContent, StringComparison.Ordinal);
    }

    private async Task SendAsync()
    {
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        await Portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null);
        Portal.Clock.Advance(SendMailing.UndoWindow);
    }
}

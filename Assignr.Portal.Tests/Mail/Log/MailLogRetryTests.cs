using Assignr.Portal.Accounts.Letters;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Log;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Mail.Log;

/// <summary>What the mail log offers to do about a message.</summary>
public sealed class MailLogRetryTests : MailLogBench
{
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

        Assert.Equal("1 email on the way again. Left out: 1 to somebody who needs none any more.",
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
}

using Assignr.Portal.Bounces;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Log;
using Assignr.Portal.Mail.Transports;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Mail.Log;

public sealed class MailLogTests : MailLogBench
{
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
}

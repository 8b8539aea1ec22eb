using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Complaints;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>From the letter on the wire, over the report in a real mailbox that is read by IMAP, to what an assignor sees.</summary>
[Trait("Needs", "dovecot")]
public sealed class BounceTests : BounceBench
{
    [Fact]
    public async Task Every_letter_says_where_it_comes_back_to_and_under_which_id()
    {
        var id = await MessageAsync("ana@officials.example.com");
        Assert.Equal($"bounces+{id:N}@league.example.com", relay.Mails.Single(mail => mail.To.Contains("ana@officials.example.com")).From);
        var commands = relay.Sessions.SelectMany(session => session.Commands).ToList();
        Assert.Contains(commands, command => command.StartsWith($"MAIL FROM:<bounces+{id:N}@", StringComparison.Ordinal)
            && command.Contains("RET=HDRS", StringComparison.Ordinal) && command.Contains($"ENVID={id:N}", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.StartsWith("RCPT TO:<ana@", StringComparison.Ordinal)
            && command.Contains("NOTIFY=FAILURE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_marks_the_address_with_its_reason_shows_in_the_grid_and_offers_to_fix_it()
    {
        var id = await MessageAsync("ana@officials.example.com");
        await imap.DeliverAsync(Reports.Plain(), Reports.Bounce(to: $"bounces+{id:N}@league.example.com"));

        Assert.Equal(1, await ReadAsync());

        var person = await portal.ReadAsync(db => db.People.Include(one => one.Addresses).SingleAsync(one => one.Id == ana.Id));
        Assert.Equal(Standing.Refused, Standings.Of(person, portal.Now));
        Assert.Equal("It came back: 550 5.1.1 User unknown in virtual mailbox table", Assert.Single(person.Addresses).RefusedBecause);
        var view = (await portal.Get<LoadMailing>().RunAsync(TestPortal.Assignor, mailing))!;
        Assert.Equal((2, 1), (view.Counts.HandedOver, view.Counts.Refused));
        Assert.True(Assert.Single(view.Refused).CanBeMended);
        Assert.True((await portal.Get<FixAddressAndSendAgain>().RunAsync(TestPortal.Assignor, ana.Id, "ana@officials.example.com",
            "ana.zamora@officials.example.com")).IsDone);
        Assert.Equal((2, 1), await imap.CountAsync());
    }

    [Fact]
    public async Task Mail_that_waits_for_the_address_does_not_go_and_the_next_mailing_leaves_it_out()
    {
        var id = await MessageAsync("ana@officials.example.com");
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, ana.Id, confirmed: true);
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{id:N}"));

        await ReadAsync();

        Assert.Equal(MessageState.Cancelled,
            MessageStates.Now(await portal.ReadAsync(db => db.Messages.AsNoTracking()
            .SingleAsync(message => message.PersonId == ana.Id && message.Id != id)), []));
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        Assert.DoesNotContain(ana.Id, preview.Recipients.PersonIds);
    }

    [Fact]
    public async Task Whoever_was_reached_at_another_address_stands_as_reached()
    {
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{await MessageAsync("kofi@officials.example.com"):N}"));

        await ReadAsync();

        var person = await portal.ReadAsync(db => db.People.Include(one => one.Addresses).SingleAsync(one => one.Id == kofi.Id));
        Assert.Equal(Standing.Sent, Standings.Of(person, portal.Now));
        Assert.Equal("kofi@officials.example.com", Assert.Single(person.Addresses, address => address.RefusedAt is not null).Address);
    }

    [Fact]
    public async Task A_complaint_stops_mail_to_the_address_as_well()
    {
        await imap.DeliverAsync(Reports.Complaint($"{await MessageAsync("ana@officials.example.com"):N}@portal.example.test"));

        await ReadAsync();

        Assert.Contains("complained", (await portal.ReadAsync(db => db.Addresses.SingleAsync(address => address.PersonId == ana.Id)))
            .RefusedBecause, StringComparison.Ordinal);
        Assert.Equal(Standing.Complained, await portal.ReadAsync(db => db.People.Where(person => person.Id == ana.Id)
            .Select(Standings.At(portal.Now)).SingleAsync()));
    }

    [Fact]
    public async Task A_retry_leaves_out_who_complained_until_that_is_lifted()
    {
        var id = await MessageAsync("ana@officials.example.com");
        await imap.DeliverAsync(Reports.Complaint($"{id:N}@portal.example.test"),
            Reports.Bounce(envelopeId: $"{await MessageAsync("kofi@officials.example.com"):N}"));
        await ReadAsync();

        var all = await portal.Get<RetryRefused>().RunAsync(TestPortal.Assignor, messageId: null);
        var alone = await portal.Get<RetryRefused>().RunAsync(TestPortal.Assignor, id);

        Assert.Equal("1 email on the way again. Left out: 1 to somebody who complained.", all.InWords);
        Assert.Equal("Nothing to retry. Left out: 1 to somebody who complained.", alone.InWords);
        Assert.True((await portal.Get<LiftComplaint>()
            .RunAsync(TestPortal.Assignor, ana.Id, "ana@officials.example.com", "Called")).IsDone);
        Assert.Equal("1 email on the way again.", (await portal.Get<RetryRefused>().RunAsync(TestPortal.Assignor, id)).InWords);
    }

    [Fact]
    public async Task An_address_that_an_assignor_tries_again_is_not_marked_as_refused()
    {
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{await MessageAsync("ana@officials.example.com"):N}"));
        await ReadAsync();

        Assert.Equal("1 email on the way again.",
            (await portal.Get<RetryRefused>().RunAsync(TestPortal.Assignor, messageId: null)).InWords);
        await portal.Get<Sender>().RunOnceAsync();
        portal.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Null((await portal.ReadAsync(db => db.Addresses.SingleAsync(address => address.PersonId == ana.Id))).RefusedAt);
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        Assert.Contains(ana.Id, preview.Recipients.PersonIds);
    }
}

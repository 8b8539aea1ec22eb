using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>From the letter on the wire to the report in a real mailbox, read over IMAP, to what an assignor sees.</summary>
[Trait("Needs", "dovecot")]
public sealed class BounceTests : IAsyncLifetime
{
    private readonly Person ana = A.Person("Ana Zamora", "ana@officials.example.com");
    private readonly Person kofi = A.Person("Kofi Olvera", "kofi@officials.example.com", moreAddresses: "olvera@home.example");
    private Dovecot imap = null!;
    private SmtpReceiver relay = null!;
    private TestPortal portal = null!;
    private Guid mailing;

    public async Task InitializeAsync()
    {
        (imap, relay) = (await Dovecot.StartAsync(), SmtpReceiver.Start());
        relay.Extensions = ["PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES", "DSN"];
        portal = await TestPortal.StartAsync(services =>
        {
            services.Configure<MailOptions>(mail =>
            {
                (mail.Transport, mail.Host, mail.Port, mail.Security, mail.From) = (Transport.Smtp, "localhost", relay.Port, MailSecurity.None, "assignors@league.example.com");
                mail.ReturnPath = "bounces+{id}@league.example.com";
            });
            services.Configure<BounceOptions>(bounces =>
                (bounces.Host, bounces.Port, bounces.Security, bounces.UserName, bounces.Password) = ("127.0.0.1", imap.Port, MailSecurity.None, Dovecot.UserName, Dovecot.Password));
        });
        await portal.SaveAsync(ana, kofi);
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        mailing = (await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null)).MailingId!.Value;
        portal.Clock.Advance(SendMailing.UndoWindow);
        await portal.Get<Sender>().RunOnceAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    public async Task DisposeAsync()
    {
        await portal.DisposeAsync();
        await relay.DisposeAsync();
        await imap.DisposeAsync();
    }

    [Fact]
    public async Task Every_letter_says_where_it_comes_back_to_and_under_which_id()
    {
        var id = await MessageAsync("ana@officials.example.com");
        Assert.Equal($"bounces+{id:N}@league.example.com", relay.Mails.Single(mail => mail.To.Contains("ana@officials.example.com")).From);
        var commands = relay.Sessions.SelectMany(session => session.Commands).ToList();
        Assert.Contains(commands, command => command.StartsWith($"MAIL FROM:<bounces+{id:N}@", StringComparison.Ordinal) && command.Contains("RET=HDRS", StringComparison.Ordinal) && command.Contains($"ENVID={id:N}", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.StartsWith("RCPT TO:<ana@", StringComparison.Ordinal) && command.Contains("NOTIFY=FAILURE", StringComparison.Ordinal));
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
        Assert.Null(await portal.Get<FixAddressAndSendAgain>().RunAsync(TestPortal.Assignor, ana.Id, "ana@officials.example.com", "ana.zamora@officials.example.com"));
        Assert.Equal((2, 1), await imap.CountAsync());
    }

    [Fact]
    public async Task Mail_that_waits_for_the_address_does_not_go_and_the_next_mailing_leaves_it_out()
    {
        var id = await MessageAsync("ana@officials.example.com");
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, ana.Id, confirmed: true);
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{id:N}"));

        await ReadAsync();

        Assert.Equal(MessageState.Cancelled, MessageStates.Now(await portal.ReadAsync(db => db.Messages.AsNoTracking().SingleAsync(message => message.PersonId == ana.Id && message.Id != id))));
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        Assert.DoesNotContain(preview.Recipients, recipient => recipient.PersonId == ana.Id);
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

        Assert.Contains("complained", (await portal.ReadAsync(db => db.Addresses.SingleAsync(address => address.PersonId == ana.Id))).RefusedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_taken_once_however_often_it_comes_and_one_about_a_message_in_hand_is_left_for_later()
    {
        var id = await MessageAsync("ana@officials.example.com");
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{id:N}"), Reports.Bounce(envelopeId: $"{id:N}"));
        await portal.ReadAsync(db => db.Messages.Where(message => message.Id == id).ExecuteUpdateAsync(row => row.SetProperty(message => message.ClaimedBy, "a sender")));
        Assert.Equal(0, await ReadAsync());
        await portal.ReadAsync(db => db.Messages.Where(message => message.Id == id).ExecuteUpdateAsync(row => row.SetProperty(message => message.ClaimedBy, (string?)null)));

        Assert.Equal(2, await ReadAsync());
        Assert.Equal(0, await ReadAsync());

        Assert.Equal(1, await portal.ReadAsync(db => db.Attempts.CountAsync(attempt => attempt.MessageId == id && attempt.Phase == Phases.Report)));
    }

    private Task<int> ReadAsync() => portal.Get<BounceMailbox>().ReadAsync(CancellationToken.None);

    private Task<Guid> MessageAsync(string address) => portal.ReadAsync(db => db.Messages.Where(message => message.Address == address).Select(message => message.Id).SingleAsync());
}

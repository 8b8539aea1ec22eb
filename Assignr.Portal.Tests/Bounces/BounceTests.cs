using System.Text;
using Assignr.Portal.Audit;
using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Assignr.Portal.MailLog;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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

        Assert.Equal(MessageState.Cancelled, MessageStates.Now(await portal.ReadAsync(db => db.Messages.AsNoTracking().SingleAsync(message => message.PersonId == ana.Id && message.Id != id)), []));
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

        Assert.Contains("complained", (await portal.ReadAsync(db => db.Addresses.SingleAsync(address => address.PersonId == ana.Id))).RefusedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retrying_all_refused_leaves_out_who_complained_and_trying_them_alone_does_not()
    {
        var id = await MessageAsync("ana@officials.example.com");
        await imap.DeliverAsync(Reports.Complaint($"{id:N}@portal.example.test"), Reports.Bounce(envelopeId: $"{await MessageAsync("kofi@officials.example.com"):N}"));
        await ReadAsync();

        var all = await portal.Get<RetryRefused>().RunAsync(TestPortal.Assignor, messageId: null);
        var alone = await portal.Get<RetryRefused>().RunAsync(TestPortal.Assignor, id);

        Assert.Equal("1 email on the way again. Left out: 1 to people who complained.", all);
        Assert.Equal("1 email on the way again.", alone);
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

    [Fact]
    public async Task What_is_malformed_or_huge_holds_up_no_report_and_is_looked_at_once()
    {
        var id = await MessageAsync("ana@officials.example.com");
        await imap.DropAsync("1.empty", []);
        await imap.DropAsync("2.binary", [.. Enumerable.Range(0, 4096).Select(at => (byte)(at * 7))]);
        await imap.DropAsync("3.nested", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(level => $"Content-Type: multipart/report; boundary=b{level}\n\n--b{level}\n"))));
        await imap.DropAsync("4.huge", Encoding.ASCII.GetBytes($"To: bounces+{id:N}@league.example.com\n\n{new string('x', 2 << 20)}"));
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{Guid.CreateVersion7():N}"), Reports.Bounce(envelopeId: $"{id:N}"));

        Assert.Equal(2, await ReadAsync());
        Assert.Equal(0, await ReadAsync());

        Assert.Equal(1, await ReportsAsync(id));
        Assert.Equal(1, await portal.ReadAsync(db => db.Messages.CountAsync(message => message.RefusedAt != null)));
        Assert.Equal("From nobody: “no subject”. It is about the email to ana@officials.example.com.", Assert.Single(await UnclearAsync()).Text);
    }

    [Fact]
    public async Task What_came_back_and_cannot_be_understood_is_listed_once_for_thirty_days_and_stays_unread()
    {
        var id = await MessageAsync("kofi@officials.example.com");
        await imap.DropAsync("1.odd", Encoding.ASCII.GetBytes($"From: system@mx.example.net\nTo: bounces+{id:N}@league.example.com\nSubject: Zustellung\n\nDas ging nicht.\n"));
        await imap.DropAsync("2.theirs", Encoding.ASCII.GetBytes("From: MAILER-DAEMON@mx.example.net\nTo: bounces@league.example.com\nSubject: Oh\n\n550 5.1.1 No\n"));

        Assert.Equal((0, 0), (await ReadAsync(), await ReadAsync()));

        Assert.Equal(
            ["From MAILER-DAEMON@mx.example.net: “Oh”. It does not say which of our emails it is about.", "From system@mx.example.net: “Zustellung”. It is about the email to kofi@officials.example.com."],
            (await UnclearAsync()).Select(entry => entry.Text).Order());
        Assert.Contains(await TimelineAsync(kofi.Id), entry => entry.Text.Contains("Zustellung", StringComparison.Ordinal));
        Assert.Equal((2, 0), await imap.CountAsync());
        portal.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Empty(await UnclearAsync());
    }

    [Fact]
    public async Task A_mailbox_that_was_made_anew_changes_nothing_of_what_was_read()
    {
        var (first, second) = (await MessageAsync("ana@officials.example.com"), await MessageAsync("kofi@officials.example.com"));
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{first:N}"));
        await ReadAsync();

        imap.Forget();
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{first:N}"), Reports.Bounce(envelopeId: $"{second:N}"));
        await ReadAsync();

        Assert.Equal((1, 1), (await ReportsAsync(first), await ReportsAsync(second)));
    }

    [Fact]
    public async Task Ended_after_it_was_written_down_and_before_it_was_marked_it_is_read_again_and_counts_once()
    {
        var id = await MessageAsync("ana@officials.example.com");
        var report = Reports.Bounce(envelopeId: $"{id:N}");
        await imap.DeliverAsync(report);
        Assert.True(await portal.Get<TakeReport>().RunAsync(ReportReader.Read(report, portal.Get<ReturnPath>()).Report!, CancellationToken.None));

        Assert.Equal(1, await ReadAsync());

        Assert.Equal((0, 1), (await ReadAsync(), await ReportsAsync(id)));
    }

    [Fact]
    public async Task Where_the_server_keeps_no_keywords_a_mail_is_read_once_all_the_same()
    {
        var id = await MessageAsync("ana@officials.example.com");
        await using var strict = await Dovecot.StartAsync(keepsKeywords: false);
        await strict.DeliverAsync(Reports.Plain(), Reports.Bounce(envelopeId: $"{id:N}"));
        var mailbox = Mailbox(bounces => bounces.Port = strict.Port);

        Assert.Equal(1, await mailbox.ReadAsync(CancellationToken.None));
        Assert.Equal(0, await mailbox.ReadAsync(CancellationToken.None));

        Assert.Equal((2, 2), await strict.CountAsync());
        Assert.Equal(1, await ReportsAsync(id));
    }

    [Theory]
    [InlineData("password", "127.0.0.1 did not accept Bounces:UserName and Bounces:Password.")]
    [InlineData("folder", "There is no folder Returned (Bounces:Folder).")]
    [InlineData("port", "Nothing answers at 127.0.0.1:1 (Bounces:Host, Bounces:Port).")]
    public async Task A_mailbox_that_cannot_be_read_is_said_and_read_again_when_it_can(string wrong, string words)
    {
        var id = await MessageAsync("ana@officials.example.com");
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{id:N}"));
        var options = Options(bounces =>
        {
            bounces.Password = wrong == "password" ? "another" : bounces.Password;
            bounces.Folder = wrong == "folder" ? "Returned" : bounces.Folder;
            bounces.Port = wrong == "port" ? 1 : bounces.Port;
        });
        var trouble = portal.Get<BounceTrouble>();
        using var service = ActivatorUtilities.CreateInstance<BounceService>(portal.Services, ActivatorUtilities.CreateInstance<BounceMailbox>(portal.Services, options), options);

        await service.LookAsync(CancellationToken.None);
        Assert.Equal((portal.Now, words), trouble.Now);

        using var mended = ActivatorUtilities.CreateInstance<BounceService>(portal.Services, portal.Get<BounceMailbox>());
        await mended.LookAsync(CancellationToken.None);
        Assert.Null(trouble.Now);
        Assert.Equal(1, await ReportsAsync(id));
    }

    [Fact]
    public async Task Whoever_is_tried_again_by_an_assignor_is_refused_no_longer()
    {
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{await MessageAsync("ana@officials.example.com"):N}"));
        await ReadAsync();

        Assert.Equal("1 email on the way again.", await portal.Get<RetryRefused>().RunAsync(TestPortal.Assignor, messageId: null));
        await portal.Get<Sender>().RunOnceAsync();
        portal.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Null((await portal.ReadAsync(db => db.Addresses.SingleAsync(address => address.PersonId == ana.Id))).RefusedAt);
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        Assert.Contains(ana.Id, preview.Recipients.PersonIds);
    }

    private BounceMailbox Mailbox(Action<BounceOptions> change) => ActivatorUtilities.CreateInstance<BounceMailbox>(portal.Services, Options(change));

    private IOptions<BounceOptions> Options(Action<BounceOptions> change)
    {
        var options = new BounceOptions { Host = "127.0.0.1", Port = imap.Port, Security = MailSecurity.None, UserName = Dovecot.UserName, Password = Dovecot.Password };
        change(options);
        return Microsoft.Extensions.Options.Options.Create(options);
    }

    private async Task<IReadOnlyList<TimelineEntry>> UnclearAsync() => (await portal.Get<LoadMailLog>().RunAsync(TestPortal.Assignor, new MailLogQuery())).Unclear.Entries;

    private async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(Guid person) => (await portal.Get<LoadTimeline>().RunAsync(TestPortal.Assignor, person)).Entries;

    private Task<int> ReportsAsync(Guid id) => portal.ReadAsync(db => db.Attempts.CountAsync(attempt => attempt.MessageId == id && attempt.Phase == Phases.Report));

    private Task<int> ReadAsync() => portal.Get<BounceMailbox>().ReadAsync(CancellationToken.None);

    private Task<Guid> MessageAsync(string address) => portal.ReadAsync(db => db.Messages.Where(message => message.Address == address).Select(message => message.Id).SingleAsync());
}

using System.Text;
using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Transports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>How the mailbox is read: each mail once, whatever it contains and whenever the reader is stopped.</summary>
[Trait("Needs", "dovecot")]
public sealed class BounceMailboxTests : BounceBench
{
    [Fact]
    public async Task A_report_is_taken_once_however_often_it_comes_and_one_about_a_message_in_hand_is_left_for_later()
    {
        var id = await MessageAsync("ana@officials.example.com");
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{id:N}"), Reports.Bounce(envelopeId: $"{id:N}"));
        await portal.ReadAsync(db => db.Messages.Where(message => message.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.ClaimedBy, "a sender")));
        Assert.Equal(0, await ReadAsync());
        await portal.ReadAsync(db => db.Messages.Where(message => message.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.ClaimedBy, (string?)null)));

        Assert.Equal(2, await ReadAsync());
        Assert.Equal(0, await ReadAsync());

        Assert.Equal(1,
            await portal.ReadAsync(db => db.Attempts.CountAsync(attempt => attempt.MessageId == id && attempt.Phase == Phases.Report)));
    }

    [Fact]
    public async Task What_is_malformed_or_huge_holds_up_no_report_and_is_looked_at_once()
    {
        var id = await MessageAsync("ana@officials.example.com");
        await imap.DropAsync("1.empty", []);
        await imap.DropAsync("2.binary", [.. Enumerable.Range(0, 4096).Select(at => (byte)(at * 7))]);
        await imap.DropAsync("3.nested",
            Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 5000)
            .Select(level => $"Content-Type: multipart/report; boundary=b{level}\n\n--b{level}\n"))));
        await imap.DropAsync("4.huge", Encoding.ASCII.GetBytes($"To: bounces+{id:N}@league.example.com\n\n{new string('x', 2 << 20)}"));
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{Guid.CreateVersion7():N}"), Reports.Bounce(envelopeId: $"{id:N}"));

        Assert.Equal(1, await ReadAsync());
        Assert.Equal(0, await ReadAsync());

        Assert.Equal(1, await ReportsAsync(id));
        Assert.Equal(1, await portal.ReadAsync(db => db.Messages.CountAsync(message => message.RefusedAt != null)));
        Assert.Equal(
            [
                "From MAILER-DAEMON@mx.example.net: “Undelivered Mail Returned to Sender”. The email that it is about is not here.",
                "From nobody: “no subject”. It does not say which of our emails it is about.",
                "From nobody: “no subject”. It is about the email to ana@officials.example.com.",
            ],
            (await UnclearAsync()).Select(entry => entry.Text).Order());
    }

    [Fact]
    public async Task Of_a_mail_of_many_megabytes_the_start_is_read()
    {
        var (first, second) = (await MessageAsync("ana@officials.example.com"), await MessageAsync("kofi@officials.example.com"));
        var huge = new string('x', 70) + "\n";
        huge = string.Concat(Enumerable.Repeat(huge, (3 << 20) / huge.Length));
        await imap.DropAsync("1.report", Encoding.ASCII.GetBytes($"{Reports.Bounce(envelopeId: $"{first:N}")}\n{huge}"));
        await imap.DropAsync("2.copied",
            Encoding.ASCII.GetBytes(
            $"From: MAILER-DAEMON@mx.example.net\nTo: bounces@league.example.com\n\n550 5.1.1 No\n"
            + $"Message-ID: <{second:N}@portal.example.test>\n{huge}"));
        await imap.DropAsync("3.unclear",
            Encoding.ASCII.GetBytes($"From: MAILER-DAEMON@mx.example.net\nTo: bounces@league.example.com\nSubject: Oh\n\n{huge}"));

        Assert.Equal((2, 0), (await ReadAsync(), await ReadAsync()));

        Assert.Equal((1, 1), (await ReportsAsync(first), await ReportsAsync(second)));
        Assert.Equal("From MAILER-DAEMON@mx.example.net: “Oh”. It does not say which of our emails it is about.",
            Assert.Single(await UnclearAsync()).Text);
    }

    [Theory]
    [InlineData("fails")]
    [InlineData("takes too long")]
    [InlineData("ends by itself")]
    public async Task What_cannot_be_read_is_listed_and_marked_and_holds_up_nothing_behind_it(string how)
    {
        var id = await MessageAsync("ana@officials.example.com");
        var way = $"bounces+{await MessageAsync("kofi@officials.example.com"):N}@league.example.com";
        await imap.DropAsync("1.bad",
            Encoding.ASCII.GetBytes($"From: MAILER-DAEMON@mx.example.net\nTo: {way}\nSubject: Bad\n\n550 5.1.1 No\n"));
        await imap.DropAsync("2.good", Encoding.ASCII.GetBytes($"{Reports.Bounce(envelopeId: $"{id:N}")}"));
        using var over = new ManualResetEventSlim();
        var mailbox = Mailbox(_ => { });
        mailbox.Longest = TimeSpan.FromSeconds(how == "takes too long" ? 1 : 60);
        mailbox.Understand = (mail, returnPath, cancel) =>
        {
            if (mail.Subject == "Bad" && how == "takes too long")
                over.Wait(CancellationToken.None);
            return mail.Subject != "Bad" ? ReportReader.Read(mail, returnPath, cancel)
                : throw (how == "fails" ? new IOException() : new OperationCanceledException());
        };

        Assert.Equal((1, 0), (await mailbox.ReadAsync(CancellationToken.None), await mailbox.ReadAsync(CancellationToken.None)));
        over.Set();

        Assert.Equal(1, await ReportsAsync(id));
        Assert.Equal("From MAILER-DAEMON@mx.example.net: “Bad”. It is about the email to kofi@officials.example.com.",
            Assert.Single(await UnclearAsync()).Text);
    }

    [Fact]
    public async Task A_portal_that_ends_leaves_what_it_was_reading_for_the_next_time()
    {
        var id = await MessageAsync("ana@officials.example.com");
        await imap.DeliverAsync(Reports.Bounce(envelopeId: $"{id:N}"));
        using var ending = new CancellationTokenSource();
        var mailbox = Mailbox(_ => { });
        mailbox.Understand = (mail, returnPath, cancel) =>
        {
            ending.Cancel();
            cancel.ThrowIfCancellationRequested();
            return ReportReader.Read(mail, returnPath, cancel);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mailbox.ReadAsync(ending.Token));

        Assert.Equal((1, 1), (await ReadAsync(), await ReportsAsync(id)));
        Assert.Empty(await UnclearAsync());
    }

    [Fact]
    public async Task What_came_back_and_cannot_be_understood_is_listed_once_for_thirty_days_and_stays_unread()
    {
        var id = await MessageAsync("kofi@officials.example.com");
        await imap.DropAsync("1.odd",
            Encoding.ASCII.GetBytes(
            $"From: system@mx.example.net\nTo: bounces+{id:N}@league.example.com\nSubject: Zustellung\n\nDas ging nicht.\n"));
        await imap.DropAsync("2.theirs",
            Encoding.ASCII.GetBytes("From: MAILER-DAEMON@mx.example.net\nTo: bounces@league.example.com\nSubject: Oh\n\n550 5.1.1 No\n"));

        Assert.Equal((0, 0), (await ReadAsync(), await ReadAsync()));

        Assert.Equal(
            ["From MAILER-DAEMON@mx.example.net: “Oh”. It does not say which of our emails it is about.",
                "From system@mx.example.net: “Zustellung”. It is about the email to kofi@officials.example.com."],
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
    public async Task A_report_that_was_written_down_but_not_marked_is_read_again_and_counts_once()
    {
        var id = await MessageAsync("ana@officials.example.com");
        var report = Reports.Bounce(envelopeId: $"{id:N}");
        await imap.DeliverAsync(report);
        Assert.Equal(Taking.Taken, await portal.Get<TakeReport>().RunAsync(ReportReader.Read(report, portal.Get<ReturnPath>()).Report!,
            CancellationToken.None));

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
        using var service = ActivatorUtilities.CreateInstance<BounceService>(portal.Services,
            ActivatorUtilities.CreateInstance<BounceMailbox>(portal.Services, options), options);

        await service.LookAsync(CancellationToken.None);
        Assert.Equal((portal.Now, words), trouble.Now);

        using var mended = ActivatorUtilities.CreateInstance<BounceService>(portal.Services, portal.Get<BounceMailbox>());
        await mended.LookAsync(CancellationToken.None);
        Assert.Null(trouble.Now);
        Assert.Equal(1, await ReportsAsync(id));
    }
}

using System.Collections.Concurrent;
using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.Tests.Bounces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Mail.Transports.Smtp;

/// <summary>Mail over a relay as an association has one: Debian's Postfix with TLS, a sign-in, limits and a restart.</summary>
[Trait("Needs", "postfix")]
public sealed class PostfixTests
{
    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.TlsOnConnect)]
    public async Task Takes_a_letter_that_comes_encrypted_and_signed_in(MailSecurity security)
    {
        await using var postfix = await Postfix.StartAsync();
        await using var bench = await StartAsync(postfix,
            mail => (mail.Security, mail.Port) = (security, security is MailSecurity.StartTls ? postfix.Port : postfix.TlsPort));
        var (sent, unknown) = (await bench.QueueAsync("official1@officials.example.com"),
            await bench.QueueAsync("nobody@officials.example.com"));

        await bench.SendAsync();

        Assert.Equal((MessageState.HandedOver, MessageState.Refused), (await bench.StateAsync(sent), await bench.StateAsync(unknown)));
        Assert.StartsWith("550 5.1.1", (await bench.FindAsync(unknown)).LastReply, StringComparison.Ordinal);
        var letter = Assert.Single(await postfix.DeliveredAsync(1));
        Assert.Equal($"{sent.Id:N}@portal.example.test", letter.MessageId);
        Assert.Contains("with ESMTPSA id", letter.Headers["Received"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_pauses_mail_says_so_and_costs_nobody_a_try()
    {
        await using var postfix = await Postfix.StartAsync();
        await using var bench = await StartAsync(postfix, mail => mail.Password = "wrong");
        var message = await bench.QueueAsync("official1@officials.example.com");

        await bench.SendAsync();

        Assert.Contains("did not accept Mail:UserName and Mail:Password", bench.Channel.State.Reason, StringComparison.Ordinal);
        var row = await bench.FindAsync(message);
        Assert.Equal((0, null, null), (row.Attempts, row.ClaimedBy, row.SettledAt));
    }

    [Fact]
    public async Task Where_two_connections_and_40_letters_in_a_while_are_allowed_all_of_a_mailing_arrive_once()
    {
        await using var postfix = await Postfix.StartAsync("""
            smtpd_client_connection_count_limit = 2
            smtpd_client_message_rate_limit = 40
            anvil_rate_time_unit = 15s
            """);
        await using var bench = await StartAsync(postfix, mail => mail.Connections = 8);
        var pauses = new ConcurrentBag<string>();
        bench.Channel.Changed += () => pauses.Add(bench.Channel.State.Reason ?? "");
        await bench.QueueManyAsync(79);

        await SendToTheEndAsync(bench, TimeSpan.FromSeconds(15.5));

        Assert.Contains("Connection concurrency limit exceeded: 3", postfix.Log, StringComparison.Ordinal);
        Assert.Contains("Message delivery request rate limit exceeded: 41", postfix.Log, StringComparison.Ordinal);
        Assert.Equal(79, (await bench.CountsAsync())[MessageState.HandedOver]);
        await AssertOnceAsync(postfix, 79, mostDoubled: 0);
        // Too many letters in a period may pause mail, too many connections may not.
        Assert.DoesNotContain(pauses, reason => reason.Contains("too many connections", StringComparison.Ordinal));
        Assert.Empty(await bench.Portal.ReadAsync(db =>
            db.Attempts.Where(attempt => attempt.Outcome != AttemptOutcome.HandedOver).ToListAsync()));
    }

    [Fact]
    public async Task A_restart_of_the_relay_in_the_middle_loses_nothing_and_doubles_at_most_what_was_on_the_wire()
    {
        await using var postfix = await Postfix.StartAsync();
        await using var bench = await StartAsync(postfix, mail => mail.Connections = 4);
        await bench.QueueManyAsync(2_000);

        var sending = bench.SendAsync();
        while (await bench.Portal.ReadAsync(db => db.Messages.CountAsync(message => message.HandedOverAt != null)) < 700)
            await Task.Delay(20);
        await postfix.StopAsync();
        Assert.InRange((await bench.CountsAsync())[MessageState.HandedOver], 700, 1_999);
        await Task.Run(postfix.Start);
        await sending;
        await SendToTheEndAsync(bench, TimeSpan.FromMilliseconds(100));

        Assert.Equal(2_000, (await bench.CountsAsync())[MessageState.HandedOver]);
        await AssertOnceAsync(postfix, 2_000, mostDoubled: 4);
    }

    [Fact]
    [Trait("Needs", "dovecot")]
    public async Task What_it_could_not_pass_on_comes_back_in_its_own_words_and_marks_the_message()
    {
        await using var farAway = SmtpReceiver.Start();
        farAway.Script = turn => turn.Verb == "RCPT" ? SmtpAnswer.Say("550 5.1.1 She has left the league") : null;
        await using var postfix = await Postfix.StartAsync(next: farAway.Port);
        await using var imap = await Dovecot.StartAsync();
        await using var bench = await StartAsync(postfix, mail => mail.ReturnPath = "bounces+{id}@league.example.com");
        var (gone, there) = (await bench.QueueAsync("gone@officials.example.com"),
            await bench.QueueAsync("official1@officials.example.com"));
        await bench.SendAsync();
        Assert.Equal(MessageState.HandedOver, await bench.StateAsync(gone));

        await imap.DeliverAsync([.. await postfix.DeliveredAsync(1, to: "league")]);
        var mailbox = ActivatorUtilities.CreateInstance<BounceMailbox>(bench.Portal.Services,
            Microsoft.Extensions.Options.Options.Create(new BounceOptions
            {
                Host = "127.0.0.1",
                Port = imap.Port,
                Security = MailSecurity.None,
                UserName = Dovecot.UserName,
                Password = Dovecot.Password,
            }));
        Assert.Equal(1, await mailbox.ReadAsync(CancellationToken.None));

        Assert.Equal((MessageState.Refused, MessageState.HandedOver), (await bench.StateAsync(gone), await bench.StateAsync(there)));
        Assert.Equal((AttemptOutcome.Refused, Phases.Report),
            (await bench.AttemptsAsync(gone)).Select(attempt => (attempt.Outcome, attempt.Phase)).Last());
        Assert.Contains("550 5.1.1 She has left the league", (await bench.AttemptsAsync(gone))[^1].Reply, StringComparison.Ordinal);
        Assert.Single(await bench.AttemptsAsync(there));
    }

    private static Task<MailBench> StartAsync(Postfix postfix, Action<MailOptions>? more = null) => MailBench.StartAsync(mail =>
    {
        (mail.Host, mail.Port, mail.Security, mail.CertificateFingerprint) = ("127.0.0.1", postfix.Port,
            MailSecurity.StartTls, postfix.Fingerprint);
        (mail.UserName, mail.Password) = (Postfix.UserName, Postfix.Password);
        more?.Invoke(mail);
    });

    // The test moves the portal's clock but not the relay's, which needs real time.
    private static async Task SendToTheEndAsync(MailBench bench, TimeSpan whatTheRelayNeeds)
    {
        for (var rounds = 0; rounds < 40 && await bench.Portal.ReadAsync(db => db.Messages.AnyAsync(message => message.SettledAt == null));
            rounds++)
        {
            await bench.SendAsync();
            await Task.Delay(whatTheRelayNeeds);
            bench.Portal.Clock.Advance(TimeSpan.FromMinutes(2));
        }
    }

    private static async Task AssertOnceAsync(Postfix postfix, int count, int mostDoubled)
    {
        var letters = await postfix.DeliveredAsync(count);
        Assert.Equal(count, letters.Select(letter => letter.MessageId).Distinct().Count());
        Assert.InRange(letters.Count - count, 0, mostDoubled);
    }
}

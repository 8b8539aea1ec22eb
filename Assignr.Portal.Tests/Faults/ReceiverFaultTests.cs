using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Faults;

/// <summary>Faults of mail servers: rows 7 to 17 of the table in reliability.md. Most of the time is waiting, so the rows run at the same
/// time.</summary>
[Collection(FaultCollection.Name)]
public sealed partial class ReceiverFaultTests
{
    [Fact]
    public async Task Whatever_the_mail_server_does_nothing_is_lost_and_only_what_it_kept_without_a_word_may_double()
    {
        using var atOnce = new SemaphoreSlim(FaultTable.InFull(3, 17));
        var rows = new Func<Task>[]
        {
            SlowReceiver.AwayAsync, GreylistedAsync, NotNowAsync, RefusedAsync, BrokenOffEarlyAsync, BrokenOffInTheLetterAsync,
            KeptWithoutAWordAsync, KeptAndHeldAsync, SlowReceiver.SlowToAnswerAsync, SlowReceiver.SilentAsync, SlowReceiver.SlowAsync,
            () => PausedAsync("10a", "530 at MAIL", "wants another sign-in"),
            () => PausedAsync("10b", "550 at MAIL", "does not accept our sender address"),
            () => PausedAsync("10c", "535 at the sign-in", "did not accept Mail:UserName and Mail:Password"),
            () => PausedAsync("10d", "STARTTLS stripped", "offers no STARTTLS"),
            () => PausedAsync("10e", "454 to STARTTLS", "turned us away"),
            () => PausedAsync("10f", "a certificate that nobody vouches for", "its certificate cannot be trusted"),
        };
        var failures = new ConcurrentBag<Exception>();
        await Task.WhenAll(rows.Select(async row =>
        {
            await atOnce.WaitAsync();
            try
            {
                await row();
            }
            catch (Exception broken)
            {
                failures.Add(broken);
            }
            finally
            {
                atOnce.Release();
            }
        }));
        Assert.Empty(failures);
    }

    private static async Task GreylistedAsync()
    {
        var seen = new ConcurrentDictionary<string, DateTimeOffset>();
        var figures = await ReceiverFaults.RunAsync("7", "451 at first sight of each address", turn => turn.Verb == "RCPT"
            && seen.TryAdd(turn.To!, ReceiverFaults.Now()) ? SmtpAnswer.Say("451 4.7.1 Greylisted, come again") : null,
            rig =>
            {
                var delays = rig.Receiver.Mails.Select(mail => (mail.At - seen[mail.To.Single()]).TotalSeconds).Order().ToList();
                return string.Create(CultureInfo.InvariantCulture,
                    $"delay {delays[delays.Count / 2]:0} s at the median, {delays[delays.Count * 95 / 100]:0} s at the 95th percentile");
            });
        figures.AreClean();
        figures.RecoveredInTime();
        Assert.Equal(0, figures.Doubled);
    }

    private static async Task NotNowAsync()
    {
        var (recipients, senders) = (new Every(100), new Every(100));
        // Once for each address: a second time would mean five minutes of waiting for one message.
        var busy = new ConcurrentDictionary<string, bool>();
        var figures = await ReceiverFaults.RunAsync("8", "452 at every 100th RCPT, 421 and close at every 100th MAIL",
            turn => turn.Verb switch
        {
            "RCPT" when recipients.Now() && busy.TryAdd(turn.To!, true) => SmtpAnswer.Say("452 4.2.2 Mailbox busy"),
            "MAIL" when senders.Now() => SmtpAnswer.SayAndClose("421 4.3.2 Closing"),
            _ => null,
        }, rig => $"{rig.Receiver.Sessions.Count} connections");
        figures.AreClean();
        figures.RecoveredInTime();
        Assert.Equal(0, figures.Doubled);
    }

    private static async Task RefusedAsync()
    {
        // Spread evenly: 4 in 100 and never ten in a row, so that mail is not held.
        var (recipients, letters) = (new Every(100), new Every(97));
        var figures = await ReceiverFaults.RunAsync("9", "550 at RCPT for 3 %, 554 after the dot for 1 %", turn => turn.Verb switch
        {
            "RCPT" when recipients.Place() is 20 or 45 or 70 => SmtpAnswer.Say("550 5.1.1 No such user"),
            "DOT" when letters.Now() => SmtpAnswer.Say("554 5.7.1 Content refused"),
            _ => null,
        }, rig =>
        $"{rig.Receiver.Sessions.Sum(session => session.Commands.Count(command => command.StartsWith("RCPT", StringComparison.Ordinal)))} "
        + "tries");
        figures.AreClean(refused: ReceiverFaults.Many * 4 / 100);
        figures.RecoveredInTime();
        Assert.Equal(0, figures.Doubled);
    }

    private static async Task BrokenOffEarlyAsync()
    {
        var (senders, letters) = (new Every(100), new Every(100));
        // Once for each address, as above.
        var dropped = new ConcurrentDictionary<string, bool>();
        var figures = await ReceiverFaults.RunAsync("11", "dropped before the banner once, after MAIL and before 354 every 100th",
            turn => turn.Verb switch
        {
            "CONNECT" when turn.Session.Number == 2 => SmtpAnswer.Drop,
            "RCPT" when senders.Now() && dropped.TryAdd(turn.To!, true) => SmtpAnswer.Drop,
            "DATA" when letters.Now() && dropped.TryAdd(turn.To!, true) => SmtpAnswer.Drop,
            _ => null,
        });
        figures.AreClean();
        figures.RecoveredInTime();
        Assert.Equal(0, figures.Doubled);
    }

    private static async Task BrokenOffInTheLetterAsync()
    {
        var letters = new Every(100);
        var figures = await ReceiverFaults.RunAsync("12", "reset in the middle of every 100th letter",
            turn => turn.Verb == "LETTER" && letters.Now() ? SmtpAnswer.ResetConnection : null);
        figures.AreClean();
        figures.RecoveredInTime();
        Assert.Equal(0, figures.Doubled);
    }

    private static async Task KeptWithoutAWordAsync()
    {
        var figures = await ReceiverFaults.RunAsync("13", "1 % kept and dropped before the 250; sent again", Keeps1Percent());
        figures.AreClean();
        figures.RecoveredInTime();
        Assert.Equal((ReceiverFaults.Many / 100, ReceiverFaults.Many / 100), (figures.Doubled, figures.Doubtful));
    }

    private static async Task KeptAndHeldAsync()
    {
        var figures = await ReceiverFaults.RunAsync("13h", "the same, with Mail:AfterDoubt=GiveUp", Keeps1Percent(),
            settings: ["--Mail:AfterDoubt", "GiveUp"]);
        Assert.Equal((0, 0, 0, 0), (figures.Lost, figures.Wrong, figures.Unaccounted, figures.Doubled));
        Assert.Equal((ReceiverFaults.Many, ReceiverFaults.Many / 100, ReceiverFaults.Many / 100),
            (figures.Kept, figures.Refused, figures.Doubtful));
    }

    private static async Task PausedAsync(string row, string fault, string words)
    {
        var trusted = row == "10f" ? "" : SmtpReceiver.Fingerprint;
        await using var rig = await FaultRig.QueueAsync(FaultTable.InFull(10_000, 50),
            settings: ["--Mail:UserName", "portal", "--Mail:Password", "secret words"]);
        rig.Receiver.OffersStartTls = true;
        rig.Receiver.SignIn = ("portal", "secret words");
        rig.Receiver.Script = turn => (row, turn.Verb) switch
        {
            ("10a", "MAIL") => SmtpAnswer.Say("530 5.7.0 Authentication required"),
            ("10b", "MAIL") => SmtpAnswer.Say("550 5.7.1 <assignors@league.example.com>: sender rejected"),
            ("10c", "AUTH") => SmtpAnswer.Say("535 5.7.8 Bad credentials"),
            ("10d", "EHLO") when !turn.Session.Encrypted => SmtpAnswer.Say("250-receiver.test\r\n250 PIPELINING"),
            ("10e", "STARTTLS") => SmtpAnswer.Say("454 4.7.0 TLS not available"),
            _ => null,
        };
        var portal = await rig.StartPortalAsync("--Mail:Security", "StartTls", "--Mail:CertificateFingerprint", trusted);
        Assert.Contains(words, await portal.SaidAsync(MailPauses()), StringComparison.Ordinal);
        Assert.DoesNotContain("@", portal.Output, StringComparison.Ordinal);
        await using (var site = await rig.OpenAsync())
            Assert.Equal(rig.Messages,
                await site.ReadAsync(db => db.Messages.CountAsync(message => message.SettledAt == null && message.LastReply == null)));
        var tries = rig.Receiver.Sessions.Count;
        rig.NoteFault();
        rig.Receiver.Script = _ => null;
        if (row == "10f")
        {
            await rig.TerminateAsync();
            await rig.StartPortalAsync("--Mail:Security", "StartTls", "--Mail:CertificateFingerprint", SmtpReceiver.Fingerprint);
        }
        await rig.QuietAsync();
        var inClear = rig.Receiver.Sessions.Where(session => !session.Encrypted).Sum(session =>
            session.LetterBytes + session.Commands.Count(command => command.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase)));
        var figures = await rig.FiguresAsync();
        FaultTable.Add(row, $"{fault}; then mended", figures, $"paused after {tries} connections, {inClear} bytes in clear");
        figures.AreClean();
        Assert.Equal((0, 0), (figures.Doubled, inClear));
        figures.RecoveredInTime();
        Assert.InRange(tries, 1, FaultRig.Connections);
    }

    private static Func<SmtpTurn, SmtpAnswer?> Keeps1Percent()
    {
        // Once for each letter: its second copy is answered.
        var done = new ConcurrentDictionary<string, bool>();
        return turn => turn.Verb == "DOT" && FaultRig.Number(turn.To) % 100 == 50 && done.TryAdd(turn.To!, true)
            ? SmtpAnswer.KeepAndDrop
            : null;
    }

    [GeneratedRegex("Mail pauses .+")]
    private static partial Regex MailPauses();

    /// <summary>Counts over all connections: true at every n-th time.</summary>
    private sealed class Every(int nth)
    {
        private int asked;

        public bool Now() => Place() == 0;

        public int Place() => Interlocked.Increment(ref asked) % nth;
    }
}

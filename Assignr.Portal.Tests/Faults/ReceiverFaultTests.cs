using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Mail;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Faults;

/// <summary>The mail server does what mail servers do: rows 7 to 17 of BAR's faults. Most of it is waiting, so the rows
/// run side by side.</summary>
[Collection(FaultCollection.Name)]
public sealed partial class ReceiverFaultTests
{
    private static readonly int Many = FaultTable.InFull(10_000, 200);

    [Fact]
    public async Task Whatever_the_mail_server_does_nothing_is_lost_and_only_what_it_kept_without_a_word_may_double()
    {
        using var atOnce = new SemaphoreSlim(FaultTable.InFull(3, 17));
        var rows = new Func<Task>[]
        {
            AwayAsync, GreylistedAsync, NotNowAsync, RefusedAsync, BrokenOffEarlyAsync, BrokenOffInTheLetterAsync, KeptWithoutAWordAsync,
            KeptAndHeldAsync, SlowToAnswerAsync,
            SilentAsync, SlowAsync,
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
        var figures = await RunAsync("7", "451 at first sight of each address", turn => turn.Verb == "RCPT" && seen.TryAdd(turn.To!, Now())
            ? SmtpAnswer.Say("451 4.7.1 Greylisted, come again")
            : null,
            rig =>
            {
                var delays = rig.Receiver.Mails.Select(mail => (mail.At - seen[mail.To.Single()]).TotalSeconds).Order().ToList();
                return string.Create(CultureInfo.InvariantCulture,
                    $"delay {delays[delays.Count / 2]:0} s at the median, {delays[delays.Count * 95 / 100]:0} s at the 95th percentile");
            });
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
    }

    private static async Task NotNowAsync()
    {
        var (recipients, senders) = (new Every(100), new Every(100));
        // An address once only: a second time would be five minutes of waiting for one message.
        var busy = new ConcurrentDictionary<string, bool>();
        var figures = await RunAsync("8", "452 at every 100th RCPT, 421 and close at every 100th MAIL", turn => turn.Verb switch
        {
            "RCPT" when recipients.Now() && busy.TryAdd(turn.To!, true) => SmtpAnswer.Say("452 4.2.2 Mailbox busy"),
            "MAIL" when senders.Now() => SmtpAnswer.SayAndClose("421 4.3.2 Closing"),
            _ => null,
        }, rig => $"{rig.Receiver.Sessions.Count} connections");
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
    }

    private static async Task RefusedAsync()
    {
        // Evenly: 4 in 100, never ten in a row, so that mail is not held.
        var (recipients, letters) = (new Every(100), new Every(97));
        var figures = await RunAsync("9", "550 at RCPT for 3 %, 554 after the dot for 1 %", turn => turn.Verb switch
        {
            "RCPT" when recipients.Place() is 20 or 45 or 70 => SmtpAnswer.Say("550 5.1.1 No such user"),
            "DOT" when letters.Now() => SmtpAnswer.Say("554 5.7.1 Content refused"),
            _ => null,
        }, rig =>
        $"{rig.Receiver.Sessions.Sum(session => session.Commands.Count(command => command.StartsWith("RCPT", StringComparison.Ordinal)))} "
        + $"tries");
        figures.AreClean(refused: Many * 4 / 100);
        Assert.Equal(0, figures.Doubled);
    }

    private static async Task BrokenOffEarlyAsync()
    {
        var (senders, letters) = (new Every(100), new Every(100));
        // An address once only, as above.
        var dropped = new ConcurrentDictionary<string, bool>();
        var figures = await RunAsync("11", "dropped before the banner once, after MAIL and before 354 every 100th", turn => turn.Verb switch
        {
            "CONNECT" when turn.Session.Number == 2 => SmtpAnswer.Drop,
            "RCPT" when senders.Now() && dropped.TryAdd(turn.To!, true) => SmtpAnswer.Drop,
            "DATA" when letters.Now() && dropped.TryAdd(turn.To!, true) => SmtpAnswer.Drop,
            _ => null,
        });
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
    }

    private static async Task BrokenOffInTheLetterAsync()
    {
        var letters = new Every(100);
        var figures = await RunAsync("12", "reset in the middle of every 100th letter", turn => turn.Verb == "LETTER" && letters.Now()
            ? SmtpAnswer.ResetConnection
            : null);
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
    }

    private static async Task KeptWithoutAWordAsync()
    {
        var figures = await RunAsync("13", "1 % kept and dropped before the 250; sent again", Keeps1Percent());
        figures.AreClean();
        Assert.Equal((Many / 100, Many / 100), (figures.Doubled, figures.Doubtful));
    }

    private static async Task KeptAndHeldAsync()
    {
        var figures = await RunAsync("13h", "the same, with Mail:AfterDoubt=GiveUp", Keeps1Percent(),
            settings: ["--Mail:AfterDoubt", "GiveUp"]);
        Assert.Equal((0, 0, 0, 0), (figures.Lost, figures.Wrong, figures.Unaccounted, figures.Doubled));
        Assert.Equal((Many, Many / 100, Many / 100), (figures.Kept, figures.Refused, figures.Doubtful));
    }

    private static async Task SlowToAnswerAsync()
    {
        var stall = TimeSpan.FromSeconds(FaultTable.InFull(240, 15));
        var figures = await RunAsync("14", $"{stall.TotalSeconds:0} s of silence at the dot for five letters, then 250", turn =>
            turn.Verb == "DOT" && FaultRig.Number(turn.To) % (Many / 5) == 1 ? SmtpAnswer.Wait(Task.Delay(stall)) : null);
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
    }

    private static async Task SilentAsync()
    {
        string[] phases = ["MAIL", "RCPT", "DATA", "LETTER"];
        var letters = 0;
        // Each phase once, on one connection, for ever; the others go on.
        var due = new ConcurrentDictionary<string, int>(phases.Select((phase, number) =>
            KeyValuePair.Create(phase, (number + 1) * Many / 10)));
        var stalls = new ConcurrentBag<(DateTimeOffset At, string Phase)>();
        var figures = await RunAsync("15", "silence for ever, once at EHLO, MAIL, RCPT, DATA and in a letter; limits of 5 s", turn =>
        {
            if (turn.Verb == "DOT")
                Interlocked.Increment(ref letters);
            if (due.TryGetValue(turn.Verb, out var from) && letters >= from && due.TryRemove(turn.Verb, out _))
            {
                stalls.Add((Now(), turn.Verb));
                return SmtpAnswer.Silence;
            }
            return turn.Verb == "EHLO" && turn.Session.Number == 3 ? SmtpAnswer.Silence
                : turn.Verb == "DOT" ? SmtpAnswer.Wait(Task.Delay(25))
                : null;
        }, rig =>
        {
            // The rate of the three others while one is silent, beside three quarters of the rate of all four.
            var mails = rig.Receiver.Mails;
            double Rate(DateTimeOffset from, TimeSpan length) =>
                mails.Count(mail => mail.At >= from && mail.At < from + length) / length.TotalSeconds;
            var window = TimeSpan.FromSeconds(3);
            var shares = stalls.Select(stall => Rate(stall.At, window) / Math.Max(1, Rate(stall.At - window, window) * 0.75))
                .Order().ToList();
            return FaultTable.IsFull ? string.Create(CultureInfo.InvariantCulture,
                $"the others keep {shares[shares.Count / 2]:P0} of their rate at the median, {shares[0]:P0} at worst") : "";
        }, ["--Mail:ConnectTimeoutSeconds", "5", "--Mail:CommandTimeoutSeconds", "5", "--Mail:AnswerTimeoutMinutes", "1"]);
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
        Assert.Equal(phases.Length, stalls.Count);
    }

    private static async Task AwayAsync()
    {
        var half = TimeSpan.FromSeconds(FaultTable.InFull(900, 35));
        await using var rig = await FaultRig.QueueAsync(Many, turn => turn.Verb == "DOT" ? SmtpAnswer.Wait(Task.Delay(10)) : null);
        await rig.StartPortalAsync();
        await rig.Receiver.WaitAsync(() => rig.Receiver.MailCount >= Many / 3, TimeSpan.FromMinutes(5));
        await rig.Receiver.GoAwayAsync();
        await Task.Delay(half);
        rig.Receiver.Script = turn => turn.Verb == "CONNECT" ? SmtpAnswer.SayAndClose("421 4.3.2 Not now") : null;
        var before = rig.Receiver.Sessions.Count;
        rig.Receiver.ComeBack();
        await Task.Delay(half);
        var probes = rig.Receiver.Sessions.Count - before;
        rig.Receiver.Script = _ => null;
        rig.NoteFault();
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("16", $"port closed for {half.TotalSeconds:0} s, then 421 as banner for {half.TotalSeconds:0} s", figures,
            $"{probes} probes in the second half");
        figures.AreClean();
        Assert.InRange(figures.Doubled, 0, FaultRig.MostUnrecorded);
        Assert.InRange(probes, 0, (half / MailChannel.Pause) + 1);
        Assert.InRange(figures.Recovery!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    private static async Task SlowAsync()
    {
        var resets = FaultTable.InFull(40, 5);
        await using var rig = await FaultRig.QueueAsync(FaultTable.InFull(1_000, 100), turn => turn.Verb == "DOT"
            ? SmtpAnswer.Wait(Task.Delay(1000))
            : null);
        await using var site = await rig.OpenAsync();
        var people = Enumerable.Range(1, resets).Select(number =>
            A.Person($"Forgetful Number{number}", $"forgetful{number}@officials.example.com", loggedInAt: Now().AddDays(-1))).ToList();
        await site.SaveAsync([.. people]);
        await site.SaveAsync([.. people.Select(person => Account.Open(person.Id, person.PrimaryAddress!, "not a hash"))]);
        await rig.StartPortalAsync();
        await rig.Receiver.WaitForMailsAsync(4, TimeSpan.FromMinutes(1));
        var waits = new List<double>();
        foreach (var person in people)
        {
            var asked = Now();
            Assert.Equal(SendPasswordResetOutcome.Queued,
                (await site.Get<SendPasswordReset>().RunAsync(TestPortal.Assignor, person.Id)).Outcome);
            await rig.Receiver.WaitAsync(() => rig.Receiver.Mails.Any(mail => mail.To.Contains(person.PrimaryAddress!)));
            waits.Add((Now() - asked).TotalSeconds);
        }
        var p95 = waits.Order().ElementAt(resets * 95 / 100);
        rig.Expect(resets);
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("17", "1 s for each letter; resets meanwhile, asked for in another process", figures,
            string.Create(CultureInfo.InvariantCulture, $"{resets} resets, 95th percentile {p95:0.0} s"));
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
        // Within 10 s, and room for a machine that does much else.
        Assert.InRange(p95, 0, 30);
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

    private static async Task<Figures> RunAsync(string row, string fault, Func<SmtpTurn, SmtpAnswer?> script,
        Func<FaultRig, string>? remark = null, string[]? settings = null)
    {
        await using var rig = await FaultRig.QueueAsync(Many, script, settings: settings ?? []);
        await rig.StartPortalAsync();
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add(row, fault, figures, remark?.Invoke(rig) ?? "");
        return figures;
    }

    private static Func<SmtpTurn, SmtpAnswer?> Keeps1Percent()
    {
        // Once for each letter: the second copy is answered.
        var done = new ConcurrentDictionary<string, bool>();
        return turn => turn.Verb == "DOT" && FaultRig.Number(turn.To) % 100 == 50 && done.TryAdd(turn.To!, true)
            ? SmtpAnswer.KeepAndDrop
            : null;
    }

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();

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

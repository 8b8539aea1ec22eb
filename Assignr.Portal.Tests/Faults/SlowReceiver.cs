using System.Collections.Concurrent;
using System.Globalization;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Mail;
using Assignr.Portal.Tests.Mail;

namespace Assignr.Portal.Tests.Faults;

/// <summary>The mail server answers late or never: rows 14 to 17 of the table in reliability.md.</summary>
internal static class SlowReceiver
{
    public static async Task SlowToAnswerAsync()
    {
        var stall = TimeSpan.FromSeconds(FaultTable.InFull(240, 15));
        var figures = await ReceiverFaults.RunAsync("14",
            $"{stall.TotalSeconds:0} s of silence at the dot for five letters, then 250", turn =>
            turn.Verb == "DOT" && FaultRig.Number(turn.To) % (ReceiverFaults.Many / 5) == 1 ? SmtpAnswer.Wait(Task.Delay(stall)) : null);
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
    }

    public static async Task SilentAsync()
    {
        string[] phases = ["MAIL", "RCPT", "DATA", "LETTER"];
        var letters = 0;
        // One connection hangs for ever in each phase in turn; the others continue.
        var due = new ConcurrentDictionary<string, int>(phases.Select((phase, number) =>
            KeyValuePair.Create(phase, (number + 1) * ReceiverFaults.Many / 10)));
        var stalls = new ConcurrentBag<(DateTimeOffset At, string Phase)>();
        var figures = await ReceiverFaults.RunAsync("15",
            "silence for ever, once at EHLO, MAIL, RCPT, DATA and in a letter; limits of 5 s", turn =>
        {
            if (turn.Verb == "DOT")
                Interlocked.Increment(ref letters);
            if (due.TryGetValue(turn.Verb, out var from) && letters >= from && due.TryRemove(turn.Verb, out _))
            {
                stalls.Add((ReceiverFaults.Now(), turn.Verb));
                return SmtpAnswer.Silence;
            }
            return turn.Verb == "EHLO" && turn.Session.Number == 3 ? SmtpAnswer.Silence
                : turn.Verb == "DOT" ? SmtpAnswer.Wait(Task.Delay(25))
                : null;
        }, rig =>
        {
            // Compares the rate of the three others while one hangs with three quarters of the rate of all four.
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

    public static async Task AwayAsync()
    {
        var half = TimeSpan.FromSeconds(FaultTable.InFull(900, 35));
        await using var rig = await FaultRig.QueueAsync(ReceiverFaults.Many, turn => turn.Verb == "DOT"
            ? SmtpAnswer.Wait(Task.Delay(10))
            : null);
        await rig.StartPortalAsync();
        await rig.KeepsAsync(ReceiverFaults.Many / 3, TimeSpan.FromMinutes(5));
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

    public static async Task SlowAsync()
    {
        var resets = FaultTable.InFull(40, 5);
        await using var rig = await FaultRig.QueueAsync(FaultTable.InFull(1_000, 100), turn => turn.Verb == "DOT"
            ? SmtpAnswer.Wait(Task.Delay(1000))
            : null);
        await using var site = await rig.OpenAsync();
        var people = Enumerable.Range(1, resets).Select(number => A.Person($"Forgetful Number{number}",
            $"forgetful{number}@officials.example.com", loggedInAt: ReceiverFaults.Now().AddDays(-1))).ToList();
        await site.SaveAsync([.. people]);
        await site.SaveAsync([.. people.Select(person => Account.Open(person.Id, person.PrimaryAddress!, "not a hash"))]);
        await rig.StartPortalAsync();
        await rig.Receiver.WaitForMailsAsync(4, TimeSpan.FromMinutes(1));
        var waits = new List<double>();
        foreach (var person in people)
        {
            var asked = ReceiverFaults.Now();
            Assert.Equal(SendPasswordResetOutcome.Queued,
                (await site.Get<SendPasswordReset>().RunAsync(TestPortal.Assignor, person.Id)).Outcome);
            await rig.Receiver.WaitAsync(() => rig.Receiver.Mails.Any(mail => mail.To.Contains(person.PrimaryAddress!)));
            waits.Add((ReceiverFaults.Now() - asked).TotalSeconds);
        }
        var p95 = waits.Order().ElementAt(resets * 95 / 100);
        rig.Expect(resets);
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("17", "1 s for each letter; resets meanwhile, asked for in another process", figures,
            string.Create(CultureInfo.InvariantCulture, $"{resets} resets, 95th percentile {p95:0.0} s"));
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
        // Within 10 s, with allowance for a busy machine.
        Assert.InRange(p95, 0, 30);
    }
}

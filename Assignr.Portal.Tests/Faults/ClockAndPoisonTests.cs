using Assignr.Portal.Mail;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Faults;

/// <summary>The clock jumps, the relay is away for hours, and some letters cannot be written: rows 16, 21 and 26 of the faults in
/// reliability.md, with the portal's own sender and a fake clock.</summary>
[Collection(FaultCollection.Name)]
public sealed class ClockAndPoisonTests : IAsyncLifetime
{
    private static readonly int Many = FaultTable.InFull(10_000, 500);

    /// <summary>The default number.</summary>
    private static readonly int Connections = new MailOptions().Connections;

    private MailBench bench = null!;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Theory]
    [InlineData("21a", "the clock jumps 2 hours ahead", 120)]
    [InlineData("21b", "the clock jumps 2 hours back", -120)]
    [InlineData("21c", "the clock jumps 5 minutes ahead, past every lease", 5)]
    public async Task A_clock_that_jumps_loses_and_doubles_nothing(string row, string fault, int minutes)
    {
        var jumped = 0;
        bench.Receiver.Script = turn =>
        {
            if (turn.Verb == "DOT" && bench.Receiver.MailCount >= Many / 2 && Interlocked.Exchange(ref jumped, 1) == 0)
                bench.Portal.Clock.AdjustTime(bench.Portal.Now.AddMinutes(minutes));
            return null;
        };
        await bench.QueueManyAsync(Many);
        await bench.SendAsync();
        // Messages that are due in the future of a clock that was set back are due once it has caught up.
        if (minutes < 0)
        {
            bench.Portal.Clock.Advance(TimeSpan.FromMinutes(-minutes));
            await bench.SendAsync();
        }
        await ReportAsync(row, fault, expectRefused: 0);
        Assert.Equal(1, jumped);
        Assert.Equal(new Dictionary<MessageState, int> { [MessageState.HandedOver] = Many }, await bench.CountsAsync());
    }

    [Fact]
    public async Task A_relay_that_is_away_for_hours_is_asked_once_in_thirty_seconds_and_nobody_is_given_up()
    {
        var pauses = FaultTable.InFull(720, 60);
        bench.Receiver.Script = turn => turn.Verb == "CONNECT" ? SmtpAnswer.Drop : null;
        await bench.QueueManyAsync(Many);
        for (var pause = 0; pause < pauses; pause++)
        {
            await bench.SendAsync();
            // Run too early, it does not even try.
            bench.Portal.Clock.Advance(MailChannel.Pause / 2);
            await bench.SendAsync();
            bench.Portal.Clock.Advance(MailChannel.Pause / 2);
        }
        var probes = bench.Receiver.Sessions.Count;
        bench.Receiver.Script = _ => null;
        await bench.SendAsync();
        await ReportAsync("16b", $"the relay drops every connection for {pauses * MailChannel.Pause.TotalHours:0.#} hours",
            expectRefused: 0, $"{probes} connections meanwhile");
        // At the first fault, every connection has tried.
        Assert.InRange(probes, pauses, pauses + Connections);
        Assert.Equal(new Dictionary<MessageState, int> { [MessageState.HandedOver] = Many }, await bench.CountsAsync());
    }

    [Fact]
    public async Task A_relay_whose_name_DNS_does_not_know_pauses_mail_and_costs_no_message()
    {
        var mail = bench.Portal.Get<IOptions<MailOptions>>().Value;
        mail.Host = "relay.invalid";
        await bench.QueueManyAsync(Many);
        await bench.SendAsync();
        Assert.Contains("relay.invalid", bench.Channel.State.Reason, StringComparison.Ordinal);
        Assert.Equal(Many, await bench.Portal.ReadAsync(db =>
            db.Messages.CountAsync(message => message.SettledAt == null && message.LastReply == null && message.Attempts == 0)));
        mail.Host = "localhost";
        bench.Portal.Clock.Advance(MailChannel.Pause);
        await bench.SendAsync();
        await ReportAsync("16c", "DNS does not know the relay; then it does", expectRefused: 0);
        Assert.Equal(new Dictionary<MessageState, int> { [MessageState.HandedOver] = Many }, await bench.CountsAsync());
    }

    [Fact]
    public async Task Ten_poisoned_letters_delay_nobody()
    {
        await bench.QueueManyAsync(1_000);
        bench.Kind.Write = message => FaultRig.Number(message.Address) % 100 == 7
            ? throw new InvalidOperationException("This letter cannot be written.")
            : new Letter { ToName = "Terrence Miles", Subject = "Choose your password", Html = "<p>Hello</p>", Text = "Hello" };
        await bench.SendAsync();
        var atOnce = bench.Receiver.MailCount;
        for (var again = 0; again < 2; again++)
        {
            bench.Portal.Clock.Advance(TimeSpan.FromMinutes(10));
            await bench.SendAsync();
        }
        await ReportAsync("26", "10 poisoned letters among 1,000", expectRefused: 10, $"{atOnce} in the first pass, 10 set aside");
        Assert.Equal(990, atOnce);
        Assert.Equal(new Dictionary<MessageState, int> { [MessageState.HandedOver] = 990, [MessageState.Refused] = 10 },
            await bench.CountsAsync());
    }

    private async Task ReportAsync(string row, string fault, int expectRefused, string remark = "")
    {
        var messages = await bench.Portal.ReadAsync(db => db.Messages.AsNoTracking().ToListAsync());
        var addresses = messages.Select(message => message.Address).ToHashSet();
        var copies = bench.Receiver.Mails.GroupBy(mail => mail.To.Single()).Select(group => (group.Key, Count: group.Count())).ToList();
        var figures = new Figures
        {
            Messages = messages.Count,
            Kept = copies.Sum(copy => copy.Count),
            Lost = messages.Count - expectRefused - copies.Count,
            Doubled = copies.Sum(copy => copy.Count) - copies.Count,
            Wrong = copies.Count(copy => !addresses.Contains(copy.Key)),
            Unaccounted = messages.Count(message => message.SettledAt is null),
            Refused = messages.Count(message => message.RefusedAt is not null),
            Doubtful = messages.Count(message => message.DoubtfulAt is not null),
        };
        FaultTable.Add(row, fault, figures, remark);
        figures.AreClean(expectRefused);
        Assert.Equal(0, figures.Doubled);
    }
}

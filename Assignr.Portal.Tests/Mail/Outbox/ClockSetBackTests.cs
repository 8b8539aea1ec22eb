using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Assignr.Portal.Tests.Mail.Outbox;

/// <summary>A clock that was far ahead is set back: no mail waits until it comes there again.</summary>
public sealed class ClockSetBackTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private MailBench bench = null!;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Theory]
    [InlineData(1, false)]
    [InlineData(4.7, false)]
    [InlineData(5, true)]
    [InlineData(30, true)]
    [InlineData(10_000, true)]
    public async Task What_waits_for_its_next_try_goes_once_where_that_lies_further_ahead_than_any(double hours, bool goes)
    {
        bench.Portal.Clock.AdjustTime(Morning.AddHours(hours));
        var answers = 0;
        bench.Receiver.Script = turn => turn.Verb == "RCPT" && Interlocked.Increment(ref answers) == 1
            ? SmtpAnswer.Say("451 4.7.1 Greylisted")
            : null;
        var message = await bench.QueueAsync();
        await bench.SendAsync();
        var due = (await bench.FindAsync(message)).DueAt;

        bench.Portal.Clock.AdjustTime(Morning);

        Assert.Equal(goes ? Morning : due, await bench.Portal.Get<Claims>().NextDueAsync(CancellationToken.None));
        Assert.Equal(goes ? Morning : null, await bench.Portal.ReadAsync(db => Task.FromResult(MailQueue.OldestDue(db, Morning))));
        Assert.Equal(goes, MailQueue.IsDue(due, Morning));
        Assert.Equal(goes ? 1 : 0, await bench.SendAsync());
        Assert.Equal(0, await bench.SendAsync());
        Assert.Equal(goes ? 1 : 0, bench.Receiver.MailCount);
        Assert.Equal(goes ? MessageState.HandedOver : MessageState.Queued, await bench.StateAsync(message));
    }

    [Fact]
    public void Nothing_honest_is_due_further_ahead_than_the_bound()
    {
        Assert.True(RetrySchedule.Next(9, Morning, Morning, 1) <= Morning + RetrySchedule.Furthest);
        Assert.True(Portal.NewAccounts.Sending.SendMailing.UndoWindow < RetrySchedule.Furthest);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(90, false)]
    [InlineData(190, false)]
    [InlineData(201, true)]
    [InlineData(1_000_000, true)]
    public async Task A_claim_that_lasts_longer_than_any_has_run_out(int seconds, bool goes)
    {
        var message = await bench.QueueAsync();
        await bench.Portal.Database.WriteAsync(db => MessageLife.ClaimAsync(
            MailQueue.Waiting(db), "somebody", bench.Portal.Now.AddSeconds(seconds), CancellationToken.None));

        await bench.SendAsync();

        Assert.Equal(goes ? MessageState.HandedOver : MessageState.Queued, await bench.StateAsync(message));
        Assert.Equal(goes ? 1 : 0, bench.Receiver.MailCount);
    }

    [Fact]
    public async Task What_is_in_hand_meanwhile_stays_claimed_from_now_on()
    {
        WallClock clock = null!;
        await using var other = await MailBench.StartAsync(more: services => services.AddSingleton<TimeProvider>(
            clock = new WallClock((TimeProvider)services.Last(one => one.ServiceType == typeof(TimeProvider)).ImplementationInstance!)));
        clock.Ahead = TimeSpan.FromDays(400);
        var (begun, said) = (new TaskCompletionSource(), new TaskCompletionSource());
        other.Receiver.Script = turn =>
        {
            if (turn.Verb != "DOT")
                return null;
            begun.TrySetResult();
            return SmtpAnswer.Wait(said.Task);
        };
        var message = await other.QueueAsync();
        var sending = other.SendAsync();
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True((await other.FindAsync(message)).ClaimedUntil > Morning.AddDays(399));

        clock.Ahead = TimeSpan.Zero;
        other.Portal.Clock.Advance(TimeSpan.FromSeconds(30));
        for (var looks = 0; looks < 100 && (await other.FindAsync(message)).ClaimedUntil > Morning.AddDays(1); looks++)
            await Task.Delay(100);

        Assert.Equal(Morning.AddSeconds(30) + Claims.Lease, (await other.FindAsync(message)).ClaimedUntil);
        said.SetResult();
        await sending;
        Assert.Equal((MessageState.HandedOver, 1), (await other.StateAsync(message), other.Receiver.MailCount));
    }

    [Fact]
    public async Task It_is_given_up_for_after_three_days_of_tries_by_the_clock_as_it_is()
    {
        bench.Receiver.Script = turn => turn.Verb == "RCPT" ? SmtpAnswer.Say("451 4.7.1 Greylisted") : null;
        bench.Portal.Clock.AdjustTime(Morning.AddYears(1));
        var message = await bench.QueueAsync();
        await bench.SendAsync();

        bench.Portal.Clock.AdjustTime(Morning);
        for (var tries = 0; tries < 30; tries++)
        {
            await bench.SendAsync();
            bench.Portal.Clock.Advance(RetrySchedule.Furthest);
        }

        Assert.NotNull((await bench.FindAsync(message)).RefusedAt);
    }

    [Fact]
    public void A_pause_of_mail_is_over()
    {
        var clock = new WallClock(new FakeTimeProvider(Morning)) { Ahead = TimeSpan.FromDays(400) };
        var channel = new MailChannel(clock, NullLogger<MailChannel>.Instance);
        channel.Fault("Nothing answers.");
        Assert.True(channel.IsPaused);

        clock.Ahead = TimeSpan.Zero;

        Assert.False(channel.IsPaused);
        Assert.True(channel.IsProbing);
    }

    [Fact]
    public async Task Letters_go_at_their_pace()
    {
        var time = new FakeTimeProvider(Morning);
        var clock = new WallClock(time) { Ahead = TimeSpan.FromDays(400) };
        var pace = new Pace(Options.Create(new MailOptions { PerMinute = 60 }), clock);
        await pace.WaitAsync(CancellationToken.None);

        clock.Ahead = TimeSpan.Zero;
        var next = pace.WaitAsync(CancellationToken.None);
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(next.IsCompleted);
    }

    [Fact]
    public void A_sender_that_hangs_is_found_out()
    {
        var time = new FakeTimeProvider(Morning);
        var clock = new WallClock(time) { Ahead = TimeSpan.FromDays(400) };
        var heartbeat = new SenderHeartbeat(clock);

        clock.Ahead = TimeSpan.Zero;
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(TimeSpan.FromMinutes(1), heartbeat.Silent);
    }

    [Fact]
    public void Refusals_are_watched_again()
    {
        var watch = new RefusalWatch();
        watch.Forgive(Morning.AddYears(1));
        for (var answer = 0; answer < 100; answer++)
            watch.Count(isRefusal: answer % 20 == 0, null, Morning);

        Assert.Equal(HoldReason.RefusedTooOften, watch.Count(isRefusal: true, null, Morning));
    }

    [Fact]
    public async Task Mail_that_is_held_stays_held_beside_a_hold_that_was_ended()
    {
        var ended = new MailHold { At = Morning.AddYears(1), Reason = HoldReason.RefusedInARow, Detail = "Ten in a row." };
        ended.Release(Morning.AddYears(1));
        await bench.Portal.SaveAsync(ended);

        await bench.Portal.Get<MailHolds>().HoldAsync(HoldReason.RefusedTooOften, "Too many.");
        await bench.Portal.Get<MailHolds>().ObeyAsync();

        Assert.Equal(HoldReason.RefusedTooOften, bench.Channel.State.Held);
    }
}

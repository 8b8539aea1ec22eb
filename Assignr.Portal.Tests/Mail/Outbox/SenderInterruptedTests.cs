using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Mail.Outbox;

/// <summary>What happens to messages in hand when the sender ends in any way, and when another one takes over.</summary>
public sealed class SenderInterruptedTests : IAsyncLifetime
{
    private MailBench bench = null!;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task What_is_handed_over_shows_although_its_connection_is_long_at_the_next_one()
    {
        await using var one = await MailBench.StartAsync(mail => mail.Connections = 1);
        var (first, second) = (await one.QueueAsync("first@officials.example.com"), await one.QueueAsync("second@officials.example.com"));
        var shown = false;
        one.Receiver.Script = turn => turn.Verb == "DOT" && one.Receiver.MailCount == 1 ? SmtpAnswer.Wait(WatchAsync()) : null;

        await one.SendAsync();

        Assert.True(shown);
        Assert.Equal((MessageState.HandedOver, MessageState.HandedOver), (await one.StateAsync(first), await one.StateAsync(second)));

        async Task WatchAsync()
        {
            for (var patience = 0; !shown && patience < 500; patience++)
            {
                await Task.Delay(10);
                // Both were asked for in the same millisecond, so either may be the first.
                shown = await one.StateAsync(first) == MessageState.HandedOver || await one.StateAsync(second) == MessageState.HandedOver;
            }
        }
    }

    [Fact]
    public async Task A_late_answer_changes_no_state_but_is_kept()
    {
        var message = await bench.QueueAsync();
        bench.Receiver.Script = turn => turn.Verb == "DOT" ? SmtpAnswer.Wait(TakeOverAsync()) : null;

        await bench.SendAsync();

        var row = await bench.FindAsync(message);
        Assert.Equal(("another sender", 2, null), (row.ClaimedBy, row.Attempts, row.HandedOverAt));
        Assert.NotNull(row.DoubtfulAt);
        var attempt = Assert.Single(await bench.AttemptsAsync(message));
        Assert.Equal((1, AttemptOutcome.HandedOver), (attempt.Number, attempt.Outcome));
        Assert.Empty(bench.Kind.Told);

        Task TakeOverAsync() => bench.ChangeAsync(message, row => row
            .SetProperty(claimed => claimed.ClaimedBy, "another sender").SetProperty(claimed => claimed.Attempts, 2));
    }

    [Fact]
    public async Task What_is_in_hand_when_the_clock_jumps_past_its_lease_is_not_claimed_again()
    {
        var slow = await bench.QueueAsync();
        bench.Receiver.Script = turn => turn.Verb == "DOT" && bench.Receiver.MailCount == 0 ? SmtpAnswer.Wait(JumpAsync()) : null;

        await bench.SendAsync();

        Assert.Equal(21, bench.Receiver.MailCount);
        Assert.Equal((1, MessageState.HandedOver), ((await bench.FindAsync(slow)).Attempts, await bench.StateAsync(slow)));

        async Task JumpAsync()
        {
            bench.Receiver.Script = _ => null;
            bench.Portal.Clock.Advance(Claims.Lease * 2);
            await bench.QueueManyAsync(20);
            for (var patience = 0; bench.Receiver.MailCount < 20 && patience < 1_000; patience++)
                await Task.Delay(20);
        }
    }

    [Fact]
    public async Task What_a_worker_of_ours_dropped_goes_on_after_its_lease()
    {
        var owner = "";
        bench.Receiver.Script = turn => turn.Verb == "DOT" ? SmtpAnswer.Wait(LookAsync()) : null;
        await bench.QueueAsync();
        await bench.SendAsync();
        bench.Receiver.Script = _ => null;
        var dropped = await bench.QueueAsync("dropped@officials.example.com");
        await bench.ChangeAsync(dropped, row => row
            .SetProperty(claimed => claimed.ClaimedBy, owner).SetProperty(claimed => claimed.Attempts, 1)
            .SetProperty(claimed => claimed.ClaimedUntil, bench.Portal.Now + Claims.Lease));

        Assert.Equal(0, await bench.SendAsync());
        bench.Portal.Clock.Advance(Claims.Lease * 2);
        Assert.Equal(1, await bench.SendAsync());

        Assert.Equal(MessageState.HandedOver, await bench.StateAsync(dropped));

        async Task LookAsync() =>
            owner = await bench.Portal.ReadAsync(db => db.Messages.Select(message => message.ClaimedBy!).SingleAsync());
    }

    [Fact]
    public async Task What_was_dropped_goes_on_after_its_lease_although_the_sender_is_never_done()
    {
        await using var one = await MailBench.StartAsync(mail => mail.Connections = 2);
        one.Receiver.Script = turn => turn.Verb == "DOT" && turn.To == "slow@officials.example.com" ? SmtpAnswer.Wait(DropAsync()) : null;
        await one.QueueAsync("slow@officials.example.com");

        await one.SendAsync();

        Assert.Equal(["dropped@officials.example.com", "slow@officials.example.com"], one.Receiver.Mails.Select(mail => mail.To.Single()));

        async Task DropAsync()
        {
            var owner = await one.Portal.ReadAsync(db => db.Messages.Select(message => message.ClaimedBy!).SingleAsync());
            var dropped = await one.QueueAsync("dropped@officials.example.com");
            await one.Portal.Database.WriteAsync(db => db.Messages.Where(row => row.Id == dropped.Id).ExecuteUpdateAsync(row => row
                .SetProperty(claimed => claimed.ClaimedBy, owner).SetProperty(claimed => claimed.Attempts, 1)
                .SetProperty(claimed => claimed.ClaimedUntil, one.Portal.Now + Claims.Lease)));
            for (var patience = 0; one.Receiver.MailCount == 0 && patience < 200; patience++)
            {
                one.Portal.Clock.Advance(Claims.Lease / 4);
                one.Portal.Get<MailBell>().Ring();
                await Task.Delay(50);
            }
        }
    }

    [Fact]
    public async Task Two_senders_on_one_outbox_hand_each_message_over_once()
    {
        await bench.QueueManyAsync(200);
        await using var twin = bench.Twin();

        await Task.WhenAll(bench.SendAsync(), twin.SendAsync());
        await bench.SendAsync();

        Assert.Equal(200, bench.Receiver.MailCount);
        Assert.Equal(200, bench.Receiver.Mails.Select(mail => mail.To.Single()).Distinct().Count());
    }

    [Fact]
    public async Task Asked_to_stop_it_finishes_what_is_in_flight_starts_nothing_more_and_leaves_no_claim()
    {
        await bench.QueueManyAsync(300);
        using var stopping = new CancellationTokenSource();
        var seen = 0;
        bench.Receiver.Script = turn =>
        {
            // At once: on a busy machine the other connections would go on until a thread is free to cancel.
            if (turn.Verb == "DOT" && Interlocked.Increment(ref seen) == 50)
                stopping.Cancel();
            return null;
        };

        await bench.SendAsync(stopping.Token);

        var counts = await bench.CountsAsync();
        Assert.InRange(bench.Receiver.MailCount, 50, 54);
        Assert.Equal(bench.Receiver.MailCount, counts[MessageState.HandedOver]);
        Assert.Equal(300 - bench.Receiver.MailCount, counts[MessageState.Queued]);
        Assert.Equal(0, await bench.Portal.ReadAsync(db =>
            db.Messages.CountAsync(message => message.ClaimedBy != null || (message.HandedOverAt == null && message.Attempts != 0))));

        await bench.SendAsync();
        Assert.Equal(300, bench.Receiver.Mails.Select(mail => mail.To.Single()).Distinct().Count());
        Assert.Equal(300, bench.Receiver.MailCount);
    }

    [Fact]
    public async Task Broken_off_in_the_middle_of_a_letter_it_says_that_it_may_have_gone()
    {
        using var abort = new CancellationTokenSource();
        bench.Receiver.Script = turn =>
        {
            if (turn.Verb != "DOT")
                return null;
            abort.CancelAfter(0);
            return SmtpAnswer.Silence;
        };
        var message = await bench.QueueAsync();

        await Record.ExceptionAsync(() => bench.SendAsync(abort.Token, abort.Token));

        Assert.Equal(AttemptOutcome.Doubtful, Assert.Single(await bench.AttemptsAsync(message)).Outcome);
        Assert.Null((await bench.FindAsync(message)).ClaimedBy);
    }

    [Fact]
    public async Task After_a_fault_of_the_channel_one_message_finds_out_before_the_others_follow()
    {
        var (down, probes) = (true, 0);
        bench.Receiver.Script = turn =>
        {
            if (turn.Verb != "CONNECT" || !Volatile.Read(ref down))
                return null;
            Interlocked.Increment(ref probes);
            return SmtpAnswer.Drop;
        };
        await bench.QueueManyAsync(50);

        await bench.SendAsync();
        Assert.InRange(probes, 1, 4);
        probes = 0;
        for (var round = 0; round < 10; round++)
        {
            bench.Portal.Clock.Advance(MailChannel.Pause);
            await bench.SendAsync();
            await bench.SendAsync();
        }
        Assert.Equal(10, probes);
        Assert.Equal(50, (await bench.CountsAsync())[MessageState.Queued]);

        Volatile.Write(ref down, false);
        bench.Channel.Resume();
        await bench.SendAsync();

        Assert.Equal(50, bench.Receiver.MailCount);
        Assert.Empty(await bench.Portal.ReadAsync(db =>
            db.Attempts.Where(attempt => attempt.Outcome != AttemptOutcome.HandedOver).ToListAsync()));
    }
}

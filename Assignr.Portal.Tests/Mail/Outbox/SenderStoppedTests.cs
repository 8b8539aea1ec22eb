using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Mail.Outbox;

/// <summary>What happens to messages that are stopped, wherever they are at that moment.</summary>
public sealed class SenderStoppedTests : IAsyncLifetime
{
    private MailBench bench = null!;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task Stopping_a_mailing_stops_it_within_the_messages_in_flight_and_cancels_the_rest()
    {
        var mailing = Guid.CreateVersion7();
        await bench.QueueManyAsync(400, mailing);
        var (seen, after) = (0, 0);
        var stopped = 0;
        bench.Receiver.Script = turn =>
        {
            if (turn.Verb == "MAIL" && Volatile.Read(ref stopped) == 1)
                Interlocked.Increment(ref after);
            // Slower from here on, so that something is left when the stop reaches the database.
            return turn.Verb != "DOT" ? null : Interlocked.Increment(ref seen) switch
            {
                < 100 => null,
                100 => SmtpAnswer.Wait(StopAsync()),
                _ => SmtpAnswer.Wait(Task.Delay(20)),
            };
        };

        await bench.SendAsync();
        await bench.SendAsync();

        var counts = await bench.CountsAsync();
        Assert.Equal(bench.Receiver.MailCount, counts[MessageState.HandedOver]);
        Assert.Equal(400 - bench.Receiver.MailCount, counts[MessageState.Cancelled]);
        Assert.InRange(after, 0, 4);
        Assert.Equal(counts[MessageState.Cancelled],
            await bench.Portal.ReadAsync(db => db.Messages.CountAsync(message => message.CancelledAt != null)));

        async Task StopAsync()
        {
            await bench.Portal.Database.WriteAsync(db => db.StopAsync(db.Messages.Where(message => message.MailingId == mailing),
                bench.Portal.Now));
            Volatile.Write(ref stopped, 1);
        }
    }

    [Fact]
    public async Task Whoever_stops_mail_at_full_speed_is_told_exactly_what_will_not_leave()
    {
        await bench.QueueManyAsync(400);
        var (seen, open, promised, going) = (0, 0, 0, 0);
        bench.Receiver.Script = turn =>
        {
            if (turn.Verb == "MAIL")
                Interlocked.Increment(ref open);
            if (turn.Verb != "DOT")
                return null;
            Interlocked.Decrement(ref open);
            return Interlocked.Increment(ref seen) == 100 ? SmtpAnswer.Wait(StopAsync()) : null;
        };

        await bench.SendAsync();

        Assert.Equal(promised, (await bench.CountsAsync())[MessageState.Cancelled]);
        Assert.InRange(going, 1, 8);

        Task StopAsync() => bench.Portal.Get<InFlight>().WhileNoneBeginsAsync(
            () => bench.Portal.Database.WriteAsync(async db =>
            {
                promised = await db.StopAsync(db.Messages, bench.Portal.Now);
                var left = await LeftByStop.ReadAsync(db, db.Messages, bench.Portal.Get<InFlight>(), CancellationToken.None);
                // Until every other connection has finished its letter and would take its next one.
                while (Volatile.Read(ref open) > 0)
                    await Task.Yield();
                (promised, going) = (promised + left.Cancelled, left.InFlight);
                return promised;
            }), CancellationToken.None);
    }

    [Fact]
    public async Task What_is_stopped_while_its_connection_is_still_being_opened_does_not_leave()
    {
        var message = await bench.QueueAsync();
        var going = -1;
        bench.Receiver.Script = turn => turn.Verb == "CONNECT" ? SmtpAnswer.Wait(StopAsync()) : null;

        await bench.SendAsync();

        Assert.Equal(0, going);
        Assert.Empty(bench.Receiver.Mails);
        Assert.Equal(MessageState.Cancelled, await bench.StateAsync(message));

        Task StopAsync() => bench.Portal.Get<InFlight>().WhileNoneBeginsAsync(
            () => bench.Portal.Database.WriteAsync(async db =>
            {
                await db.StopAsync(db.Messages, bench.Portal.Now);
                return going = (await LeftByStop.ReadAsync(db, db.Messages, bench.Portal.Get<InFlight>(), CancellationToken.None)).InFlight;
            }), CancellationToken.None);
    }

    [Fact]
    public async Task What_is_stopped_and_could_not_go_because_mail_pauses_ends_at_once()
    {
        var message = await bench.QueueAsync();
        bench.Receiver.Script = turn => turn.Verb == "CONNECT"
            ? SmtpAnswer.SayAndClose("421 4.3.2 Not now") with
            {
                After = bench.Portal.Database.WriteAsync(db =>
                db.StopAsync(db.Messages, bench.Portal.Now))
            }
            : null;

        await bench.SendAsync();

        Assert.Equal(MessageState.Cancelled, await bench.StateAsync(message));
        Assert.Equal(AttemptOutcome.Skipped, Assert.Single(bench.Kind.Told).Outcome);
    }
}

using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail;

/// <summary>
/// Empties the outbox: claims what is due in small portions, so that a reset never waits behind a mailing, and hands it over on
/// several connections. <see cref="SenderService"/> runs it again and again.
/// </summary>
public sealed partial class Sender(
    Outbox outbox, Courier courier, Recorder recorder, SenderPen pen, IMailTransport transport, MailChannel channel, SenderPulse pulse,
    OnTheWire wire, MailBell bell, IOptions<MailOptions> options, TimeProvider clock, ILogger<Sender> log)
{
    private const int MostPortion = 512;
    private static readonly TimeSpan RenewEvery = Outbox.Lease / 4;
    private static readonly TimeSpan EnoughFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    private readonly int lines = options.Value.Connections;
    private readonly int leastPortion = Math.Max(64, options.Value.Connections * 8);
    private int portion = Math.Max(64, options.Value.Connections * 8);
    private DateTimeOffset claimedAt;
    private int inHand;

    /// <summary>Sends everything that is due and returns when nothing is left to do, or when mail pauses.</summary>
    /// <param name="stopping">Claims nothing more, finishes what is being handed over and gives the rest back.</param>
    /// <param name="abort">Breaks off what is being handed over as well.</param>
    /// <returns>How many messages were claimed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken stopping = default, CancellationToken abort = default)
    {
        await outbox.SweepAsync(abort);
        var jobs = System.Threading.Channels.Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<Job>
        {
            Comparer = Comparer<Job>.Create(static (one, other) =>
                (one.Message.Lane, one.Message.DueAt, one.Message.Id).CompareTo((other.Message.Lane, other.Message.DueAt, other.Message.Id))),
        });
        using var drained = new CancellationTokenSource();
        var workers = Enumerable.Range(0, lines).Select(line => WorkAsync(line, jobs.Reader, stopping, abort, drained.Token)).ToArray();
        try
        {
            return await FeedAsync(jobs.Writer, stopping, abort);
        }
        finally
        {
            jobs.Writer.Complete();
            await drained.CancelAsync();
            await Task.WhenAll(workers);
            await transport.HangUpAsync();
            await pen.RestAsync();
        }
    }

    /// <summary>How long nothing is due, at most <paramref name="atMost"/>.</summary>
    public async Task<TimeSpan> RestAsync(TimeSpan atMost, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (channel.State.Held is not null)
            return atMost;
        var next = await outbox.NextDueAsync(cancel);
        if (channel.State.PausedUntil is { } until && next < until)
            next = until;
        return next is { } due && due - now < atMost ? (due > now ? due - now : TimeSpan.Zero) : atMost;
    }

    private async Task<int> FeedAsync(ChannelWriter<Job> jobs, CancellationToken stopping, CancellationToken abort)
    {
        var (total, renewedAt) = (0, clock.GetUtcNow());
        while (true)
        {
            var taken = stopping.IsCancellationRequested || channel.IsPaused ? 0 : await ClaimAsync(jobs, abort);
            total += taken;
            pulse.Beat();
            if (taken == 0 && Volatile.Read(ref inHand) == 0)
                return total;
            if (clock.GetUtcNow() - renewedAt >= RenewEvery)
            {
                await outbox.RenewAsync(abort);
                renewedAt = clock.GetUtcNow();
            }
            if (Volatile.Read(ref inHand) > 0)
                await bell.WaitAsync(LookAgain, abort);
        }
    }

    private async Task<int> ClaimAsync(ChannelWriter<Job> jobs, CancellationToken cancel)
    {
        var held = Volatile.Read(ref inHand);
        // After a fault of the channel one message finds out whether it is gone; and whoever waits at a login page never waits for room.
        var claim = channel.IsProbing ? (held == 0 ? await outbox.ClaimAsync(1, Lane.Bulk, cancel) : new Claim(0, []))
            : held <= portion / 2 ? await outbox.ClaimAsync(Portion() - held, Lane.Bulk, cancel)
            : held <= portion * 3 ? await outbox.ClaimAsync(portion, Lane.Now, cancel)
            : new Claim(0, []);
        Interlocked.Add(ref inHand, claim.Jobs.Count);
        foreach (var job in claim.Jobs)
            jobs.TryWrite(job);
        return claim.Taken;
    }

    // About as much as goes in a second: a claim costs the same for few as for many, and a long one would be judged too early.
    private int Portion()
    {
        var now = clock.GetUtcNow();
        portion = now - claimedAt < EnoughFor / 2 ? Math.Min(portion * 2, MostPortion)
            : now - claimedAt > EnoughFor * 2 ? Math.Max(portion / 2, leastPortion)
            : portion;
        claimedAt = now;
        return portion;
    }

    private async Task WorkAsync(int line, ChannelReader<Job> jobs, CancellationToken stopping, CancellationToken abort, CancellationToken drained)
    {
        Answer? last = null;
        while (true)
        {
            if (last is Released { RestLine: true })
            {
                await SettleAsync(last);
                last = null;
                await Task.Delay(MailChannel.Pause, clock, drained).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            if (jobs.TryRead(out var job))
            {
                last = await DeliverAsync(line, last, job, stopping, abort);
                continue;
            }
            if (last is not null)
                await SettleAsync(last);
            last = null;
            if (!await jobs.WaitToReadAsync(CancellationToken.None))
                return;
        }
    }

    private async Task<Answer?> DeliverAsync(int line, Answer? last, Job job, CancellationToken stopping, CancellationToken abort)
    {
        Answer? answer = null;
        wire.Begin(job.Message.Id);
        try
        {
            answer = await courier.DeliverAsync(line, last, job, stopping, abort);
        }
        catch (Exception broken)
        {
            // The message stays claimed until its lease ends; the worker goes on with the next one.
            WorkerFailed(job.Message.Id, broken.GetType().Name, broken.StackTrace);
        }
        if (last is not null)
            PutDown(last.Message);
        if (answer is null)
            PutDown(job.Message);
        return answer;
    }

    private async Task SettleAsync(Answer last)
    {
        try
        {
            await recorder.RecordAsync(last);
        }
        catch (Exception broken)
        {
            WorkerFailed(last.Message.Id, broken.GetType().Name, broken.StackTrace);
        }
        PutDown(last.Message);
    }

    private void PutDown(Message message)
    {
        wire.End(message.Id);
        // Half empty or empty: the feeder claims more, or ends.
        if (Interlocked.Decrement(ref inHand) is var left && (left == Volatile.Read(ref portion) / 2 || left == 0))
            bell.Ring();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} could not be dealt with: {Exception}\n{StackTrace}")]
    private partial void WorkerFailed(Guid messageId, string exception, string? stackTrace);
}

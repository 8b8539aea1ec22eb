using System.Collections.Concurrent;
using System.Threading.Channels;
using Assignr.Portal.Data;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail;

/// <summary>
/// Empties the outbox: claims what is due in small portions, so that a reset never waits behind a mailing, and hands it over on
/// several connections. <see cref="SenderService"/> runs it again and again.
/// </summary>
public sealed partial class Sender(
    Claims claims, Delivery delivery, Recorder recorder, SenderDatabase database, IMailTransport transport, MailChannel channel,
    SenderHeartbeat heartbeat, InFlight inFlight, MailBell bell, IOptions<MailOptions> options, TimeProvider clock, ILogger<Sender> log)
{
    private const int MostPortion = 512;
    private static readonly TimeSpan RenewEvery = Claims.Lease / 4;
    private static readonly TimeSpan EnoughFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <summary>How long a message waits for a connection that is being opened, before whichever stands takes it.</summary>
    private static readonly TimeSpan OpensWithin = TimeSpan.FromSeconds(2);

    private readonly int connections = options.Value.Connections;
    private readonly int leastPortion = Math.Max(64, options.Value.Connections * 8);
    private int portion;
    private DateTimeOffset claimedAt;

    /// <summary>Claimed, and neither recorded nor dropped yet.</summary>
    private readonly ConcurrentDictionary<Guid, bool> inHand = new(Environment.ProcessorCount, MostPortion);

    /// <summary>Sends everything that is due and returns when nothing is left to do, or when mail pauses.</summary>
    /// <param name="stopping">Claims nothing more, finishes what is being handed over and gives the rest back.</param>
    /// <param name="abort">Breaks off what is being handed over as well.</param>
    /// <returns>How many messages were claimed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken stopping = default, CancellationToken abort = default)
    {
        await claims.SweepAsync(abort);
        var jobs = System.Threading.Channels.Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<Job>
        {
            Comparer = Comparer<Job>.Create(static (one, other) =>
                (one.Message.Lane, one.Message.DueAt, one.Message.Id).CompareTo((other.Message.Lane, other.Message.DueAt, other.Message.Id))),
        });
        using var ended = new CancellationTokenSource();
        var sending = Enumerable.Range(0, connections)
            .Select(connection => SendAsync(connection, jobs, stopping, abort, ended.Token)).ToArray();
        try
        {
            return await ClaimAllAsync(jobs.Writer, stopping, abort);
        }
        finally
        {
            jobs.Writer.Complete();
            await ended.CancelAsync();
            await Task.WhenAll(sending);
            await transport.HangUpAsync();
            await database.CloseAsync();
        }
    }

    /// <summary>How long nothing is due, at most <paramref name="atMost"/>.</summary>
    public async Task<TimeSpan> RestAsync(TimeSpan atMost, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (channel.State.Held is not null)
            return atMost;
        var next = await claims.NextDueAsync(cancel);
        if (channel.State.PausedUntil is { } until && next < until)
            next = until;
        return next is { } due && due - now < atMost ? (due > now ? due - now : TimeSpan.Zero) : atMost;
    }

    private async Task<int> ClaimAllAsync(ChannelWriter<Job> jobs, CancellationToken stopping, CancellationToken abort)
    {
        var (total, renewedAt) = (0, clock.GetUtcNow());
        while (true)
        {
            var count = 0;
            try
            {
                if (!stopping.IsCancellationRequested && !channel.IsPaused)
                    count = await ClaimMoreAsync(jobs, abort);
                if (clock.GetUtcNow() - renewedAt >= RenewEvery)
                {
                    await claims.RenewAsync([.. inHand.Keys], abort);
                    renewedAt = clock.GetUtcNow();
                }
            }
            catch (Exception broken) when (Transactions.IsTrouble(broken) && !inHand.IsEmpty)
            {
                // What is in hand goes on; the next look comes in a moment.
                CannotClaim(broken.GetType().Name);
            }
            total += count;
            heartbeat.Beat();
            if (count == 0 && inHand.IsEmpty)
                return total;
            if (!inHand.IsEmpty)
                await bell.WaitAsync(LookAgain, abort);
        }
    }

    private async Task<int> ClaimMoreAsync(ChannelWriter<Job> jobs, CancellationToken cancel)
    {
        var left = inHand.Count;
        // After a fault of the channel one message finds out whether it is gone. Above half a portion only what somebody waits for at a
        // sign-in page is claimed, which never waits for room.
        var claim = channel.IsProbing ? (left == 0 ? await claims.ClaimAsync(1, Lane.Bulk, cancel) : new Claim(0, []))
            : left <= portion / 2 ? await claims.ClaimAsync(Portion() - left, Lane.Bulk, cancel)
            : left <= portion * 3 ? await claims.ClaimAsync(portion, Lane.Now, cancel)
            : new Claim(0, []);
        foreach (var job in claim.Jobs)
            inHand[job.Message.Id] = true;
        foreach (var job in claim.Jobs)
            jobs.TryWrite(job);
        return claim.Count;
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

    // One connection. While a letter is on the wire, the answer to the one before is on its way to disk; never two (BAR 97).
    private async Task SendAsync(
        int connection, Channel<Job> jobs, CancellationToken stopping, CancellationToken abort, CancellationToken ended)
    {
        var recording = Task.CompletedTask;
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(stopping, abort, ended);
        await foreach (var job in jobs.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (!await OpensInTimeAsync(connection, job, jobs.Writer, idle.Token))
                continue;
            var answer = await DeliverAsync(connection, job, stopping, abort);
            await recording;
            recording = RecordAsync(job.Message, answer);
            if (answer is Released { RestConnection: true })
            {
                await recording;
                await RestConnectionAsync(idle.Token);
            }
        }
        await recording;
    }

    /// <summary>Opens the connection. A message that would wait for it goes back to the others meanwhile.</summary>
    /// <returns>False where it went back.</returns>
    private async Task<bool> OpensInTimeAsync(int connection, Job job, ChannelWriter<Job> jobs, CancellationToken idle)
    {
        var opening = delivery.OpenAsync(connection, idle);
        if (!opening.IsCompleted)
            await Task.WhenAny(opening, Task.Delay(OpensWithin, clock, idle));
        if (opening.IsCompleted && await opening)
            return true;
        var isBack = jobs.TryWrite(job);
        if (!await opening && isBack)
            await RestConnectionAsync(idle);
        return !isBack;
    }

    private async Task RestConnectionAsync(CancellationToken idle) =>
        await Task.Delay(MailChannel.Pause, clock, idle).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<Answer?> DeliverAsync(int connection, Job job, CancellationToken stopping, CancellationToken abort)
    {
        try
        {
            return await delivery.DeliverAsync(connection, job, stopping, abort);
        }
        catch (Exception broken)
        {
            // The message is dropped, and freed when its claim runs out; the connection goes on with the next one.
            Failed(job.Message.Id, broken.GetType().Name, broken.StackTrace);
            return null;
        }
    }

    private async Task RecordAsync(Message message, Answer? answer)
    {
        try
        {
            if (answer is not null)
                await recorder.RecordAsync(answer);
        }
        catch (Exception broken)
        {
            Failed(message.Id, broken.GetType().Name, broken.StackTrace);
        }
        // Where nothing was recorded as well.
        inFlight.End(message.Id);
        inHand.TryRemove(message.Id, out _);
        // Half empty or empty: more is claimed, or it ends.
        if (inHand.Count is var left && (left == Volatile.Read(ref portion) / 2 || left == 0))
            bell.Ring();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing more can be claimed at the moment: {Exception}")]
    private partial void CannotClaim(string exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} could not be dealt with: {Exception}\n{StackTrace}")]
    private partial void Failed(Guid messageId, string exception, string? stackTrace);
}

using System.Collections.Concurrent;
using System.Threading.Channels;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Transports;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// Empties the outbox: claims what is due in small portions, so that a reset never waits behind a mailing, and hands it over on
/// several connections. <see cref="SenderService"/> runs it again and again.
/// </summary>
public sealed partial class Sender(
    Claims claims, Delivery delivery, Recorder recorder, SenderDatabase database, IMailTransport transport, MailChannel channel,
    SenderHeartbeat heartbeat, InFlight inFlight, MailBell bell, IOptions<MailOptions> options, TimeProvider clock, ILogger<Sender> log)
    : IDisposable
{
    /// <summary>With the lease two minutes: so long may a dead sender's messages rest at most.</summary>
    private static readonly TimeSpan RenewEvery = Claims.Lease / 5;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    private readonly int connections = options.Value.Connections;
    private readonly Portion portion = new(options.Value.Connections, clock);
    private readonly SemaphoreSlim opening = new(1);

    /// <summary>Claimed, and neither recorded nor dropped yet.</summary>
    private readonly ConcurrentDictionary<Guid, bool> inHand = [];

    /// <summary>How many they are.</summary>
    private int count;

    /// <summary>Sends everything that is due and returns when nothing is left to do, or when mail pauses.</summary>
    /// <param name="stopping">Claims nothing more, finishes what is being handed over and gives the rest back.</param>
    /// <param name="abort">Comes after it and breaks off what is being handed over as well.</param>
    /// <returns>How many messages were claimed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken stopping = default, CancellationToken abort = default)
    {
        await claims.SweepAsync(abort);
        var jobs = System.Threading.Channels.Channel.CreateUnboundedPrioritized(
            new UnboundedPrioritizedChannelOptions<Job> { Comparer = Job.Order });
        // Nothing begins any more: the sender stops, or everything has gone.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var sending = Enumerable.Range(0, connections)
            .Select(connection => SendAsync(connection, jobs.Reader, over.Token, abort)).ToArray();
        try
        {
            return await ClaimAllAsync(jobs.Writer, over.Token, abort);
        }
        finally
        {
            jobs.Writer.Complete();
            await over.CancelAsync();
            await Task.WhenAll(sending);
            await transport.HangUpAsync();
            await database.CloseAsync();
        }
    }

    public void Dispose() => opening.Dispose();

    // A stop does not break a claim off: what it has claimed must be known here, to be given back.
    private async Task<int> ClaimAllAsync(ChannelWriter<Job> jobs, CancellationToken over, CancellationToken abort)
    {
        // By the watch: a clock that is set back meanwhile keeps no claim from being renewed.
        var (total, renewed) = (0, clock.GetTimestamp());
        while (true)
        {
            var claimed = 0;
            try
            {
                if (!over.IsCancellationRequested && !channel.IsPaused)
                    claimed = await ClaimMoreAsync(jobs, abort);
                if (clock.GetElapsedTime(renewed) >= RenewEvery)
                {
                    await claims.RenewAsync([.. inHand.Keys], abort);
                    renewed = clock.GetTimestamp();
                }
            }
            catch (Exception broken) when (Transactions.IsTrouble(broken) && !inHand.IsEmpty)
            {
                // What is in hand goes on; the next look comes in a moment.
                CannotClaim(broken.GetType().Name);
            }
            total += claimed;
            heartbeat.Beat();
            if (claimed == 0 && inHand.IsEmpty)
                return total;
            if (!inHand.IsEmpty)
                await bell.WaitAsync(LookAgain, abort);
        }
    }

    private async Task<int> ClaimMoreAsync(ChannelWriter<Job> jobs, CancellationToken abort)
    {
        var left = Volatile.Read(ref count);
        // After a fault of the channel one message finds out whether it is gone.
        var (most, upTo) = channel.IsProbing ? (1 - left, Lane.Bulk) : portion.Room(left);
        var claim = await claims.ClaimAsync(most, upTo, abort);
        Interlocked.Add(ref count, claim.Jobs.Count);
        foreach (var job in claim.Jobs)
            inHand[job.Message.Id] = true;
        foreach (var job in claim.Jobs)
            jobs.TryWrite(job);
        return claim.Count;
    }

    // One connection. While a letter is on the wire, the answer to the one before is on its way to disk; never two (requirements.md 97).
    private async Task SendAsync(int connection, ChannelReader<Job> jobs, CancellationToken over, CancellationToken abort)
    {
        var recording = Task.CompletedTask;
        while (await jobs.WaitToReadAsync(CancellationToken.None))
        {
            var (opened, job) = await TakeAsync(connection, jobs, over);
            if (opened is Opening.Refused)
                await Task.Delay(MailChannel.Pause, clock, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (job is null)
                continue;
            var answer = opened is Opening.Open
                ? await DeliverAsync(connection, job, over, abort)
                : new Released(job.Message, clock.GetUtcNow());
            await recording;
            recording = RecordAsync(job.Message, answer);
        }
        await recording;
    }

    /// <summary>
    /// Opens the connection where it must and takes the next message, in this order: none waits for a connection that is slow to open.
    /// They open one after the other: a server that grants fewer turns the others away, and by then it is known to work.
    /// </summary>
    /// <returns>No message where another connection took it, or where this one is refused.</returns>
    private async Task<(Opening Opened, Job? Job)> TakeAsync(int connection, ChannelReader<Job> jobs, CancellationToken over)
    {
        var isOpen = transport.IsOpen(connection);
        if (!isOpen)
            await opening.WaitAsync(CancellationToken.None);
        try
        {
            if (!jobs.TryPeek(out _))
                return default;
            var opened = await delivery.OpenAsync(connection, over);
            return (opened, opened is not Opening.Refused && jobs.TryRead(out var job) ? job : null);
        }
        finally
        {
            if (!isOpen)
                opening.Release();
        }
    }

    private async Task<Answer?> DeliverAsync(int connection, Job job, CancellationToken over, CancellationToken abort)
    {
        try
        {
            return await delivery.DeliverAsync(connection, job, over, abort);
        }
        catch (Exception broken)
        {
            Drop(job.Message, broken);
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
            Drop(message, broken);
        }
        inHand.TryRemove(message.Id, out _);
        // More is claimed, or it ends. Each number comes once on the way down, and rings once.
        if (Interlocked.Decrement(ref count) is var left && (left == portion.Half || left == 0))
            bell.Ring();
    }

    // Nothing is recorded: it goes again when its claim runs out. Its connection goes on with the next one.
    private void Drop(Message message, Exception broken)
    {
        inFlight.End(message.Id);
        Dropped(message.Id, broken.GetType().Name, broken.StackTrace);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing more can be claimed at the moment: {Exception}")]
    private partial void CannotClaim(string exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} could not be dealt with: {Exception}\n{StackTrace}")]
    private partial void Dropped(Guid messageId, string exception, string? stackTrace);
}

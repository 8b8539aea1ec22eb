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
    Claims claims, Connections connections, Delivery delivery, Recorder recorder, SenderDatabase database, IMailTransport transport,
    MailChannel channel, SenderHeartbeat heartbeat, InFlight inFlight, MailBell bell, IOptions<MailOptions> options, TimeProvider clock,
    ILogger<Sender> log)
{
    /// <summary>With <see cref="Claims.Lease"/>, a dead sender's messages wait two minutes at most.</summary>
    private static readonly TimeSpan RenewEvery = Claims.Lease / 5;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <summary>How many messages are claimed at once. A larger claim costs little more, but its last messages would leave long after they
    /// were judged.</summary>
    private readonly int portion = Math.Max(256, options.Value.Connections * 8);


    /// <summary>The messages that are claimed, and neither recorded nor dropped yet.</summary>
    private readonly ConcurrentDictionary<Guid, bool> inHand = [];

    /// <summary>
    /// How many messages are in hand. Beside the dictionary, because counting that one locks it and because each number must be passed once
    /// on the way down.
    /// </summary>
    private int count;

    /// <summary>Sends everything that is due. Returns when nothing is left to do, or when mail pauses.</summary>
    /// <param name="beginNothing">Ends claiming: hand-overs are finished and the other claimed messages are released.</param>
    /// <param name="breakOff">Cancelled later: breaks off hand-overs as well.</param>
    /// <returns>How many messages were claimed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken beginNothing = default, CancellationToken breakOff = default)
    {
        await claims.SweepAsync(breakOff);
        var jobs = Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<Job> { Comparer = Job.Order });
        // Cancelled also when everything has gone.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(beginNothing);
        var sending = Enumerable.Range(0, options.Value.Connections)
            .Select(connection => SendAsync(connection, jobs.Reader, over.Token, breakOff)).ToArray();
        try
        {
            return await ClaimAllAsync(jobs.Writer, over.Token, breakOff);
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

    // Returns when nothing is in hand, also after a stop. A stop does not break off a claim: the messages it has claimed must be known
    // here to be released.
    private async Task<int> ClaimAllAsync(ChannelWriter<Job> jobs, CancellationToken beginNothing, CancellationToken breakOff)
    {
        // By the watch: a clock that is set back meanwhile keeps no claim from being renewed.
        var (total, renewed) = (0, clock.GetTimestamp());
        while (true)
        {
            var claimed = 0;
            try
            {
                if (!beginNothing.IsCancellationRequested && !channel.IsPaused)
                    claimed = await ClaimMoreAsync(jobs, breakOff);
                if (clock.GetElapsedTime(renewed) >= RenewEvery)
                {
                    await claims.RenewAndFreeAsync([.. inHand.Keys], breakOff);
                    renewed = clock.GetTimestamp();
                }
            }
            catch (Exception broken) when (Transactions.IsTrouble(broken) && !inHand.IsEmpty)
            {
                // Messages in hand are sent meanwhile; claiming is tried again in a moment.
                CannotClaim(broken.GetType().Name);
            }
            total += claimed;
            heartbeat.Beat();
            if (claimed == 0 && inHand.IsEmpty)
                return total;
            if (!inHand.IsEmpty)
                await bell.WaitAsync(LookAgain, breakOff);
        }
    }

    private async Task<int> ClaimMoreAsync(ChannelWriter<Job> jobs, CancellationToken breakOff)
    {
        var left = Volatile.Read(ref count);
        var (most, upTo) =
            // After a fault of the channel, one message finds out whether it is gone; no other is claimed while it is on its way.
            channel.IsProbing ? (1 - left, Lane.Bulk)
            : left <= portion / 2 ? (portion - left, Lane.Bulk)
            // Messages that somebody waits for at a sign-in page need not wait for room: they have as much room again.
            : ((2 * portion) - left, Lane.Now);
        var claim = await claims.ClaimAsync(most, upTo, breakOff);
        Interlocked.Add(ref count, claim.Jobs.Count);
        foreach (var job in claim.Jobs)
            inHand[job.Message.Id] = true;
        foreach (var job in claim.Jobs)
            jobs.TryWrite(job);
        return claim.Count;
    }

    // The loop of one connection.
    private async Task SendAsync(int connection, ChannelReader<Job> jobs, CancellationToken beginNothing, CancellationToken breakOff)
    {
        var recording = Task.CompletedTask;
        while (await jobs.WaitToReadAsync(CancellationToken.None))
        {
            if (await connections.TakeAsync(connection, jobs, beginNothing) is not (var job, var isOpen))
                continue;
            var answer = isOpen
                ? await DeliverAsync(connection, job, beginNothing, breakOff)
                : new NotTried(job.Message, clock.GetUtcNow());
            // While a letter is on the wire, the answer to the one before is on its way to disk; never two (requirements.md 97).
            await recording;
            recording = RecordAsync(job.Message, answer);
        }
        await recording;
    }

    private async Task<Answer?> DeliverAsync(int connection, Job job, CancellationToken beginNothing, CancellationToken breakOff)
    {
        try
        {
            return await delivery.DeliverAsync(connection, job, beginNothing, breakOff);
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
        // Wakes the claiming loop to claim more or to end. The counter passes each number once on the way down, so it rings once
        // for each.
        if (Interlocked.Decrement(ref count) is var left && (left == portion / 2 || left == 0))
            bell.Ring();
    }

    // Nothing is recorded: the message is sent again after its claim runs out. The connection goes on with the next one.
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

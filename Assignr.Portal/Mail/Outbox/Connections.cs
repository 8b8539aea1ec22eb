using System.Threading.Channels;
using Assignr.Portal.Mail.Transports;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// Decides which connection takes the next message. A connection opens first, so that no message waits for one that is slow to open.
/// Connections open one after another: a server that grants fewer refuses the others, and by then the first one shows that the way
/// works. One that is refused rests for <see cref="MailChannel.Pause"/>, and the others go on.
/// </summary>
public sealed class Connections(IMailTransport transport, MailChannel channel, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    private enum Opening
    {
        Open = 1,

        /// <summary>This connection cannot be had while others are open.</summary>
        Refused,

        /// <summary>Nothing leaves: mail pauses, or the sender stops.</summary>
        Paused,
    }

    /// <summary>Opens the connection where it is not open, and takes a message.</summary>
    /// <param name="connection">Its number, from 0.</param>
    /// <param name="beginNothing">Once cancelled, no connection opens.</param>
    /// <returns>
    /// The message, and whether the connection is open; where it is not, mail pauses or the sender stops, and the message is to be
    /// released. Null where another connection took it, or where this one was refused and has rested.
    /// </returns>
    internal async Task<(Job Job, bool IsOpen)?> TakeAsync(int connection, ChannelReader<Job> jobs, CancellationToken beginNothing)
    {
        var wasOpen = transport.IsOpen(connection);
        if (!wasOpen)
            await turn.WaitAsync(CancellationToken.None);
        try
        {
            // Taken by another connection while this one waited for its turn.
            if (!jobs.TryPeek(out _))
                return null;
            var opening = await OpenAsync(connection, beginNothing);
            if (opening is not Opening.Refused)
                return jobs.TryRead(out var job) ? (job, opening is Opening.Open) : null;
        }
        finally
        {
            if (!wasOpen)
                turn.Release();
        }
        await Task.Delay(MailChannel.Pause, clock, beginNothing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return null;
    }

    public void Dispose() => turn.Dispose();

    private async Task<Opening> OpenAsync(int connection, CancellationToken beginNothing)
    {
        try
        {
            if (beginNothing.IsCancellationRequested || channel.IsPaused)
                return Opening.Paused;
            if (await transport.OpenAsync(connection, beginNothing) is not { } fault)
                return Opening.Open;
            if (fault.OnlyThisConnection)
                return Opening.Refused;
            channel.PauseFor(fault);
            return Opening.Paused;
        }
        catch (Exception) when (beginNothing.IsCancellationRequested)
        {
            return Opening.Paused;
        }
    }
}

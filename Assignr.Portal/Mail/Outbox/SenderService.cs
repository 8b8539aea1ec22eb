using Assignr.Portal.Mail.Transports;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>The loop around <see cref="Sender"/>, for as long as this portal has the lock.</summary>
public sealed partial class SenderService(
    Sender sender, SenderLock senderLock, Claims claims, MailChannel channel, MailHolds holds, SenderHeartbeat heartbeat, MailBell bell,
    IMailTransport transport, TimeProvider clock, ILogger<SenderService> log)
    : BackgroundService
{
    /// <summary>How long the host waits for its services to stop.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(60);

    /// <summary>A hand-over that takes longer than this after a stop is broken off, early enough to be recorded.</summary>
    private static readonly TimeSpan BreakOffAfter = ShutdownTimeout - TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (transport.Warning is { } warning)
            Unsafe(warning);
        using var breakOff = new CancellationTokenSource();
        await using var timer = clock.CreateTimer(_ => breakOff.Cancel(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var atStop = stoppingToken.Register(() => timer.Change(BreakOffAfter, Timeout.InfiniteTimeSpan));
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await holds.ObeyAsync(stoppingToken);
                    if (await LockAsync(stoppingToken))
                        await SendAsync(stoppingToken, breakOff.Token);
                    else
                    {
                        channel.Follow(senderLock.PauseElsewhere);
                        await Task.Delay(LongestRest, stoppingToken);
                    }
                    heartbeat.Beat();
                }
                catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception broken)
                {
                    Failed(broken.GetType().Name, broken.StackTrace);
                    await Task.Delay(AfterTrouble, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        }
        finally
        {
            senderLock.Release();
        }
    }

    private async Task SendAsync(CancellationToken stoppingToken, CancellationToken breakOff)
    {
        // Cancelled when the portal stops or the lock is lost.
        using var beginNothing = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await using (clock.CreateTimer(_ => KeepLock(beginNothing), null, Claims.Lease / 4, Claims.Lease / 4))
            await sender.RunOnceAsync(beginNothing.Token, breakOff);
        await bell.WaitAsync(await RestAsync(stoppingToken), stoppingToken);
    }

    /// <summary>Until the next message is due and the pause is over; at most <see cref="LongestRest"/>.</summary>
    private async Task<TimeSpan> RestAsync(CancellationToken cancel)
    {
        var state = channel.State;
        if (state.Held is not null)
            return LongestRest;
        var next = await claims.NextDueAsync(cancel);
        if (state.PausedUntil is { } until && next < until)
            next = until;
        var rest = next - clock.GetUtcNow() ?? LongestRest;
        return rest < TimeSpan.Zero ? TimeSpan.Zero : rest < LongestRest ? rest : LongestRest;
    }

    private void KeepLock(CancellationTokenSource beginNothing)
    {
        try
        {
            if (!senderLock.Keep())
                beginNothing.Cancel();
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Failed(broken.GetType().Name, broken.StackTrace);
        }
    }

    private async Task<bool> LockAsync(CancellationToken cancel)
    {
        if (senderLock.Keep())
            return true;
        var state = senderLock.Acquire();
        if (state is SenderLock.State.Elsewhere)
            return false;
        try
        {
            await holds.HoldWhereRestoredAsync(senderLock.LastAttempt, cancel);
            if (state is SenderLock.State.Acquired)
                await claims.ReclaimAsync(cancel);
            return true;
        }
        catch
        {
            // Released, because the next round would find it kept and leave these steps out.
            senderLock.Release();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void Unsafe(string warning);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sender failed and goes on in a moment: {Exception}\n{StackTrace}")]
    private partial void Failed(string exception, string? stackTrace);
}

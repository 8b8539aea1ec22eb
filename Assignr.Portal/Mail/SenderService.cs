using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>The loop around <see cref="Sender"/>, for as long as this portal has the lock.</summary>
public sealed partial class SenderService(
    Sender sender, SenderLock senderLock, Claims claims, MailChannel channel, MailHolds holds, SenderHeartbeat heartbeat, MailBell bell, IMailTransport transport, IDbContextFactory<PortalDb> database, TimeProvider clock, ILogger<SenderService> log)
    : BackgroundService
{
    /// <summary>How long the host waits for us; a hand-over that takes longer is broken off a little earlier, so that it can be recorded.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (transport.Warning is { } warning)
            Unsafe(warning);
        using var abort = new CancellationTokenSource();
        await using var last = stoppingToken.Register(() => abort.CancelAfter(ShutdownTimeout - TimeSpan.FromSeconds(10)));
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await holds.ObeyAsync(stoppingToken);
                    if (await LockAsync(stoppingToken))
                        await SendAsync(stoppingToken, abort.Token);
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

    private async Task SendAsync(CancellationToken stopping, CancellationToken abort)
    {
        using var ours = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using (clock.CreateTimer(_ => KeepLock(ours), null, Claims.Lease / 4, Claims.Lease / 4))
            await sender.RunOnceAsync(ours.Token, abort);
        await bell.WaitAsync(await sender.RestAsync(LongestRest, stopping), stopping);
    }

    private void KeepLock(CancellationTokenSource ours)
    {
        try
        {
            if (senderLock.Acquire() is SenderLock.State.Kept)
                return;
            // Lost; or free again, and then what comes with taking it is still to be done.
            senderLock.Release();
            ours.Cancel();
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Failed(broken.GetType().Name, broken.StackTrace);
        }
    }

    private async Task<bool> LockAsync(CancellationToken cancel)
    {
        var state = senderLock.Acquire();
        if (state is SenderLock.State.Kept)
            return true;
        if (state is SenderLock.State.Elsewhere)
            return false;
        try
        {
            if (await IsRestoredAsync(cancel))
                await holds.HoldAsync(HoldReason.Restored, "This is a backup, put back in place: what it believes to be waiting may have been sent after it was made.", cancel);
            if (state is SenderLock.State.Acquired)
                await claims.ReclaimAsync(cancel);
            return true;
        }
        catch
        {
            // The next try must not find it kept, with these steps left out.
            senderLock.Release();
            throw;
        }
    }

    /// <summary>
    /// What was recorded last is not in the database: it is older than what was sent. Where nothing is known to have been recorded, as
    /// on a new machine, mail that waits beside mail that went says the same.
    /// </summary>
    private async Task<bool> IsRestoredAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return senderLock.LastAttempt == Guid.Empty
            ? await db.Attempts.AnyAsync(cancel) && await db.Messages.AnyAsync(message => message.SettledAt == null, cancel)
            : !await db.Attempts.AnyAsync(attempt => attempt.Id == senderLock.LastAttempt, cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void Unsafe(string warning);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sender failed and goes on in a moment: {Exception}\n{StackTrace}")]
    private partial void Failed(string exception, string? stackTrace);
}

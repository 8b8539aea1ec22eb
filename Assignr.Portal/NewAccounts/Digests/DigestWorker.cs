using System.Data.Common;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Digests;

/// <summary>Looks once a minute for digests that are due, in the portal that sends.</summary>
internal sealed partial class DigestWorker(SendDigests digests, SenderLock senderLock, TimeProvider clock, ILogger<DigestWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (senderLock.IsOurs)
                    await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends.
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            if (await digests.RunAsync(clock.GetUtcNow(), cancel) is > 0 and var queued)
                Queued(queued);
        }
        catch (Exception broken) when (broken is DbException or BusyDatabaseException or DbUpdateException)
        {
            // What is due stays due.
            NotQueued(broken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} digests were queued")]
    private partial void Queued(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Digests that are due could not be queued; it is tried again in a minute.")]
    private partial void NotQueued(Exception broken);
}

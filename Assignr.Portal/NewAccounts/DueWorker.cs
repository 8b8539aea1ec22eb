using System.Data.Common;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts;

/// <summary>Looks again and again for what is due, in the portal that sends.</summary>
/// <param name="every">How often.</param>
internal abstract partial class DueWorker(TimeSpan every, SenderLock senderLock, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>What is looked for, as logs say it: "Reminders".</summary>
    protected abstract string What { get; }

    /// <summary>Queues what is due.</summary>
    /// <returns>How many were.</returns>
    protected abstract Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
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
            if (await RunAsync(clock.GetUtcNow(), cancel) is > 0 and var queued)
                Queued(What, queued);
        }
        catch (Exception broken) when (broken is DbException or BusyDatabaseException or DbUpdateException)
        {
            // What is due stays due.
            NotQueued(broken, What);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{What} that were due are queued: {Count}")]
    private partial void Queued(string what, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} that are due could not be queued; it is tried again at the next look.")]
    private partial void NotQueued(Exception broken, string what);
}

using System.Data.Common;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Planning;

/// <summary>Looks every ten seconds for planned mailings whose hour has come, in the portal that sends.</summary>
internal sealed partial class PlannedWorker(
    StartPlanned planned, SenderLock senderLock, TimeProvider clock, ILogger<PlannedWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

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
            if (await planned.RunAsync(clock.GetUtcNow(), cancel) is > 0 and var started)
                Started(started);
        }
        catch (Exception broken) when (broken is DbException or BusyDatabaseException or DbUpdateException)
        {
            // What is due stays due.
            NotStarted(broken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} planned mailings were queued")]
    private partial void Started(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Planned mailings could not be queued; it is tried again in a moment.")]
    private partial void NotStarted(Exception broken);
}

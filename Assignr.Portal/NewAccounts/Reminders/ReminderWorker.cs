using System.Data.Common;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Reminders;

/// <summary>Looks once a minute for reminders that are due, in the portal that sends.</summary>
internal sealed partial class ReminderWorker(
    SendReminders reminders, SenderLock senderLock, TimeProvider clock, ILogger<ReminderWorker> log) : BackgroundService
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
            if (await reminders.RunAsync(clock.GetUtcNow(), cancel) is > 0 and var queued)
                Queued(queued);
        }
        catch (Exception broken) when (broken is DbException or BusyDatabaseException or DbUpdateException)
        {
            // What is due stays due.
            NotQueued(broken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} reminders were queued")]
    private partial void Queued(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reminders that are due could not be queued; it is tried again in a minute.")]
    private partial void NotQueued(Exception broken);
}

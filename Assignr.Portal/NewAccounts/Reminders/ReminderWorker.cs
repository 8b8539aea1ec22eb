using Assignr.Portal.Mail.Outbox;

namespace Assignr.Portal.NewAccounts.Reminders;

/// <summary>Looks once a minute for reminders that are due.</summary>
internal sealed class ReminderWorker(SendReminders reminders, SenderLock senderLock, TimeProvider clock, ILogger<ReminderWorker> log)
    : DueWorker(TimeSpan.FromMinutes(1), senderLock, clock, log)
{
    protected override string What => "Reminders";

    protected override Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel) => reminders.RunAsync(now, cancel);
}

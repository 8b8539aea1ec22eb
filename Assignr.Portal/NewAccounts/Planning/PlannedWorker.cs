using Assignr.Portal.Mail.Outbox;

namespace Assignr.Portal.NewAccounts.Planning;

/// <summary>Looks every ten seconds for planned mailings whose hour has come.</summary>
internal sealed class PlannedWorker(StartPlanned planned, SenderLock senderLock, TimeProvider clock, ILogger<PlannedWorker> log)
    : DueWorker(TimeSpan.FromSeconds(10), senderLock, clock, log)
{
    protected override string What => "Planned mailings";

    protected override Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel) => planned.RunAsync(now, cancel);
}

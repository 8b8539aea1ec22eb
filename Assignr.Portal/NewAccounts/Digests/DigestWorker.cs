using Assignr.Portal.Mail.Outbox;

namespace Assignr.Portal.NewAccounts.Digests;

/// <summary>Looks once a minute for digests that are due.</summary>
internal sealed class DigestWorker(SendDigests digests, SenderLock senderLock, TimeProvider clock, ILogger<DigestWorker> log)
    : DueWorker(TimeSpan.FromMinutes(1), senderLock, clock, log)
{
    protected override string What => "Digests";

    protected override Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel) => digests.RunAsync(now, cancel);
}

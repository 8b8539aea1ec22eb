using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Health;

/// <summary>
/// Every message that was asked for stands in exactly one place, and every mailing has as many as were asked for: queued =
/// handed over + refused + skipped + cancelled + waiting, including those in doubt.
/// </summary>
public sealed class Conservation(IDbContextFactory<PortalDb> database)
{
    /// <returns>How many messages and mailings do not add up. Always 0, unless the portal has a fault.</returns>
    public int CountUnaccounted()
    {
        using var db = database.CreateDbContext();
        // Two statements. Each reads one moment and is true by itself, whatever is recorded between them.
        return MailQueue.CountUnaccounted(db) + db.Mailings.Count(mailing =>
            mailing.QueuedAt != null && mailing.MessageCount != db.Messages.Count(message => message.MailingId == mailing.Id));
    }
}

/// <summary>Checks at intervals, whether or not anybody asks for the health.</summary>
internal sealed partial class ConservationService(Conservation conservation, TimeProvider clock, ILogger<ConservationService> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Look();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    internal void Look()
    {
        try
        {
            if (conservation.CountUnaccounted() is > 0 and var count)
                DoesNotAddUp(count);
        }
        catch (Exception broken) when (Transactions.IsTrouble(broken))
        {
            // Other checks report the fault; this one runs again later.
        }
    }

    [LoggerMessage(Level = LogLevel.Error,
        Message = "{Count} messages or mailings do not add up: what was asked for is not what came of it and what waits")]
    private partial void DoesNotAddUp(int count);
}

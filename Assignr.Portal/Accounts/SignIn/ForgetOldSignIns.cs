using System.Data.Common;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Accounts.SignIn;

/// <summary>Deletes sessions a while after their end, and counters of tries that count nothing any more.</summary>
public sealed class ForgetOldSignIns(IDbContextFactory<PortalDb> database, IOptions<SessionLimits> limits, TimeProvider time)
{
    /// <summary>How long a session is kept after its end: whoever asks where somebody was signed in asks within it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task RunAsync(CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var old = now - Kept;
        // Nobody has to end a session that became too old.
        var tooOld = old - limits.Value.Longest;
        var lastKnown = now - KnownDevices.Life;
        return database.WriteAsync(async db =>
        {
            await db.Sessions.Where(session => session.EndedAt < old || session.Since < tooOld).ExecuteDeleteAsync(cancel);
            // A device whose cookie is over by now, and strangers whose wait has been over for long.
            await db.SignInTries.Where(tries => tries.SignedInAt < lastKnown || (tries.SignedInAt == null && tries.WaitsUntil < old))
                .ExecuteDeleteAsync(cancel);
        }, cancel);
    }
}

/// <summary>At the start, and once a day.</summary>
internal sealed partial class ForgetOldSignInsWorker(
    ForgetOldSignIns forget, TimeProvider time, ILogger<ForgetOldSignInsWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
                await ForgetAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends.
        }
    }

    private async Task ForgetAsync(CancellationToken cancel)
    {
        try
        {
            await forget.RunAsync(cancel);
        }
        catch (Exception broken) when (broken is DbException or BusyDatabaseException or DbUpdateException)
        {
            NotForgotten(broken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Sessions that ended long ago could not be deleted; it is tried again tomorrow.")]
    private partial void NotForgotten(Exception broken);
}

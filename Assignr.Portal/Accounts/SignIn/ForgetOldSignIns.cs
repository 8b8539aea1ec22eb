using System.Data.Common;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Accounts.SignIn;

/// <summary>Deletes sessions a while after their end, and counters of tries that no longer count.</summary>
public sealed class ForgetOldSignIns(IDbContextFactory<PortalDb> database, IOptions<SessionLimits> limits, TimeProvider time)
{
    /// <summary>How long a session is kept after its end, for questions about where a person was signed in.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task RunAsync(CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var old = now - Kept;
        // A session that became too old may have no EndedAt.
        var tooOld = old - limits.Value.Longest;
        var lastKnown = now - KnownDevices.Life;
        return database.WriteAsync(async db =>
        {
            await db.Sessions.Where(session => session.EndedAt < old || session.Since < tooOld).ExecuteDeleteAsync(cancel);
            // Devices whose cookie has expired, and strangers' counters whose wait ended long ago.
            await db.SignInTries.Where(tries => tries.SignedInAt < lastKnown || (tries.SignedInAt == null && tries.WaitsUntil < old))
                .ExecuteDeleteAsync(cancel);
        }, cancel);
    }
}

/// <summary>At the start and once a day.</summary>
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
            // The portal stops.
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

using System.Data.Common;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Circuits;

/// <summary>
/// Checks whether the sessions of open pages still hold: one query for all of them, every two seconds and when told.
/// </summary>
internal sealed class SessionWatch(
    OpenCircuits circuits, CircuitEnd end, SeenSessions seen, IDbContextFactory<PortalDb> database, IOptions<SessionLimits> limits,
    TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancel = default)
    {
        var open = circuits.Sessions;
        if (open.Count > 0)
        {
            Dictionary<Guid, LivingSession> living;
            await using (var db = await database.CreateDbContextAsync(cancel))
                living = await db.Living().AsNoTracking().Where(session => open.Contains(session.Id))
                    .ToDictionaryAsync(session => session.Id, cancel);
            foreach (var sessionId in open)
                Judge(sessionId, living.GetValueOrDefault(sessionId));
        }
        await seen.WriteAsync(cancel);
    }

    private void Judge(Guid sessionId, LivingSession? row)
    {
        var now = time.GetUtcNow();
        var session = row is null ? null : row with { SeenAt = seen.LastOf(row) };
        if (session is null || !limits.Value.Holds(session, now))
        {
            _ = end.EndAsync(sessionId);
            return;
        }
        var ending = limits.Value.EndOf(session);
        var soon = ending.IsSoon(now) ? ending : null;
        foreach (var circuit in circuits.Of(sessionId))
            circuit.User?.Warn(soon);
    }
}

internal sealed partial class SessionWatchWorker(
    SessionWatch watch, LiveSessions live, TimeProvider time, ILogger<SessionWatchWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim told = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        live.Ended += Look;
        using var timer = time.CreateTimer(_ => Look(Guid.Empty), null, Every, Every);
        try
        {
            while (true)
            {
                await told.WaitAsync(stoppingToken);
                while (told.CurrentCount > 0)
                    await told.WaitAsync(stoppingToken);
                await LookAsync(stoppingToken);
            }
        }
        finally
        {
            live.Ended -= Look;
        }
    }

    public override void Dispose()
    {
        told.Dispose();
        base.Dispose();
    }

    private void Look(Guid personId) => told.Release();

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await watch.RunAsync(cancel);
        }
        catch (Exception broken) when (broken is DbException or BusyDatabaseException or DbUpdateException)
        {
            // A database that does not answer says nothing about the sessions, and meanwhile nothing can be done in them either.
            CannotTell(broken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Whether the sessions of open pages still hold could not be read; it is tried again soon.")]
    private partial void CannotTell(Exception broken);
}

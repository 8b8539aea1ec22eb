using System.Collections.Concurrent;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Access;

/// <summary>
/// When people last did something, kept in memory and written at most once a minute for each session, all sessions in one transaction:
/// otherwise every press would be a write.
/// </summary>
public sealed class SeenSessions(IDbContextFactory<PortalDb> database, IOptions<SessionLimits> options, TimeProvider time)
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Acts> seen = [];

    /// <summary>The session's person does something. After its idle end this extends nothing.</summary>
    public void Touch(Guid sessionId, Permissions permissions)
    {
        var now = time.GetUtcNow();
        seen.AddOrUpdate(sessionId, _ => new Acts(now, now),
            (_, acts) => now <= options.Value.IdleEnd(permissions, acts.Last) ? acts with { Last = now } : acts);
    }

    /// <summary>The last act of the session, whether written or not.</summary>
    internal DateTimeOffset LastOf(LivingSession session) =>
        seen.TryGetValue(session.Id, out var acts) && acts.Last > session.SeenAt
            && acts.First <= options.Value.IdleEnd(session.Permissions, session.SeenAt)
            ? acts.Last
            : session.SeenAt;

    /// <summary>Writes what is due. An act after a session's end does not revive it.</summary>
    public async Task WriteAsync(CancellationToken cancel = default)
    {
        if (seen.IsEmpty)
            return;
        var noticed = seen.ToDictionary();
        var ids = noticed.Keys.ToList();
        var now = time.GetUtcNow();
        List<LivingSession> sessions;
        await using (var db = await database.CreateDbContextAsync(cancel))
            sessions = await db.Living().AsNoTracking().Where(session => ids.Contains(session.Id)).ToListAsync(cancel);
        var due = sessions.FindAll(session => now - session.SeenAt >= AtMostEvery && LastOf(session) > session.SeenAt);
        if (due.Count > 0)
            await database.WriteAsync(async db =>
            {
                foreach (var id in due.ConvertAll(session => session.Id))
                {
                    var at = noticed[id].Last;
                    await db.Sessions.Where(session => session.Id == id && session.EndedAt == null && session.SeenAt < at)
                        .ExecuteUpdateAsync(row => row.SetProperty(session => session.SeenAt, at), cancel);
                }
            }, cancel);
        // Acts that are not due yet stay. Those that were written, came too late or have no session are forgotten.
        var waiting = sessions.Where(session => now - session.SeenAt < AtMostEvery && LastOf(session) > session.SeenAt)
            .Select(session => session.Id).ToHashSet();
        foreach (var one in noticed.Where(one => !waiting.Contains(one.Key)))
            seen.TryRemove(one);
    }

    /// <summary>The first and the last unwritten act; between them the session never reached its idle end.</summary>
    private readonly record struct Acts(DateTimeOffset First, DateTimeOffset Last);
}

using Assignr.Portal.Access;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Profile;

/// <param name="Ended">How many; 0 where it was over already, or was never one of theirs.</param>
public sealed record EndMySessionsResult(int Ended) : Result;

/// <summary>
/// Ends the caller's sessions at one other browser or at all others. <see cref="LogOut"/> ends the one they use.
/// </summary>
[Allow(Who.SignedIn)]
public sealed class EndMySessions(IDbContextFactory<PortalDb> database, TimeProvider time, LiveSessions live)
{
    /// <param name="sessionId">Null: all others.</param>
    public async Task<EndMySessionsResult> RunAsync(Caller caller, Guid? sessionId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var ended = await database.WriteAsync(async db =>
        {
            var now = time.GetUtcNow();
            var others = await db.Living().AsNoTracking()
                .Where(session => session.PersonId == caller.PersonId && session.Id != caller.SessionId)
                .Where(session => sessionId == null || session.Id == sessionId).ToListAsync(cancel);
            foreach (var session in others)
            {
                await db.EndSessionAsync(session.PersonId, session.Id, SessionEnd.EndedElsewhere, now, cancel);
                var place = session.IpAddress is { } address ? $", {address}" : "";
                db.Record(caller, Act.SessionEnded, now, session.PersonId, $"{session.Browser}{place}.");
            }
            return others.Count;
        }, cancel);
        if (ended > 0)
            live.End(caller.PersonId!.Value);
        return new EndMySessionsResult(ended);
    }
}

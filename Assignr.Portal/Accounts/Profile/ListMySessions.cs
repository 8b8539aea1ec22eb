using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Accounts.Profile;

/// <summary>A browser at which the person is signed in.</summary>
public sealed record MySession
{
    public required Guid Id { get; init; }

    public required string Browser { get; init; }

    public string? IpAddress { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Up to a minute old.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Whether it is the session of this request.</summary>
    public required bool IsThis { get; init; }
}

/// <summary>Where the caller is signed in: this browser first, then the others, last seen first.</summary>
[Allow(Who.SignedIn)]
public sealed class ListMySessions(IDbContextFactory<PortalDb> database, IOptions<SessionLimits> options, TimeProvider time)
{
    public async Task<IReadOnlyList<MySession>> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var sessions = await db.Living().AsNoTracking().Where(session => session.PersonId == caller.PersonId).ToListAsync(cancel);
        return
        [
            .. sessions.Where(session => options.Value.Holds(session, time.GetUtcNow()))
                .OrderByDescending(session => session.Id == caller.SessionId)
                .ThenByDescending(session => session.SeenAt).ThenBy(session => session.Id)
                .Select(session => new MySession
                {
                    Id = session.Id,
                    Browser = session.Browser,
                    IpAddress = session.IpAddress,
                    Since = session.Since,
                    SeenAt = session.SeenAt,
                    IsThis = session.Id == caller.SessionId,
                }),
        ];
    }
}

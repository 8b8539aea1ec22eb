using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Assignr.Portal.Access;

/// <summary>A session that nobody has ended, with the data of its person.</summary>
public sealed record LivingSession
{
    public required Guid Id { get; init; }

    public required byte[] Hash { get; init; }

    public required Guid PersonId { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required Permissions Permissions { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    public required string Browser { get; init; }

    public string? IpAddress { get; init; }
}

/// <summary>The rules of sessions, in the caller's transaction. After the commit the caller tells
/// <see cref="LiveSessions"/>.</summary>
public static class SessionBook
{
    /// <summary>The sessions that hold, apart from their age: not ended, with the account's current stamp, and of an active
    /// person.</summary>
    public static IQueryable<LivingSession> Living(this PortalDb db) =>
        from session in db.Sessions
        join person in db.People on session.PersonId equals person.Id
        join account in db.Users on person.Id equals account.PersonId
        where session.EndedAt == null && session.Stamp == account.SecurityStamp && person.Permissions != Permissions.None
        select new LivingSession
        {
            Id = session.Id,
            Hash = session.Hash,
            PersonId = person.Id,
            FirstName = person.FirstName,
            LastName = person.LastName,
            Permissions = person.Permissions,
            Since = session.Since,
            SeenAt = session.SeenAt,
            Browser = session.Browser,
            IpAddress = session.IpAddress,
        };

    /// <summary>Ends all sessions of one person except one, if any.</summary>
    /// <returns>How many ended.</returns>
    public static Task<int> EndSessionsAsync(
        this PortalDb db, Guid personId, SessionEnd because, DateTimeOffset now, Guid? except = null, CancellationToken cancel = default) =>
        db.EndSessionsAsync([personId], because, now, except, cancel);

    /// <summary>The same for many people at once.</summary>
    public static Task<int> EndSessionsAsync(
        this PortalDb db, IReadOnlyCollection<Guid> people, SessionEnd because, DateTimeOffset now, Guid? except = null,
        CancellationToken cancel = default) =>
        db.Sessions.Where(session => people.Contains(session.PersonId) && session.EndedAt == null && session.Id != except)
            .ExecuteUpdateAsync(Ended(because, now), cancel);

    /// <summary>Ends one session of that person; true for exactly one of several simultaneous callers.</summary>
    public static async Task<bool> EndSessionAsync(
        this PortalDb db, Guid personId, Guid sessionId, SessionEnd because, DateTimeOffset now, CancellationToken cancel = default) =>
        await db.Sessions.Where(session => session.Id == sessionId && session.PersonId == personId && session.EndedAt == null)
            .ExecuteUpdateAsync(Ended(because, now), cancel) == 1;

    private static Action<UpdateSettersBuilder<Session>> Ended(SessionEnd because, DateTimeOffset now) =>
        row => row.SetProperty(session => session.EndedAt, now).SetProperty(session => session.EndedBecause, because);
}

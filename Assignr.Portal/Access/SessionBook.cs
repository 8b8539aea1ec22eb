using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Assignr.Portal.Access;

/// <summary>A session that nobody has ended, with who it is.</summary>
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

/// <summary>The rules of sessions, over the caller's own unit of work. After the commit the caller tells
/// <see cref="LiveSessions"/>.</summary>
public static class SessionBook
{
    /// <summary>Those that hold but for their age: not ended, of the account's present stamp, and their person not deactivated.</summary>
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

    /// <summary>Ends all sessions of one person but the one that goes on, if any. Answers how many.</summary>
    public static Task<int> EndSessionsAsync(
        this PortalDb db, Guid personId, SessionEnd because, DateTimeOffset now, Guid? except = null, CancellationToken cancel = default) =>
        db.EndSessionsAsync([personId], because, now, except, cancel);

    /// <summary>The same for many people at once.</summary>
    public static Task<int> EndSessionsAsync(
        this PortalDb db, IReadOnlyCollection<Guid> people, SessionEnd because, DateTimeOffset now, Guid? except = null,
        CancellationToken cancel = default) =>
        db.Sessions.Where(session => people.Contains(session.PersonId) && session.EndedAt == null && session.Id != except)
            .ExecuteUpdateAsync(Ended(because, now), cancel);

    /// <summary>Ends one session of that person: true for exactly one caller, however many try at once.</summary>
    public static async Task<bool> EndSessionAsync(
        this PortalDb db, Guid personId, Guid sessionId, SessionEnd because, DateTimeOffset now, CancellationToken cancel = default) =>
        await db.Sessions.Where(session => session.Id == sessionId && session.PersonId == personId && session.EndedAt == null)
            .ExecuteUpdateAsync(Ended(because, now), cancel) == 1;

    private static Action<UpdateSettersBuilder<Session>> Ended(SessionEnd because, DateTimeOffset now) =>
        row => row.SetProperty(session => session.EndedAt, now).SetProperty(session => session.EndedBecause, because);
}

using Assignr.Portal.Access;
using Assignr.Portal.Data;

namespace Assignr.Portal.People.Editing;

/// <summary>
/// What another slice does when a person is added, changed or deleted: in the same transaction, after <c>People</c> has saved its own rows.
/// <c>People</c> knows no such slice by name: each registers its part as a singleton. Each part writes only rows of its own slice, so their
/// order does not matter, and it may have no effect outside the database.
/// </summary>
public interface IPersonPart
{
    /// <param name="sendEmail">A new account email is wanted.</param>
    Task<Followed> AddedAsync(PortalDb db, Caller caller, Person person, bool sendEmail, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult(Followed.Nothing);

    /// <param name="change">Already saved; it may be empty.</param>
    /// <param name="sendEmail">A new account email is wanted.</param>
    Task<Followed> ChangedAsync(PortalDb db, Caller caller, PersonChange change, bool sendEmail, DateTimeOffset now,
        CancellationToken cancel) =>
        Task.FromResult(Followed.Nothing);

    /// <summary>Called before the people's rows are deleted, and with them the rows that refer to them.</summary>
    Task<Followed> DeletedAsync(PortalDb db, IReadOnlyCollection<Guid> personIds, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult(Followed.Nothing);

    /// <summary>What is easily overlooked about these permissions, in a sentence; null where there is nothing.</summary>
    Task<string?> WarnOfPermissionsAsync(PortalDb db, Person person, Permissions wanted, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<string?>(null);

    /// <summary>What is deleted with a person, in a sentence; null where there is nothing.</summary>
    Task<string?> WarnOfDeletionAsync(PortalDb db, Guid personId, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<string?>(null);

    /// <summary>Why a new email should be sent when these addresses are removed, in a sentence; null where none is
    /// needed.</summary>
    /// <param name="lost">The keys of the removed addresses, at least one.</param>
    Task<string?> WhyANewEmailAsync(PortalDb db, Person person, IReadOnlyCollection<string> lost, DateTimeOffset now,
        CancellationToken cancel) =>
        Task.FromResult<string?>(null);
}

/// <summary>The consequences in other slices.</summary>
public sealed record Followed
{
    public static Followed Nothing { get; } = new();

    public int EmailsQueued { get; init; }

    /// <summary>How many waiting emails were cancelled.</summary>
    public int EmailsCancelled { get; init; }

    /// <summary>The mailings of those emails.</summary>
    public IReadOnlyCollection<Guid> Mailings { get; init; } = [];

    /// <summary>The person's sessions were ended: the caller tells <see cref="LiveSessions"/> after the commit.</summary>
    public bool SessionsEnded { get; init; }

    public static Followed operator +(Followed one, Followed other) => new()
    {
        EmailsQueued = one.EmailsQueued + other.EmailsQueued,
        EmailsCancelled = one.EmailsCancelled + other.EmailsCancelled,
        Mailings = [.. one.Mailings.Union(other.Mailings)],
        SessionsEnded = one.SessionsEnded || other.SessionsEnded,
    };
}

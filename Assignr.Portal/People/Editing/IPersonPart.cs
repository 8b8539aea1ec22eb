using Assignr.Portal.Access;
using Assignr.Portal.Data;

namespace Assignr.Portal.People.Editing;

/// <summary>
/// What another slice does when somebody adds, changes or deletes a person: in the same transaction, after <c>People</c> has saved its own
/// rows. <c>People</c> knows no such slice by name: each registers its part as a singleton. Each writes rows of its own, so which one goes
/// first does not matter; nothing in it may reach outside the database.
/// </summary>
public interface IPersonPart
{
    /// <param name="sendEmail">A new account email is wanted with it.</param>
    Task<Followed> AddedAsync(PortalDb db, Caller caller, Person person, bool sendEmail, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult(Followed.Nothing);

    /// <param name="change">Saved; it may be none.</param>
    /// <param name="sendEmail">A new account email is wanted with it.</param>
    Task<Followed> ChangedAsync(PortalDb db, Caller caller, PersonChange change, bool sendEmail, DateTimeOffset now,
        CancellationToken cancel) =>
        Task.FromResult(Followed.Nothing);

    /// <summary>Right before their rows go, and with them what hangs on them by a key.</summary>
    Task<Followed> DeletedAsync(PortalDb db, IReadOnlyCollection<Guid> personIds, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult(Followed.Nothing);

    /// <summary>What is easily overlooked when these are to be the permissions, in a sentence; null where nothing is.</summary>
    Task<string?> WarnOfPermissionsAsync(PortalDb db, Person person, Permissions wanted, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<string?>(null);

    /// <summary>What goes with a person who is deleted, in a sentence; null where nothing does.</summary>
    Task<string?> WarnOfDeletionAsync(PortalDb db, Guid personId, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<string?>(null);

    /// <summary>Why a new email should go when these addresses are taken out, in a sentence; null where none is missing then.</summary>
    /// <param name="lost">Their keys; one or more.</param>
    Task<string?> WhyANewEmailAsync(PortalDb db, Person person, IReadOnlyCollection<string> lost, DateTimeOffset now,
        CancellationToken cancel) =>
        Task.FromResult<string?>(null);
}

/// <summary>What came of it in other slices.</summary>
public sealed record Followed
{
    public static Followed Nothing { get; } = new();

    public int EmailsQueued { get; init; }

    /// <summary>How many waiting emails do not go any more.</summary>
    public int EmailsCancelled { get; init; }

    /// <summary>The mailings those belonged to.</summary>
    public IReadOnlyCollection<Guid> Mailings { get; init; } = [];

    /// <summary>Nobody who was signed in before may go on as this person: <see cref="LiveSessions"/> is to be told
    /// after the commit.</summary>
    public bool SessionsEnded { get; init; }

    public static Followed operator +(Followed one, Followed other) => new()
    {
        EmailsQueued = one.EmailsQueued + other.EmailsQueued,
        EmailsCancelled = one.EmailsCancelled + other.EmailsCancelled,
        Mailings = [.. one.Mailings.Union(other.Mailings)],
        SessionsEnded = one.SessionsEnded || other.SessionsEnded,
    };
}

using System.Security.Cryptography;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Editing;

/// <summary>
/// Writing a person, over the caller's own unit of work. The use cases around it (<c>NewAccounts/AddPerson</c>, <c>EditPerson</c>)
/// add the mail, in the same transaction.
/// </summary>
public static class PersonEditing
{
    /// <param name="detail">For the timeline: where they come from, what was left out.</param>
    public static Person Add(PortalDb db, Caller caller, PersonInput input, IReadOnlyList<EmailAddress> addresses,
        DateTimeOffset now, string? detail = null)
    {
        var person = Person.Add(input.FirstName, input.LastName, input.Permissions, now);
        person.Call(input.Phone);
        person.Know(input.ExternalId);
        person.Reach(addresses, now);
        db.People.Add(person);
        db.Record(caller, Act.PersonAdded, now, person.Id, detail);
        return person;
    }

    /// <summary>
    /// Takes over what the form says, records what changed, kills the links that must not work any longer and tells the old addresses.
    /// </summary>
    /// <param name="person">Tracked, with its addresses.</param>
    /// <param name="tellAddresses">False where the caller tells them, together with more.</param>
    /// <remarks>Saves, because what it revokes and counts is read from the database. After the commit the caller rings the bell.</remarks>
    public static async Task<PersonChange> ChangeAsync(
        PortalDb db, Caller caller, Person person, PersonInput input, IReadOnlyList<EmailAddress> addresses, DateTimeOffset now,
        bool tellAddresses = true, CancellationToken cancel = default)
    {
        var before = new Before(person);
        person.Rename(input.FirstName, input.LastName);
        person.Call(input.Phone);
        if (input.ExternalId is not null)
            person.Know(input.ExternalId);
        person.Permit(input.Permissions, now);
        person.Reach(addresses, now);
        var after = new Before(person);
        if (after.SameAs(before))
            return PersonChange.Nothing;

        person.Edited();
        var lost = before.Addresses.Where(old => after.Addresses.All(address => address.Key != old.Key)).ToList();
        var deactivated = before.Permissions != Permissions.None && !person.IsActive;
        var stopped = await StopLinksAsync(db, person, deactivated, [.. lost.Select(address => address.Key)], now, cancel);
        foreach (var (act, detail) in PersonChanges.Describe(before, after, stopped, deactivated))
            db.Record(caller, act, now, person.Id, detail);
        var sessionsEnded = before.Permissions != person.Permissions;
        if (sessionsEnded)
            await EndSessionsAsync(db, caller, person, now, cancel);
        await db.SaveChangesAsync(cancel);
        await StopWaitingAsync(db, caller, person, deactivated, now, cancel);
        if (tellAddresses)
            await AddressNotices.QueueAsync(db, caller, person.Id, before.Addresses, ChangeOf(before, after), now, cancel);
        return new PersonChange
        {
            Changed = true,
            LostAddresses = lost,
            Deactivated = deactivated,
            SessionsEnded = sessionsEnded,
            LinksStopped = stopped
        };
    }

    /// <summary>What a form says that changes nothing.</summary>
    internal static PersonInput AsItIs(Person person) => new()
    {
        FirstName = person.FirstName,
        LastName = person.LastName,
        Phone = person.Phone,
        Permissions = person.Permissions,
    };

    /// <summary>Which addresses came and went; another spelling or order is none.</summary>
    internal static AddressChange ChangeOf(Before before, Before after) =>
        new([], Beyond(after, before), Beyond(before, after));

    /// <summary>The sentence at the external id where somebody else has it; null where it is free, or none.</summary>
    public static async Task<FieldProblem?> TakenIdAsync(PortalDb db, Guid? personId, string? externalId,
        CancellationToken cancel = default)
    {
        var id = Text.OneLine(externalId);
        var holder = id.Length == 0
            ? null
            : await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.ExternalId == id && person.Id != personId, cancel);
        return holder is null ? null : new FieldProblem(nameof(PersonInput.ExternalId), $"{holder.FullName} has this id already.");
    }

    /// <summary>Whether somebody else who is an assignor can sign in: without one nobody could ever manage people again.</summary>
    public static Task<bool> HasOtherAssignorAsync(PortalDb db, Guid personId, CancellationToken cancel = default) =>
        db.People.AnyAsync(
            person => person.Id != personId && (person.Permissions & Permissions.Assignor) != 0 && person.PrimaryAddress != null
                && db.Users.Any(account => account.PersonId == person.Id), cancel);

    /// <summary>
    /// Other permissions end the sessions that began with the old ones; only whoever changes their own goes on where they do it.
    /// After the commit the caller tells <see cref="LiveSessions"/>.
    /// </summary>
    private static async Task EndSessionsAsync(PortalDb db, Caller caller, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        if (person.IsActive)
        {
            await db.EndSessionsAsync(person.Id, SessionEnd.PermissionsChanged, now, caller.PersonId == person.Id
                ? caller.SessionId
                : null, cancel);
            return;
        }
        await db.EndSessionsAsync(person.Id, SessionEnd.Deactivated, now, cancel: cancel);
        // A sign-in that is under way comes to nothing too.
        var stamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
        await db.Users.Where(account => account.PersonId == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(account => account.SecurityStamp, stamp), cancel);
    }

    private static List<string> Beyond(Before some, Before others) =>
        [.. some.Addresses.Where(address => others.Addresses.All(other => other.Key != address.Key)).Select(address => address.Address)];

    // Nobody confirms what is theirs already, and nobody who is deactivated confirms anything.
    private static Task<int> StopWaitingAsync(
        PortalDb db, Caller caller, Person person, bool deactivated, DateTimeOffset now, CancellationToken cancel)
    {
        var keys = person.Addresses.Select(address => address.Key).ToList();
        return deactivated
            ? db.WithdrawAddressesAsync(caller, person.Id, null, "Deactivated meanwhile.", now, cancel)
            : db.WithdrawAddressesAsync(caller, person.Id, keys, "It is one of the addresses now.", now, cancel);
    }

    private static async Task<int> StopLinksAsync(
        PortalDb db, Person person, bool deactivated, IReadOnlyCollection<string> lostKeys, DateTimeOffset now, CancellationToken cancel)
    {
        var stopped = deactivated ? await db.RevokeLinksAsync(person.Id, Revocation.Deactivated, now, cancel: cancel)
            : lostKeys.Count > 0 ? await db.RevokeLinksAsync(person.Id, Revocation.AddressChanged, now, lostKeys, cancel: cancel)
            : 0;
        if (stopped > 0)
        {
            person.LinksWorkUntil(await db.Tokens
                .Where(token => token.PersonId == person.Id && token.Purpose == Purpose.NewAccount && token.UsedAt == null
                    && token.RevokedAt == null && token.ExpiresAt >= now)
                .MaxAsync(token => (DateTimeOffset?)token.ExpiresAt, cancel));
        }
        return stopped;
    }
}

/// <summary>What an edit came to.</summary>
public sealed record PersonChange
{
    public static PersonChange Nothing { get; } = new();

    public bool Changed { get; init; }

    /// <summary>Addresses the person no longer has.</summary>
    public IReadOnlyList<OldAddress> LostAddresses { get; init; } = [];

    public bool Deactivated { get; init; }

    /// <summary>Nobody who was signed in before may go on as this person: <see cref="LiveSessions"/> is to be told.</summary>
    public bool SessionsEnded { get; init; }

    /// <summary>How many links stopped working.</summary>
    public int LinksStopped { get; init; }
}

public sealed record OldAddress(string Address, string Key);

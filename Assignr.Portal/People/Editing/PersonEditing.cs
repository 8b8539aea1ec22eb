using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Editing;

/// <summary>
/// Adds and changes a person in the caller's transaction: the fields, the links that depend on them, and the entries of the
/// timeline.
/// <see cref="PersonParts"/> is what other slices do in the same transaction.
/// </summary>
public static class PersonEditing
{
    /// <param name="detail">For the timeline: the source of the person, or what was left out.</param>
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
    /// Takes over the form, records what changed and revokes the links that must stop working.
    /// </summary>
    /// <param name="person">Tracked, with its addresses.</param>
    /// <remarks>Saves, because later steps here and in other slices read the changes from the database.</remarks>
    public static async Task<PersonChange> ChangeAsync(
        PortalDb db, Caller caller, Person person, PersonInput input, IReadOnlyList<EmailAddress> addresses, DateTimeOffset now,
        CancellationToken cancel = default)
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
            return new PersonChange { Person = person };

        person.Edited();
        var lost = before.Addresses.Where(old => after.Addresses.All(address => address.Key != old.Key)).ToList();
        var deactivated = before.Permissions != Permissions.None && !person.IsActive;
        var stopped = await StopLinksAsync(db, person, deactivated, [.. lost.Select(address => address.Key)], now, cancel);
        foreach (var (act, detail) in PersonChanges.Describe(before, after, stopped, deactivated))
            db.Record(caller, act, now, person.Id, detail);
        await db.SaveChangesAsync(cancel);
        await StopWaitingAsync(db, caller, person, deactivated, now, cancel);
        return new PersonChange
        {
            Person = person,
            Changed = true,
            HadAddresses = before.Addresses,
            Addresses = ChangeOf(before, after),
            LostAddresses = lost,
            Deactivated = deactivated,
            PermissionsChanged = before.Permissions != person.Permissions,
            LinksStopped = stopped,
        };
    }

    /// <summary>The form of a person that changes nothing.</summary>
    internal static PersonInput AsItIs(Person person) => new()
    {
        FirstName = person.FirstName,
        LastName = person.LastName,
        Phone = person.Phone,
        Permissions = person.Permissions,
    };

    /// <summary>Which addresses were added and removed. Another spelling or order is not a change.</summary>
    internal static AddressChange ChangeOf(Before before, Before after) =>
        new([], Beyond(after, before), Beyond(before, after));

    /// <summary>The problem at the external id where another person has it; null where it is free or empty.</summary>
    public static async Task<Problem?> TakenIdAsync(PortalDb db, Guid? personId, string? externalId, CancellationToken cancel = default)
    {
        var id = Text.OneLine(externalId);
        var holder = id.Length == 0
            ? null
            : await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.ExternalId == id && person.Id != personId, cancel);
        return holder is null ? null : new Problem(nameof(PersonInput.ExternalId), $"{holder.FullName} has this id already.");
    }

    /// <summary>Whether another assignor can sign in: without one, nobody could manage people.</summary>
    public static Task<bool> HasOtherAssignorAsync(PortalDb db, Guid personId, CancellationToken cancel = default) =>
        db.People.AnyAsync(
            person => person.Id != personId && (person.Permissions & Permissions.Assignor) != 0 && person.PrimaryAddress != null
                && db.Users.Any(account => account.PersonId == person.Id), cancel);

    private static List<string> Beyond(Before some, Before others) =>
        [.. some.Addresses.Where(address => others.Addresses.All(other => other.Key != address.Key)).Select(address => address.Address)];

    // An address that the person already has needs no confirmation, and a deactivated person confirms nothing.
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
            person.LinksWorkUntil(await db.OpenLinks(person.Id, now).Where(token => token.Purpose == Purpose.NewAccount)
                .MaxAsync(token => (DateTimeOffset?)token.ExpiresAt, cancel));
        }
        return stopped;
    }
}

/// <summary>The result of an edit.</summary>
public sealed record PersonChange
{
    public required Person Person { get; init; }

    public bool Changed { get; init; }

    /// <summary>The addresses before the edit, where anything changed.</summary>
    public IReadOnlyList<OldAddress> HadAddresses { get; init; } = [];

    /// <summary>Which addresses were added and removed.</summary>
    public AddressChange Addresses { get; init; } = new([], [], []);

    /// <summary>Addresses the person no longer has.</summary>
    public IReadOnlyList<OldAddress> LostAddresses { get; init; } = [];

    public bool Deactivated { get; init; }

    public bool PermissionsChanged { get; init; }

    /// <summary>How many links stopped working.</summary>
    public int LinksStopped { get; init; }
}

public sealed record OldAddress(string Address, string Key)
{
    /// <summary>Its reader said that it is not this person's: nothing is mailed there.</summary>
    public bool IsNotTheirs { get; init; }
}

using System.Linq.Expressions;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Import.OfPeople.Planning;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.OfPeople.Writing;

/// <summary>
/// Writes the wanted state of many people in the caller's transaction. It is set-based, except for people who lose an address or a
/// permission, have a pending address or had an email refused: their links, waiting mail and sessions are changed one by one, as when a
/// person's page is saved.
/// </summary>
internal sealed class PeopleWriter(PortalDb db, Caller caller, DateTimeOffset now)
{
    private const int AtOnce = 1_000;

    private static readonly Expression<Func<Person, object?>>[] Written =
    [
        person => person.ExternalId, person => person.FirstName, person => person.LastName, person => person.Phone, person =>
            person.Permissions, person => person.PrimaryAddress,
        person => person.AddressCount, person => person.SortKey, person => person.SearchText, person =>
            person.DeactivatedAt, person => person.DigestFrom, person => person.Revision,
    ];

    /// <summary>The people whose sessions end after the commit.</summary>
    public List<Guid> SessionsEnded { get; } = [];

    public async Task AddAsync(IReadOnlyList<Person> people, string detail, Action<int>? told, CancellationToken cancel)
    {
        var done = 0;
        foreach (var chunk in people.Chunk(AtOnce))
        {
            await db.BulkInsertAsync(chunk, cancel: cancel);
            await db.BulkInsertAsync([.. chunk.SelectMany(person => person.Addresses)], cancel: cancel);
            await db.BulkInsertAsync([.. chunk.Select(person => AuditTrail.Entry(caller, Act.PersonAdded, now, person.Id, detail))],
                cancel: cancel);
            told?.Invoke(done += chunk.Length);
        }
    }

    public static Person Make(PersonState state, DateTimeOffset now)
    {
        var person = Person.Add(state.FirstName, state.LastName, state.Permissions, now);
        person.Know(state.ExternalId);
        person.Call(state.Phone);
        person.Reach(state.Addresses, now);
        return person;
    }

    /// <param name="wanted">By person; all of them exist.</param>
    public async Task UpdateAsync(PersonParts parts, IReadOnlyDictionary<Guid, PersonState> wanted, Action<int>? told,
        CancellationToken cancel)
    {
        var done = 0;
        foreach (var chunk in wanted.Chunk(AtOnce))
        {
            var ids = chunk.Select(one => one.Key).ToList();
            var people = await db.People.AsNoTracking().Include(person => person.Addresses)
                .Where(person => ids.Contains(person.Id)).ToListAsync(cancel);
            var waiting = (await db.PendingAddresses
                .Where(pending => ids.Contains(pending.PersonId) && pending.ConfirmedAt == null && pending.WithdrawnAt == null)
                .Select(pending => pending.PersonId).ToListAsync(cancel)).ToHashSet();
            bool NeedsCare(Person person) => Loses(person, wanted[person.Id]) || waiting.Contains(person.Id)
                || person.NewAccountRefusedAt is not null;
            await UpdateGentlyAsync(people.FindAll(person => !NeedsCare(person)), wanted, cancel);
            foreach (var person in people.Where(NeedsCare))
                await UpdateCarefullyAsync(parts, person.Id, wanted[person.Id], cancel);
            told?.Invoke(done += chunk.Length);
        }
    }

    private static bool Loses(Person person, PersonState state) =>
        (person.Permissions & ~state.Permissions) != 0
            || person.Addresses.Any(address => state.Addresses.All(other => other.Key != address.Key));

    private async Task UpdateGentlyAsync(List<Person> people, IReadOnlyDictionary<Guid, PersonState> wanted, CancellationToken cancel)
    {
        var (entries, addresses, added) = (new List<AuditEntry>(), new List<PersonAddress>(), new List<PersonAddress>());
        var promoted = new List<Guid>();
        var ids = people.ConvertAll(person => person.Id);
        var accounts = (await db.Users.Where(account => ids.Contains(account.PersonId))
            .Select(account => account.PersonId).ToListAsync(cancel)).ToHashSet();
        var notices = new List<Message>();
        foreach (var person in people)
        {
            var state = wanted[person.Id];
            var had = person.Addresses.Select(address => address.Id).ToHashSet();
            var before = new Before(person);
            person.Rename(state.FirstName, state.LastName);
            person.Know(state.ExternalId);
            person.Call(state.Phone);
            person.Permit(state.Permissions, now);
            person.Reach(state.Addresses, now);
            person.Edited();
            var after = new Before(person);
            if (accounts.Contains(person.Id) && PersonEditing.ChangeOf(before, after) is { IsNothing: false } change)
                notices.AddRange(AddressNotices.Of(caller, person.Id, before.Addresses, change, now));
            entries.AddRange(PersonChanges.Describe(before, after, 0, false)
                .Select(told => AuditTrail.Entry(caller, told.Act, now, person.Id, told.Detail)));
            addresses.AddRange(person.Addresses.Where(address => had.Contains(address.Id)));
            added.AddRange(person.Addresses.Where(address => !had.Contains(address.Id)));
            if (before.Permissions != person.Permissions)
                promoted.Add(person.Id);
        }
        await db.BulkUpdateAsync(people, Written, cancel);
        await db.BulkUpdateAsync(addresses, [address => address.Position, address => address.Address], cancel);
        await db.BulkInsertAsync(added, cancel: cancel);
        await db.BulkInsertAsync(entries, cancel: cancel);
        await db.EndSessionsAsync(promoted, SessionEnd.PermissionsChanged, now, caller.SessionId, cancel);
        SessionsEnded.AddRange(promoted);
        await AddressNotices.QueueAsync(db, notices, cancel);
    }

    private async Task UpdateCarefullyAsync(PersonParts parts, Guid personId, PersonState state, CancellationToken cancel)
    {
        var person = await db.People.Include(person => person.Addresses).SingleAsync(person => person.Id == personId, cancel);
        var input = new PersonInput
        {
            FirstName = state.FirstName,
            LastName = state.LastName,
            Phone = state.Phone,
            ExternalId = state.ExternalId ?? "",
            Permissions = state.Permissions
        };
        var change = await PersonEditing.ChangeAsync(db, caller, person, input, state.Addresses, now, cancel);
        var followed = await parts.ChangedAsync(db, caller, change, sendEmail: false, now, cancel);
        if (followed.SessionsEnded)
            SessionsEnded.Add(personId);
        // Detached once saved, because each later save examines everything that is tracked.
        foreach (var saved in db.ChangeTracker.Entries().Where(entry => entry.Entity is Person or PersonAddress or AuditEntry).ToList())
            saved.State = EntityState.Detached;
    }
}

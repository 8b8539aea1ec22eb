using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfPeople.Contacts;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.OfPeople.Planning;

/// <summary>A person in the portal.</summary>
internal sealed record KnownPerson(Guid Id, PersonState State, bool HasAccount)
{
    public string Name => $"{State.FirstName} {State.LastName}";

    public PlainName Plain => field ??= PlainName.Of(State.FirstName, State.LastName);

    /// <summary>Whether they can sign in and manage people.</summary>
    public bool IsWorkingAssignor => State.Permissions.HasFlag(Permissions.Assignor) && HasAccount && State.Addresses.Count > 0;
}

/// <summary>Everybody in the portal, by everything that a row may name them by.</summary>
internal sealed class PeopleFacts
{
    private readonly Dictionary<Guid, KnownPerson> byId = [];
    private readonly Dictionary<string, KnownPerson> byExternalId = [];
    private readonly Buckets<string, KnownPerson> byName = new();
    private readonly Buckets<string, KnownPerson> byNameWithoutId = new();
    private readonly Buckets<string, KnownPerson> byNameButSuffix = new();
    private readonly Buckets<string, KnownPerson> byAddress = new();
    private readonly Buckets<(string Name, string Address), KnownPerson> byNameAndAddress = new();
    private readonly Buckets<string, KnownPerson> byPhone = new();

    /// <summary>By <see cref="PlainName.Keys"/>; built only when a row names a new person.</summary>
    private readonly Lazy<ILookup<string, KnownPerson>> byWords;

    public PeopleFacts() => byWords = new(() => byId.Values.OrderBy(person => person.Id)
        .SelectMany(person => person.Plain.Keys.Select(key => (key, person)))
        .ToLookup(pair => pair.key, pair => pair.person));

    /// <summary>A digest of everything that was read.</summary>
    public required string Digest { get; init; }

    public IEnumerable<KnownPerson> Everybody => byId.Values;

    public static async Task<PeopleFacts> ReadAsync(PortalDb db, CancellationToken cancel)
    {
        var addressRows = await db.Addresses.AsNoTracking().OrderBy(address => address.PersonId).ThenBy(address => address.Position)
            .Select(address => new { address.PersonId, address.Address, address.Key }).ToListAsync(cancel);
        var addresses = addressRows.GroupBy(address => address.PersonId)
            .ToDictionary(group => group.Key,
                group => (IReadOnlyList<EmailAddress>)[.. group.Select(address => EmailAddress.Stored(address.Address, address.Key))]);
        var accounts = (await db.Users.AsNoTracking().Select(account => account.PersonId).ToListAsync(cancel)).ToHashSet();
        var people = await db.People.AsNoTracking().OrderBy(person => person.Id)
            .Select(person => new
            {
                person.Id,
                person.ExternalId,
                person.FirstName,
                person.LastName,
                person.Phone,
                person.Permissions,
                person.Revision
            }).ToListAsync(cancel);
        var facts = new PeopleFacts { Digest = Basis.Of(addressRows, accounts, people) };
        foreach (var person in people)
        {
            facts.Add(new KnownPerson(person.Id, new PersonState
            {
                ExternalId = person.ExternalId,
                FirstName = person.FirstName,
                LastName = person.LastName,
                Phone = person.Phone,
                Permissions = person.Permissions,
                Addresses = addresses.GetValueOrDefault(person.Id, []),
                Revision = person.Revision,
            }, accounts.Contains(person.Id)));
        }
        return facts;
    }

    public KnownPerson? WithId(Guid id) => byId.GetValueOrDefault(id);

    public KnownPerson? WithExternalId(string? externalId) => externalId is null ? null : byExternalId.GetValueOrDefault(externalId);

    /// <param name="key">From <see cref="FullName.Key(string, string)"/>.</param>
    public IReadOnlyList<KnownPerson> Named(string key) => byName.Of(key);

    /// <inheritdoc cref="Named"/>
    public IReadOnlyList<KnownPerson> NamedWithoutId(string key) => byNameWithoutId.Of(key);

    /// <summary>People with that name and another suffix, or none.</summary>
    /// <param name="name">From <see cref="FullName.Parts"/>.</param>
    public IReadOnlyList<KnownPerson> NamedButSuffix(string name) => byNameButSuffix.Of(name);

    public IReadOnlyList<KnownPerson> At(EmailAddress address) => byAddress.Of(address.Key);

    /// <inheritdoc cref="Named"/>
    public IReadOnlyList<KnownPerson> At(string key, EmailAddress address) => byNameAndAddress.Of((key, address.Key));

    /// <param name="phone">From <see cref="PhoneNumbers.Whole"/>.</param>
    public IReadOnlyList<KnownPerson> AtPhone(string phone) => byPhone.Of(phone);

    /// <summary>People whose name may be the same in another order or spelling, or with an initial.</summary>
    public IEnumerable<KnownPerson> NamedNearly(PlainName name) => name.Looks.SelectMany(key => byWords.Value[key]).Distinct();

    private void Add(KnownPerson person)
    {
        byId.Add(person.Id, person);
        if (person.State.ExternalId is { } externalId)
            byExternalId.TryAdd(externalId, person);
        var parts = FullName.Parts(person.State.FirstName, person.State.LastName);
        var name = FullName.Key(parts);
        byName.Add(name, person);
        byNameButSuffix.Add(parts.Name, person);
        if (person.State.ExternalId is null)
            byNameWithoutId.Add(name, person);
        foreach (var address in person.State.Addresses)
        {
            byAddress.Add(address.Key, person);
            byNameAndAddress.Add((name, address.Key), person);
        }
        foreach (var phone in PhoneNumbers.Whole(person.State.Phone))
            byPhone.Add(phone, person);
    }
}

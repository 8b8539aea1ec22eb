using System.Text.Json;
using Assignr.Portal.Access;
using Assignr.Portal.Import.OfPeople.Planning;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople.Writing;

/// <summary>The facts of an entry about a person: the state after and, for an update, the one before.</summary>
internal sealed record PersonFacts(StoredPerson After, StoredPerson? Before = null)
{
    public static string Of(PersonState after, PersonState? before = null) =>
        JsonSerializer.Serialize(new PersonFacts(StoredPerson.Of(after), before is null ? null : StoredPerson.Of(before)));

    public static PersonFacts Read(ImportEntry entry) => Read(entry.Facts);

    /// <param name="facts">Of an entry.</param>
    public static PersonFacts Read(string facts) => JsonSerializer.Deserialize<PersonFacts>(facts)!;
}

internal sealed record StoredPerson(string? ExternalId, string FirstName, string LastName, string? Phone,
    Permissions Permissions, string[] Addresses)
{
    public static StoredPerson Of(PersonState state) =>
        new(state.ExternalId, state.FirstName, state.LastName, state.Phone, state.Permissions,
            [.. state.Addresses.Select(address => address.Value)]);

    /// <summary>An address that a later rule does not accept is left out.</summary>
    public PersonState ToState() => new()
    {
        ExternalId = ExternalId,
        FirstName = FirstName,
        LastName = LastName,
        Phone = Phone,
        Permissions = Permissions,
        Addresses = [.. Addresses.Select(address => EmailAddress.Parse(address, out _)).OfType<EmailAddress>()],
    };
}

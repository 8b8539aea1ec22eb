using Assignr.Portal.Access;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfPeople.Contacts;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople.Planning;

/// <summary>The state of a person after a row. What the row does not say stays.</summary>
internal static class PersonMerge
{
    public static PersonState New(PersonReading row) => new()
    {
        ExternalId = row.ExternalId,
        FirstName = row.FirstName,
        LastName = row.LastName,
        Phone = row.Phone,
        Permissions = row.Permissions ?? Permissions.Official,
        Addresses = row.Addresses,
    };

    public static PersonState Into(PersonState person, PersonReading row, bool removesAddresses) => person with
    {
        ExternalId = row.ExternalId ?? person.ExternalId,
        FirstName = SaysLess(row, person) ? person.FirstName : Name(person.FirstName, row.FirstName),
        LastName = SaysLess(row, person) ? person.LastName : Name(person.LastName, row.LastName),
        Phone = row.Phone is null || PhoneNumbers.Has(person.Phone, row.Phone) ? person.Phone : row.Phone,
        Permissions = row.Permissions ?? person.Permissions,
        Addresses = Addresses(person.Addresses, row.Addresses, removesAddresses),
        Revision = 0,
    };

    public static IReadOnlyList<FieldChange> Changes(PersonState before, PersonState after)
    {
        var changes = new List<FieldChange>();
        Compare("First name", before.FirstName, after.FirstName);
        Compare("Last name", before.LastName, after.LastName);
        Compare("Email", Words(before.Addresses), Words(after.Addresses));
        Compare("Phone", before.Phone, after.Phone);
        Compare("Permissions", before.Permissions.InWords(), after.Permissions.InWords());
        Compare("External id", before.ExternalId, after.ExternalId);
        return changes;

        void Compare(string label, string? old, string? now)
        {
            if ((old ?? "") != (now ?? ""))
                changes.Add(new FieldChange(label, old ?? "", now ?? ""));
        }
    }

    /// <summary>The state with one field of another one, by its label in <see cref="Changes"/>.</summary>
    public static PersonState With(PersonState state, string label, PersonState from) => label switch
    {
        "First name" => state with { FirstName = from.FirstName },
        "Last name" => state with { LastName = from.LastName },
        "Email" => state with { Addresses = from.Addresses },
        "Phone" => state with { Phone = from.Phone },
        "Permissions" => state with { Permissions = from.Permissions },
        _ => state with { ExternalId = from.ExternalId },
    };

    private static bool SaysLess(PersonReading row, PersonState person) =>
        (row.FirstName, row.LastName) != (person.FirstName, person.LastName)
        && row.Plain.SaysLessThan(PlainName.Of(person.FirstName, person.LastName));

    private static string Name(string theirs, string said) => said.Length == 0 || IsPoorer(said, theirs) ? theirs : said;

    /// <summary>The same letters without the accents or signs of the stored name, or all in one case, which adds nothing.</summary>
    private static bool IsPoorer(string said, string theirs) => PlainName.Letters(said) == PlainName.Letters(theirs)
        && (Marks(said) < Marks(theirs) || (!IsMixed(said) && IsMixed(theirs)) || (!IsMixed(said) && Marks(said) == Marks(theirs)));

    private static bool IsMixed(string name) => name.Any(char.IsLower) && name.Any(char.IsUpper);

    /// <summary>Letters outside A to Z, and signs as in O'Brien.</summary>
    private static int Marks(string name) => name.Count(character => !char.IsAsciiLetter(character) && character is not (' ' or '.'));

    // An address that they already have keeps its stored spelling. Where the file has only some of their addresses and no new one, it does
    // not change the order.
    private static IReadOnlyList<EmailAddress> Addresses(IReadOnlyList<EmailAddress> theirs, IReadOnlyList<EmailAddress> said, bool removes)
    {
        if (said.Count == 0)
            return theirs;
        var named = said.Select(address => theirs.FirstOrDefault(other => other.Key == address.Key) ?? address).ToList();
        if (removes)
            return named;
        var rest = theirs.Where(address => named.All(other => other.Key != address.Key)).ToList();
        return rest.Count > 0 && named.Count + rest.Count == theirs.Count ? theirs : [.. named, .. rest];
    }

    private static string Words(IReadOnlyList<EmailAddress> addresses) => string.Join(", ", addresses.Select(address => address.Value));
}

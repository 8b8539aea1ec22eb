using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfPeople.Contacts;
using Assignr.Portal.Import.OfPeople.Planning;

namespace Assignr.Portal.Import.OfPeople.Matching;

/// <summary>The person whom a row is about.</summary>
/// <param name="Person">Null: a new one, or not decided.</param>
/// <param name="Question">Why somebody has to decide; null where nothing is open.</param>
/// <param name="Choices">The people whom it may be, where there is a question.</param>
/// <param name="ByNameAlone">Only the name shows it: accepted only where the row would change nothing.</param>
/// <param name="ByIdAlone">Only the id shows it.</param>
internal sealed record PersonMatch(
    KnownPerson? Person, string? Question = null, IReadOnlyList<KnownPerson>? Choices = null,
    bool ByNameAlone = false, bool ByIdAlone = false)
{
    /// <summary>More people at one address are not a family; further ones are not examined for each row.</summary>
    public const int MostAtAddress = 50;

    private const int Alike = 2;
    private const int CommonBeginning = 3;

    private static readonly PersonMatch Nobody = new(Person: null);

    /// <summary>By external id; else by an address together with the whole name. A name alone, or an address alone, is a question, so that
    /// nobody is merged unseen.</summary>
    public static PersonMatch Find(PersonReading row, PeopleFacts facts, Companions companions)
    {
        if (row.Edit.Match is { } chosen && facts.WithId(chosen) is { } person)
            return new PersonMatch(person);
        if (row.Edit.AsNew == true)
            return Nobody;
        if (facts.WithExternalId(row.ExternalId) is { } known)
            return SameId.IsPlausible(row, known) ? new PersonMatch(known) : SameId.Asked(row, known);
        var sure = companions.PeopleOf(row);
        if (sure.Count > 1)
            return new PersonMatch(null, $"{sure.Count} people here are called {row.Name} and have this address.", sure);
        if (sure.Count == 1)
            return Contradicts(row, sure[0])
                ? new PersonMatch(null, $"{sure[0].Name} has this name and address, and the id {sure[0].State.ExternalId}".Ended(), sure)
                : new PersonMatch(sure[0]);
        // A person with the row's own id was found by it; a renumbered list names people who have another id.
        if ((row.ExternalId is not null && facts.NamedWithoutId(row.NameKey) is { Count: > 0 } open
            ? open
            : facts.Named(row.NameKey)) is { Count: > 0 } same)
        {
            return same.Count == 1
                ? new PersonMatch(same[0],
                    $"{row.Name} is here already, with {Reach(row, same[0])}. The name alone does not tell whether it is the same person.",
                    same, ByNameAlone: true)
                : new PersonMatch(null, $"{same.Count} people here are called {row.Name}".Ended()
                    + " The name alone does not tell which one it is.", same);
        }
        if (ButSuffix(row, facts) is { Count: > 0 } kin)
            return new PersonMatch(null,
                $"{kin[0].Name} is here already, with {Reach(row, kin[0])}: the same name but for what stands behind it.", kin);
        return row.Addresses.SelectMany(address => facts.At(address).Take(MostAtAddress))
            .FirstOrDefault(one => IsSpelledAlike(row, one)) is { } twin
            ? new PersonMatch(null, $"{twin.Name} has this address and a name that is spelled alike.", [twin])
            : Near(row, facts);
    }

    /// <summary>A person with an address or phone of the row, whose name the row may write differently.</summary>
    private static PersonMatch Near(PersonReading row, PeopleFacts facts)
    {
        foreach (var (what, people) in row.Addresses.Select(address => ("address", facts.At(address)))
            .Concat(PhoneNumbers.Whole(row.Phone).Select(phone => ("phone", facts.AtPhone(phone)))))
        {
            var near = people.Take(MostAtAddress).Where(one => row.Plain.MayBe(one.Plain) && !Contradicts(row, one)).ToList();
            if (near.Count > 0)
                return new PersonMatch(null, $"{near[0].Name} has this {what}. Is {row.Name} the same person?", near);
        }
        var named = facts.NamedNearly(row.Plain).Take(MostAtAddress).Where(one => !Contradicts(row, one)
            && NearNames.MayBe(row.Plain, row.Reach.Count > 0, one.Plain, HasReach(one))).ToList();
        return named.Count == 0 ? Nobody
            : new PersonMatch(null, $"{named[0].Name} is here already, with {Reach(row, named[0])}. Is {row.Name} the same person?", named);
    }

    private static bool HasReach(KnownPerson person) => person.State.Addresses.Count > 0 || PhoneNumbers.Whole(person.State.Phone).Any();

    private static bool Contradicts(PersonReading row, KnownPerson person) =>
        row.ExternalId is not null && person.State.ExternalId is { } theirs && theirs != row.ExternalId;

    /// <summary>One of the two names has a suffix and the other has none. Jr. and Sr. are two people.</summary>
    private static List<KnownPerson> ButSuffix(PersonReading row, PeopleFacts facts)
    {
        var (name, suffix) = row.NameParts;
        return [.. facts.NamedButSuffix(name).Where(one => !Contradicts(row, one) && SuffixOf(one).Length == 0 != (suffix.Length == 0))
            .Take(MostAtAddress)];
    }

    private static string SuffixOf(KnownPerson person) => FullName.Parts(person.State.FirstName, person.State.LastName).Suffix;

    private static bool IsSpelledAlike(PersonReading row, KnownPerson person)
    {
        var (first, last) = (Text.Fold(row.FirstName), Text.Fold(row.LastName));
        var (theirFirst, theirLast) = (Text.Fold(person.State.FirstName), Text.Fold(person.State.LastName));
        if (row.NameParts.Suffix is { Length: > 0 } suffix && SuffixOf(person) is { Length: > 0 } theirs && suffix != theirs)
            return false;
        return (last == theirLast && (first.AsSpan().CommonPrefixLength(theirFirst) >= Math.Min(CommonBeginning,
            Math.Min(first.Length, theirFirst.Length)) || Likeness.Distance(first, theirFirst, Alike) <= Alike))
            || (first == theirFirst && Likeness.Distance(last, theirLast, Alike) <= Alike)
            || (first == theirLast && last == theirFirst);
    }

    /// <summary>What distinguishes them from others of their name: their address, and their id where the row has another one.</summary>
    private static string Reach(PersonReading row, KnownPerson person)
    {
        var address = person.State.Addresses.Count == 0 ? "no address" : person.State.Addresses[0].Value;
        return Contradicts(row, person) ? $"the id {person.State.ExternalId} and {address}" : address;
    }
}

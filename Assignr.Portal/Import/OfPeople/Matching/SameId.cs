using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfPeople.Planning;

namespace Assignr.Portal.Import.OfPeople.Matching;

/// <summary>
/// Whether a row with a person's id is about that person. A list may have been renumbered: an id and half of a name must not add a
/// stranger's address to an account.
/// </summary>
internal static class SameId
{
    /// <summary>The fewest letters of two names together at which one different letter counts as a spelling: Tom and Tim are
    /// two.</summary>
    private const int LeastLetters = 7;

    /// <summary>
    /// A common address, the whole name, or a similar one; without a name, nothing that would send mail to another address. Jr. and Sr. are
    /// two people.
    /// </summary>
    public static bool IsPlausible(PersonReading row, KnownPerson person)
    {
        var (name, suffix) = row.NameParts;
        var (theirName, theirSuffix) = FullName.Parts(person.State.FirstName, person.State.LastName);
        if (suffix != theirSuffix && suffix.Length > 0 && theirSuffix.Length > 0)
            return false;
        if (row.Addresses.Any(address => person.State.Addresses.Any(theirs => theirs.Key == address.Key)))
            return true;
        if (name.Length == 0)
            return row.Addresses.Count == 0;
        return suffix == theirSuffix && (name == theirName || IsPart(Words(name), Words(theirName)) || IsSpelledAlike(row, person));
    }

    public static PersonMatch Asked(PersonReading row, KnownPerson person) => new(
        null,
        row.Name.Length == 0 ? $"The id {row.ExternalId} is {person.Name}'s, and nothing else says that {row.Addresses[0].Value} is theirs."
            : $"The id {row.ExternalId} is {person.Name}'s, and neither the whole name nor an address is theirs.",
        [person], ByIdAlone: true);

    /// <summary>One of two names leaves out a word: "Ana Lucia Zamora", "Maria Nowak-Lopez".</summary>
    private static bool IsPart(HashSet<string> one, HashSet<string> other) =>
        Math.Min(one.Count, other.Count) > 1 && (one.IsSubsetOf(other) || other.IsSubsetOf(one));

    private static HashSet<string> Words(string name) => [.. name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsSpelledAlike(PersonReading row, KnownPerson person)
    {
        var (first, last) = (Text.Fold(row.FirstName), Text.Fold(row.LastName));
        var (theirFirst, theirLast) = (Text.Fold(person.State.FirstName), Text.Fold(person.State.LastName));
        return (last == theirLast && (IsShort(first, theirFirst) || IsShort(theirFirst, first) || IsNearly(first, theirFirst)))
            || (first == theirFirst && IsNearly(last, theirLast));
    }

    /// <summary>"Sam" and "Samuel"; an initial is not enough.</summary>
    private static bool IsShort(string name, string whole) =>
        name.TrimEnd('.').Length > 1 && whole.StartsWith(name.TrimEnd('.'), StringComparison.Ordinal);

    private static bool IsNearly(string one, string other) =>
        one.Length > 0 && other.Length > 0 && one.Length + other.Length >= LeastLetters && one[0] == other[0]
            && Likeness.Distance(one, other, 1) <= 1;
}

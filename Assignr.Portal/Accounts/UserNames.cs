using System.Globalization;
using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts;

/// <summary>
/// How user names look and how two are compared. The default is the address the link went to or, where another person has that name,
/// first.last. Where two people choose the same name at once, the unique index decides who gets it.
/// </summary>
public static class UserNames
{
    public const int Shortest = 3;
    public const int Longest = 64;

    /// <summary>The form in which names are compared: ASCII letters folded, an address by its own rule, nothing else.</summary>
    public static string Key(string? typed)
    {
        var text = Tidy(typed);
        return EmailAddress.KeyOf(text) ?? EmailAddress.AsciiLower(text);
    }

    /// <summary>
    /// Whether a person with these addresses may use the name: letters, digits, dot, hyphen and underscore, or one of their own addresses,
    /// but never another person's address, which that person may want to sign in with.
    /// </summary>
    public static bool IsAllowed(string? typed, IEnumerable<string> ownAddressKeys)
    {
        var text = Tidy(typed);
        return text.Contains('@', StringComparison.Ordinal)
            ? EmailAddress.KeyOf(text) is { } key && ownAddressKeys.Contains(key)
            : text.Length is >= Shortest and <= Longest && text.EnumerateRunes().All(IsAllowed);
    }

    /// <summary>The name as it is stored and shown.</summary>
    public static string Tidy(string? typed)
    {
        var text = (typed ?? "").Trim();
        return IsWellFormed(text) ? text.Normalize(NormalizationForm.FormC) : "";
    }

    /// <summary>The name to offer this person: the address or, where that is taken, first.last, first.last2 and so on.</summary>
    public static async Task<string> SuggestAsync(PortalDb db, Person person, string? address, CancellationToken cancel)
    {
        if (address is not null && await IsFreeAsync(db, address, person.Id, cancel))
            return address;
        var plain = $"{Plain(person.FirstName)}.{Plain(person.LastName)}".Trim('.', '-');
        plain = plain.Length < Shortest ? "official" : plain[..Math.Min(plain.Length, Longest - 6)];
        var taken = await db.Users.Where(account => account.NormalizedUserName!.StartsWith(plain))
            .Select(account => account.NormalizedUserName!).ToListAsync(cancel);
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1
            ? plain
            : $"{plain}{number}").First(name => !taken.Contains(name));
    }

    public static async Task<bool> IsFreeAsync(PortalDb db, string name, Guid personId, CancellationToken cancel)
    {
        var key = Key(name);
        return !await db.Users.AnyAsync(account => account.NormalizedUserName == key && account.PersonId != personId, cancel);
    }

    private static bool IsAllowed(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Plain(string name) =>
        string.Concat(EmailAddress.AsciiLower(Text.Fold(name)).Where(character => char.IsLetterOrDigit(character) || character == '-'));

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }
        return true;
    }
}

/// <summary>In place of Identity's own rule, which makes different names equal: K and the Kelvin sign, s and the long s.</summary>
internal sealed class NameNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : UserNames.Key(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}

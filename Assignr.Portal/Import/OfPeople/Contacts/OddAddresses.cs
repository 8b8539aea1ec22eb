using System.Buffers;
using System.Text;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople.Contacts;

/// <summary>Unlikely addresses: other text of the cell sticks to them, or they imitate another one.</summary>
internal static class OddAddresses
{
    private static readonly SearchValues<char> RareSigns = SearchValues.Create("=?*#{}%!`^|/$~&");

    /// <returns>The words about it, to follow the address; null where nothing is odd.</returns>
    public static string? WhatIsOdd(EmailAddress address)
    {
        var at = address.Value.LastIndexOf('@');
        var (local, labels) = (address.Value[..at], address.Value[(at + 1)..].Split('.'));
        if (MixesAlphabets(local) || labels.Any(MixesAlphabets))
            return "mixes letters of two alphabets that look alike";
        if (local.AsSpan().IndexOfAny(RareSigns) >= 0 || local[0] is '-' or '+' or '\'' || local[^1] is '-' or '\'')
            return "has a sign that hardly any address has";
        if (IsNumbered(local))
            return "begins with a number that may be no part of it";
        return IsEnding(address.Key[(address.Key.LastIndexOf('.') + 1)..]) ? null : "ends in what no domain ends in";
    }

    /// <summary>"1.ana", as in a numbered list.</summary>
    private static bool IsNumbered(string local)
    {
        var dot = local.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return dot > 0 && local[dot] == '.' && char.IsLetter(local[dot + 1]);
    }

    /// <summary>A top-level domain has at least two letters, or begins with xn-- (RFC 3696, 2).</summary>
    private static bool IsEnding(string label) =>
        label.StartsWith("xn--", StringComparison.Ordinal) || (label.Length > 1 && label.All(char.IsAsciiLetter));

    /// <summary>Similar-looking letters of two alphabets in one word.</summary>
    public static bool MixesAlphabets(string text) =>
        !Ascii.IsValid(text) && text.Select(Alphabet).Where(alphabet => alphabet > 0).Distinct().Skip(1).Any();

    /// <summary>The alphabets with similar-looking letters: 1 Latin, 2 Greek, 3 Cyrillic, 4 Armenian, 5 Cherokee; 0 for all
    /// others.</summary>
    private static int Alphabet(char letter) => !char.IsLetter(letter) ? 0 : letter switch
    {
        < '\u0250' or (>= '\u1E00' and < '\u1F00') => 1,
        (>= '\u0370' and < '\u0400') or (>= '\u1F00' and < '\u2000') => 2,
        (>= '\u0400' and < '\u0530') or (>= '\uA640' and < '\uA6A0') => 3,
        >= '\u0530' and < '\u0590' => 4,
        >= '\u13A0' and < '\u1400' => 5,
        _ => 0,
    };
}

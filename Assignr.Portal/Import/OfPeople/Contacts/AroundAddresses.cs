using System.Buffers;
using System.Globalization;
using Assignr.Portal.Import.OfPeople.Headings;

namespace Assignr.Portal.Import.OfPeople.Contacts;

/// <summary>
/// Text around the addresses of a cell. It is harmless only where every word of it is known: a label, or the row's name. Any other word may
/// be a lost part of an address, as in "ana zamora@x.example" or "ana@x.example,au", or say that an address is no longer theirs.
/// </summary>
internal static class AroundAddresses
{
    private static readonly SearchValues<char> Signs = SearchValues.Create(",;|/()[]<>:\"'’“”„«»-–—•·&+._*#");

    /// <param name="addresses">As written in the cell, in its order.</param>
    /// <param name="name">The words of the row's name by <see cref="Columns.Key"/>, the first name first.</param>
    public static bool AreHarmless(string cell, IReadOnlyList<string> addresses, IReadOnlyList<string> name)
    {
        var (at, before) = (0, (string?)null);
        foreach (var address in addresses)
        {
            var start = cell.IndexOf(address, at, StringComparison.Ordinal);
            if (start < 0 || !IsHarmless(cell[at..start], before, address, name))
                return false;
            (at, before) = (start + address.Length, address);
        }
        return IsHarmless(cell[at..], before, null, name);
    }

    /// <summary>
    /// "ana@x.example (plate only)", "ana@x.example - nur abends": some words after it, none of which says that it is not theirs.
    /// </summary>
    public static bool IsNote(string cell, string address)
    {
        if (!cell.StartsWith(address, StringComparison.Ordinal) || cell.Length == address.Length
            || cell[address.Length] is not (' ' or '\n' or '('))
            return false;
        var words = Columns.Key(cell[address.Length..]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (words.Length > 1 || cell[address.Length..].TrimStart().StartsWith('('))
            && !words.Any(word => WordsOfCell.IsStale(word) || WhoseWords.IsOther(word) || word.Any(char.IsDigit));
    }

    private static bool IsHarmless(string gap, string? before, string? after, IReadOnlyList<string> name)
    {
        var text = Without(Without(gap, before), after).Replace("mailto:", "", StringComparison.OrdinalIgnoreCase);
        if (!text.All(IsKnownSign) || IsArrow(text) || text.Contains("c/o", StringComparison.OrdinalIgnoreCase))
            return false;
        if (before is not null && after is not null && before != after && text.Contains("](", StringComparison.Ordinal))
            return false;
        if (!text.Any(char.IsLetterOrDigit))
            return true;
        var words = Columns.Key(text).Replace("e mail", "email", StringComparison.Ordinal).Split(' ',
            StringSplitOptions.RemoveEmptyEntries);
        return !(before is not null && BeginsWithDot(text)) && new WordsOfCell(text, words, before, after, name).AreKnown();
    }

    private static string Without(string text, string? address) => address is null || !text.Contains('@', StringComparison.Ordinal)
        ? text
        : text.Replace(address, "", StringComparison.OrdinalIgnoreCase);

    private static bool IsKnownSign(char character) => char.IsLetterOrDigit(character) || char.IsWhiteSpace(character)
        || Signs.Contains(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>"a@x.example -> b@x.example": one replaces the other.</summary>
    private static bool IsArrow(string text) => text.IndexOf('>', StringComparison.Ordinal) > 0
        && !text.Contains('<', StringComparison.Ordinal);

    /// <summary>".au", ". au": the rest of the domain.</summary>
    private static bool BeginsWithDot(string text) => text.TakeWhile(character => !char.IsLetterOrDigit(character)).Contains('.');
}

using System.Globalization;
using System.Text;
using Assignr.Portal.Import.Names;

namespace Assignr.Portal.Import.OfPeople.Names;

/// <summary>Marks around a name that are not part of it: "* Ana Zamora", "1. Pat Oak", "Ivy Low ✓", "Priya Nair /L3".</summary>
internal static class NameMarks
{
    private const string Ends = "=.,'\"’‘“”„«»´`?¿@()[]{}<>\uFFFD\u05F3\u05F4";
    private const string Before = "-–—/|*+#=~•";

    /// <summary>Without marks and numbers before it and marks after it; unchanged where it has no letter.</summary>
    public static string Without(string name)
    {
        var (start, end) = (0, name.Length);
        while (start < end && (IsMark(name, start, out var length) || char.IsAsciiDigit(name[start]) || name[start] is ' ' or '.' or ')'))
            start += length;
        while (start > 0 && start < end && char.IsLetter(name, start) && char.IsAsciiDigit(name[start - 1]))
            start--;
        while (end > start && (name[end - 1] == ' ' || IsMark(name, end - (end > 1 && char.IsLowSurrogate(name[end - 1]) ? 2 : 1), out _)))
            end--;
        return start < end && name.AsSpan(start, end - start).ContainsAnyLetter() ? name[start..end] : name;
    }

    /// <summary>The name, and the words or numbers after it that may not belong to it; null where there are none.</summary>
    /// <param name="isWhole">The cell has first and last name, so that at least two words are the name.</param>
    public static (string Name, string? Behind) Part(string text, bool isWhole)
    {
        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at >= 0; at = text.IndexOf(' ', at + 1))
        {
            var (name, behind) = (text[..at].TrimEnd(), text[(at + 1)..]);
            if ((!isWhole || name.AsSpan().IndexOfAny(' ', ',') > 0) && name.AsSpan().ContainsAnyLetter() && IsBehind(behind, isWhole))
                return (name, behind);
        }
        return (text, null);
    }

    private static bool IsBehind(string text, bool isWhole)
    {
        if (text.Length > 1 && Before.Contains(text[0], StringComparison.Ordinal))
        {
            // "Pat / Chris Lee" and "Ana + Bea Soto" are two people, and are reported as such.
            var isApart = text[1] == ' ';
            return isApart ? text[0] is not ('/' or '+') && (isWhole || IsNoName(text[2..])) : isWhole || IsNoName(text[1..]);
        }
        return text.IndexOf(' ', StringComparison.Ordinal) < 0 && text.AsSpan().ContainsAnyInRange('0', '9') && !FullName.IsSuffix(text)
            && !text.Contains('@', StringComparison.Ordinal);
    }

    private static bool IsNoName(string text) => char.IsLower(text[0]) || text.AsSpan().ContainsAnyInRange('0', '9');

    private static bool ContainsAnyLetter(this ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
                return true;
        }
        return false;
    }

    private static bool IsMark(string text, int at, out int length)
    {
        length = 1;
        if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var read) != System.Buffers.OperationStatus.Done)
            return false;
        length = read;
        return !(rune.IsBmp && Ends.Contains((char)rune.Value, StringComparison.Ordinal))
            && (rune.Value is 0xFE0F or 0xFE0E or 0x200D || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol
                or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.OtherPunctuation
                or UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.OtherNumber);
    }
}

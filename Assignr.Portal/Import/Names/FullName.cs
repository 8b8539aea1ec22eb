using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.Names;

/// <summary>A name in one cell: "First Last" or "Last, First", with or without a suffix and words in brackets.</summary>
internal static partial class FullName
{
    /// <summary>Words that belong to the last name that follows them.</summary>
    private static readonly HashSet<string> Particles =
        ["van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "el", "al", "bin", "ibn", "ter",
            "ten", "zu", "zur", "af", "av", "st", "st.", "o"];

    /// <summary>Brackets, and quotation marks around a nickname.</summary>
    private static readonly SearchValues<char> Opening = SearchValues.Create("([\"“„”«'‘’");

    /// <summary>
    /// Without a comma the last word is the last name, with the particles before it and the suffix after it; a single word is the first
    /// name.
    /// Text in brackets is not part of a name.
    /// </summary>
    public static (string First, string Last) Split(string text)
    {
        var name = WithoutBrackets(Text.OneLine(text));
        var parts = name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var suffixes = parts.Skip(1).Where(IsSuffix).ToList();
        if (parts.Length - suffixes.Count > 1)
        {
            var (first, after) = NameSuffix.Cut(string.Join(' ', parts.Skip(1).Where(part => !IsSuffix(part))));
            return (first, Joined(parts[0], after, suffixes));
        }
        var (plain, suffix) = NameSuffix.Cut(parts.FirstOrDefault(""));
        var words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
            return words.Length == 1 && suffix.Length + suffixes.Count > 0 ? (plain, Joined("", suffix, suffixes)) : (plain, "");
        var last = words.Length - 1;
        while (last > 1 && Particles.Contains(words[last - 1].ToLowerInvariant()))
            last--;
        return (string.Join(' ', words[..last]), Joined(string.Join(' ', words[last..]), suffix, suffixes));
    }

    /// <summary>
    /// As <see cref="Split"/>, where a heading says that the last name comes first: without a comma it is the first word, with the
    /// particles before it.
    /// </summary>
    public static (string First, string Last) SplitLastFirst(string text)
    {
        var name = WithoutBrackets(Text.OneLine(text));
        var (plain, suffix) = NameSuffix.Cut(name);
        var words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (name.Contains(',', StringComparison.Ordinal) || words.Length < 2)
            return Split(text);
        var end = 1;
        while (end < words.Length - 1 && (Particles.Contains(words[end - 1].ToLowerInvariant()) || IsSuffix(words[end])))
            end++;
        return (string.Join(' ', words[end..]), Joined(string.Join(' ', words[..end]), suffix, []));
    }

    /// <param name="word">Folded.</param>
    public static bool IsParticle(string word) => Particles.Contains(word);

    public static bool IsSuffix(string word) => NameSuffix.Is(word);

    /// <summary>The form in which names are compared: folded, "First Last", in whichever order the cell has it.</summary>
    public static string Key(string text)
    {
        var (first, last) = Split(text);
        return Key(first, last);
    }

    /// <summary>The boundary between the names, words in brackets and degrees do not matter. Jr. and Sr. do, because they distinguish
    /// father and son.</summary>
    public static string Key(string firstName, string lastName) => Key(Parts(firstName, lastName));

    /// <inheritdoc cref="Key(string, string)"/>
    public static string Key((string Name, string Suffix) parts) => parts.Suffix.Length > 0 ? $"{parts.Name} {parts.Suffix}" : parts.Name;

    /// <summary>As <see cref="Key(string, string)"/>, without the suffix; and the suffix alone: "jr".</summary>
    public static (string Name, string Suffix) Parts(string firstName, string lastName)
    {
        var folded = Text.Fold(firstName.Length == 0 ? lastName : $"{firstName} {lastName}");
        if (folded.AsSpan().IndexOfAny(Opening) < 0 && !folded.Contains(',', StringComparison.Ordinal)
            && !NameSuffix.Ends(folded) && !NameSuffix.Ends(firstName))
            return (folded, "");
        var (first, behindFirst) = NameSuffix.Cut(WithoutBrackets(Text.Fold(firstName)).Replace(",", " ", StringComparison.Ordinal));
        var bareLast = WithoutBrackets(Text.Fold(lastName)).Replace(",", " ", StringComparison.Ordinal);
        var (name, behind) = NameSuffix.Cut(Text.OneLine($"{first} {bareLast}"));
        return (name, NameSuffix.Key($"{behindFirst} {behind}"));
    }

    /// <summary>A first and a last name, each longer than an initial, and no word that may not be a name.</summary>
    public static bool IsWhole(string text) => Split(text) is var (first, last)
        && first.Count(char.IsLetter) > 1 && last.Count(char.IsLetter) > 1 && text.All(IsOfNames) && !Between().IsMatch(text)
        && !WordsOfNobody.HasOne(text);

    /// <summary>"Ana Zamora (Captain)" and 'Ana "Annie" Zamora' become Ana Zamora. A text that is in brackets as a whole stays.</summary>
    public static string WithoutBrackets(string text) =>
        text.AsSpan().IndexOfAny(Opening) >= 0 && Text.OneLine(Brackets().Replace(text, " ")) is { Length: > 0 } bare ? bare : text;

    private static bool IsOfNames(char character) => char.IsLetter(character) || char.IsWhiteSpace(character)
        || ".,'’-()[]".Contains(character, StringComparison.Ordinal)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.Format;

    private static string Joined(string last, string suffix, List<string> suffixes) =>
        Text.OneLine($"{last} {suffix} {string.Join(' ', suffixes)}");

    /// <summary>A dash or a word between two names.</summary>
    [GeneratedRegex(@"\s-\s|-$|\s(?:and|or|und|oder|et|ou|y|o)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(
        @"\([^()]*\)|\[[^\[\]]*\]|(?<=^|\s)(?:""[^""]*""|[“„”][^“„”]*[“”]|«[^«»]*»|['‘][^'‘’]*['’])(?=\s|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();
}

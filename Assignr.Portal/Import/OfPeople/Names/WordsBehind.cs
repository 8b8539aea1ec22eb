using Assignr.Portal.Import.Names;

namespace Assignr.Portal.Import.OfPeople.Names;

/// <summary>Words after a first and a last name that do not seem to be names: "Ivy Low HS only", "Jen Day lacrosse", "Sam Ray B".</summary>
internal static class WordsBehind
{
    /// <summary>The number of words of a first and a last name.</summary>
    private const int Name = 2;

    private const int LongestShort = 4;

    /// <summary>Between the words of one name, or of two people.</summary>
    private static readonly HashSet<string> Between =
        ["y", "e", "i", "o", "u", "a", "d", "l", "and", "or", "und", "oder", "et", "ou", "los", "las", "dit", "dite",
            "ben", "do", "op", "het"];

    /// <summary>Not names where they are in capitals.</summary>
    private static readonly HashSet<string> Short = ["RIP", "HS", "JV", "MS", "VAR", "FR", "PIAA", "USSF", "IAABO",
        "NFHS", "NEW", "OUT", "INJ"];

    /// <returns>The name, and the text after it; null where there is none.</returns>
    public static (string Name, string? Behind) Part(string text, bool lastFirst)
    {
        var words = text.Split(' ');
        if (words.Length <= Name || !words.Take(Name).All(word => char.IsUpper(word, 0)) || text.AsSpan().IndexOfAny('(', '[') >= 0)
            return (text, null);
        var start = Array.FindIndex(words, Name, IsWord);
        if (start < 0)
            start = IsLetter(words[^1]) && !lastFirst && !text.Contains(',', StringComparison.Ordinal) ? words.Length - 1 : -1;
        if (start < 0 || FullName.IsParticle(words[start - 1].ToLowerInvariant()) || Between.Contains(words[start - 1]))
            return (text, null);
        while (start > Name && IsShort(words[start - 1]))
            start--;
        return (string.Join(' ', words[..start]), string.Join(' ', words[start..]));
    }

    private static bool IsWord(string word) => Short.Contains(word) || (char.IsLower(word[0]) && !Between.Contains(word)
        && !FullName.IsParticle(word) && !FullName.IsSuffix(word) && word.AsSpan().IndexOfAny("'’`.") < 0);

    private static bool IsLetter(string word) => word.Length == 1 && char.IsUpper(word[0]);

    private static bool IsShort(string word) => word.Length <= LongestShort && word.All(char.IsUpper);
}

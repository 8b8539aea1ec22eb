using Assignr.Portal.Data;

namespace Assignr.Portal.Import;

/// <summary>A name in one cell: "First Last", or "Last, First".</summary>
internal static class FullName
{
    /// <summary>Words that belong to the last name after them.</summary>
    private static readonly HashSet<string> Particles =
        ["van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "el", "al", "bin", "ibn", "ter", "ten", "zu", "zur", "af", "av", "st", "st.", "o"];

    /// <summary>Without a comma the last word is the last name, with the particles before it; one word alone is the first name.</summary>
    public static (string First, string Last) Split(string text)
    {
        var name = Text.OneLine(text);
        if (name.IndexOf(',', StringComparison.Ordinal) is var comma and > 0)
            return (name[(comma + 1)..].Trim(), name[..comma].Trim());
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
            return (name, "");
        var last = words.Length - 1;
        while (last > 1 && Particles.Contains(words[last - 1].ToLowerInvariant()))
            last--;
        return (string.Join(' ', words[..last]), string.Join(' ', words[last..]));
    }

    /// <summary>What names are compared by: folded, "First Last", whichever way the cell has it.</summary>
    public static string Key(string text)
    {
        var (first, last) = Split(text);
        return Text.Fold($"{first} {last}");
    }

    public static string Key(string firstName, string lastName) => Text.Fold($"{firstName} {lastName}");
}

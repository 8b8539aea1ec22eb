using System.Text;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import;

/// <summary>A name by its letters alone: accents, apostrophes, hyphens and the ways to write an umlaut do not count.</summary>
/// <param name="Suffix">As <see cref="FullName.Parts"/> has it.</param>
internal sealed record PlainName(string First, string Last, string Suffix)
{
    /// <summary>Letters by which a short form is told: "Sam" for Samuel.</summary>
    private const int LeastShort = 3;

    public static PlainName Of(string first, string last)
    {
        var (name, suffix) = FullName.Parts("", last);
        var bare = FullName.WithoutBrackets(first);
        return new PlainName(Letters(bare), Letters(name), suffix) { Parts = $"{bare} {name}" };
    }

    /// <summary>All words of the name, in whichever order they stand; empty where there is one alone.</summary>
    public string Words => field ??= Parts.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(Letters)
        .Where(word => word.Length > 0).Order(StringComparer.Ordinal).ToList() is { Count: > 1 } words
        ? $"{string.Join(' ', words)}|{Suffix}"
        : "";

    /// <summary>By which names are found that may say the same: whichever of two is asked for, they have one in common.</summary>
    public IReadOnlyList<string> Keys => field ??= [.. Initials.Prepend(Words).Where(key => key.Length > 0)];

    /// <summary>One half of the name and the first letter of the other, both ways unless one is an initial.</summary>
    private IEnumerable<string> Initials => First.Length == 0 || Last.Length == 0 ? []
        : First.Length == 1 ? [$"{Last}|{First}"]
        : Last.Length == 1 ? [$"{First}|{Last}"]
        : [$"{Last}|{First[0]}", $"{First}|{Last[0]}"];

    /// <summary>Nothing but an initial is said of one of its halves.</summary>
    public bool HasInitial => First.Length == 1 != (Last.Length == 1);

    private string Parts { get; init; } = "";

    /// <summary>"Müller", "Mueller" and "Muller" are one, and so are "O'Brien" and "Obrien".</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder();
        foreach (var character in Text.Fold(text))
        {
            var isUmlaut = character == 'e' && letters.Length > 0 && letters[^1] is 'a' or 'o' or 'u';
            if (char.IsLetterOrDigit(character) && !isUmlaut)
                letters.Append(character);
        }
        return letters.ToString();
    }

    /// <summary>Whether both may say one name: with an initial, a short form, in the other order, spelled otherwise.</summary>
    public bool MayBe(PlainName other) => First.Length > 0 && Last.Length > 0 && Suffix == other.Suffix
        && (IsSpelledAs(other) || Fits(other.First, other.Last) || Fits(other.Last, other.First));

    /// <summary>Whether it only says an initial of what the other says, or says it in the other order.</summary>
    public bool SaysLessThan(PlainName other) => MayBe(other) && !IsSpelledAs(other) && (Last != other.Last || First.Length == 1);

    /// <summary>Wherever the name is parted.</summary>
    private bool IsSpelledAs(PlainName other) => First + Last == other.First + other.Last;

    private bool Fits(string first, string last) => (Last == last && IsShort(First, first)) || (First == first && IsInitial(Last, last));

    private static bool IsShort(string one, string other) => one == other || IsInitial(one, other)
        || (Math.Min(one.Length, other.Length) is var length and >= LeastShort && one[..length] == other[..length]);

    private static bool IsInitial(string one, string other) =>
        one.Length > 0 && other.Length > 0 && Math.Min(one.Length, other.Length) == 1 && one[0] == other[0];
}

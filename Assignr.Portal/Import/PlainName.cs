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
    public string Words => field ??= InOrder();

    /// <summary>By which another one finds it by its <see cref="Looks"/>: all words are the same, or one of the two
    /// has an initial.</summary>
    public IEnumerable<string> Keys => KeysOf(HasInitial);

    /// <summary>By which others are found that may say the same.</summary>
    public IEnumerable<string> Looks => KeysOf(!HasInitial);

    /// <summary>Of the whole name, wherever spaces part it: "Maryann OBrien" and "Mary Ann O'Brien" are one.</summary>
    public bool HasLettersOf(PlainName other) => First.Length > 0 && Last.Length > 0 && Suffix == other.Suffix && IsSpelledAs(other);

    private string InOrder()
    {
        var parts = Parts.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        var words = Array.FindAll(Array.ConvertAll(parts, Letters), word => word.Length > 0);
        Array.Sort(words, StringComparer.Ordinal);
        return words.Length > 1 ? $"{string.Join(' ', words)}|{Suffix}" : "";
    }

    /// <summary>
    /// All words; the letters without the spaces between them; and each half of the name that is more than an initial, with the first
    /// letter of the other.
    /// </summary>
    private IEnumerable<string> KeysOf(bool haveInitials)
    {
        if (Words.Length > 0)
            yield return Words;
        if (First.Length == 0 || Last.Length == 0)
            yield break;
        yield return $"{First}{Last}";
        var mark = haveInitials ? "." : "";
        if (Last.Length > 1)
            yield return $"{Last}|{First[0]}{mark}";
        if (First.Length > 1)
            yield return $"{First}|{Last[0]}{mark}";
    }

    /// <summary>Nothing but an initial is said of one of its halves.</summary>
    public bool HasInitial => First.Length == 1 != (Last.Length == 1);

    private string Parts { get; init; } = "";

    /// <summary>"Müller", "Mueller" and "Muller" are one, and so are "O'Brien" and "Obrien".</summary>
    public static string Letters(string text)
    {
        var folded = Text.Fold(text);
        var (letters, count) = (new char[folded.Length], 0);
        foreach (var character in folded)
        {
            var isUmlaut = character == 'e' && count > 0 && letters[count - 1] is 'a' or 'o' or 'u';
            if (char.IsLetterOrDigit(character) && !isUmlaut)
                letters[count++] = character;
        }
        return count == folded.Length ? folded : new string(letters, 0, count);
    }

    /// <summary>Whether both may say one name: with an initial, a short form, in the other order, spelled otherwise.</summary>
    public bool MayBe(PlainName other) => First.Length > 0 && Last.Length > 0 && Suffix == other.Suffix
        && (IsSpelledAs(other) || Fits(other.First, other.Last) || Fits(other.Last, other.First));

    /// <summary>Whether it only says an initial of what the other says, or says it in the other order.</summary>
    public bool SaysLessThan(PlainName other) => MayBe(other) && !IsSpelledAs(other) && (Last != other.Last || First.Length == 1);

    /// <summary>Wherever the name is parted.</summary>
    private bool IsSpelledAs(PlainName other) => First + Last == other.First + other.Last;

    private bool Fits(string first, string last) => (Last == last && IsShort(First, first)) || (First == first && IsInitial(Last, last));

    private static bool IsShort(string one, string other) => one == other || IsInitial(one, other) || PetNames.AreOne(one, other)
        || (Math.Min(one.Length, other.Length) is var length and >= LeastShort && one[..length] == other[..length]);

    private static bool IsInitial(string one, string other) =>
        one.Length > 0 && other.Length > 0 && Math.Min(one.Length, other.Length) == 1 && one[0] == other[0];
}

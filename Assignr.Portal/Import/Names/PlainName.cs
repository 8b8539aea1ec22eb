using Assignr.Portal.Data;

namespace Assignr.Portal.Import.Names;

/// <summary>A name reduced to its letters: accents, apostrophes, hyphens and the ways to write an umlaut do not matter.</summary>
/// <param name="Suffix">As in <see cref="FullName.Parts"/>.</param>
internal sealed record PlainName(string First, string Last, string Suffix)
{
    /// <summary>The fewest letters of a short form such as "Sam" for Samuel.</summary>
    private const int LeastShort = 3;

    public static PlainName Of(string first, string last)
    {
        var (name, suffix) = FullName.Parts("", last);
        var bare = FullName.WithoutBrackets(first);
        return new PlainName(Letters(bare), Letters(name), suffix) { Parts = $"{bare} {name}" };
    }

    /// <summary>All words of the name, sorted; empty where there is only one.</summary>
    public string Words => field ??= InOrder();

    /// <summary>The keys under which another name finds this one by its <see cref="Looks"/>: all words are the same, or one of the two has
    /// an initial.</summary>
    public IEnumerable<string> Keys => KeysOf(HasInitial);

    /// <summary>The keys under which this name finds others that may be the same.</summary>
    public IEnumerable<string> Looks => KeysOf(!HasInitial);

    /// <summary>Whether the whole names have the same letters, wherever the spaces are: "Maryann OBrien" and "Mary Ann O'Brien".</summary>
    public bool HasLettersOf(PlainName other) => First.Length > 0 && Last.Length > 0 && Suffix == other.Suffix && IsSpelledAs(other);

    private string InOrder()
    {
        var parts = Parts.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        var words = Array.FindAll(Array.ConvertAll(parts, Letters), word => word.Length > 0);
        Array.Sort(words, StringComparer.Ordinal);
        return words.Length > 1 ? $"{string.Join(' ', words)}|{Suffix}" : "";
    }

    /// <summary>
    /// All words; the letters without the spaces; and each half of the name that is longer than an initial, with the first letter of the
    /// other half.
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

    /// <summary>Exactly one of its halves is only an initial.</summary>
    public bool HasInitial => First.Length == 1 != (Last.Length == 1);

    private string Parts { get; init; } = "";

    /// <summary>"Müller", "Mueller" and "Muller" become the same, and so do "O'Brien" and "Obrien".</summary>
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

    /// <summary>Whether both may be one name: one has an initial, a short form, another order or another spelling.</summary>
    public bool MayBe(PlainName other) => First.Length > 0 && Last.Length > 0 && Suffix == other.Suffix
        && (IsSpelledAs(other) || Fits(other.First, other.Last) || Fits(other.Last, other.First));

    /// <summary>Whether this has only an initial of the other name, or its words in another order.</summary>
    public bool SaysLessThan(PlainName other) => MayBe(other) && !IsSpelledAs(other) && (Last != other.Last || First.Length == 1);

    /// <summary>Wherever the boundary between the names is.</summary>
    private bool IsSpelledAs(PlainName other) => First + Last == other.First + other.Last;

    private bool Fits(string first, string last) => (Last == last && IsShort(First, first)) || (First == first && IsInitial(Last, last));

    private static bool IsShort(string one, string other) => one == other || IsInitial(one, other) || PetNames.AreOne(one, other)
        || (Math.Min(one.Length, other.Length) is var length and >= LeastShort && one[..length] == other[..length]);

    private static bool IsInitial(string one, string other) =>
        one.Length > 0 && other.Length > 0 && Math.Min(one.Length, other.Length) == 1 && one[0] == other[0];
}

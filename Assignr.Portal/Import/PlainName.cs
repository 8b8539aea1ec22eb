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
        return new PlainName(Letters(FullName.WithoutBrackets(first)), Letters(name), suffix);
    }

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

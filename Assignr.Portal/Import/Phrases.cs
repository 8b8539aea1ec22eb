using System.Text;
using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import;

/// <summary>Phrases that a cell may consist of, with any marks around and between the words, in any case, with or without
/// accents.</summary>
internal sealed partial class Phrases
{
    private readonly HashSet<string> known;
    private readonly HashSet<string> firstWords;

    /// <param name="phrases">Folded, of letters and apostrophes, with single spaces.</param>
    public Phrases(params IEnumerable<string> phrases)
    {
        known = [.. phrases];
        firstWords = new HashSet<string>(known.Select(phrase => phrase.Split(' ')[0]), StringComparer.OrdinalIgnoreCase);
    }

    public bool Are(string text) => MayBegin(text)
        && known.Contains(string.Join(' ', Word().Matches(Text.Fold(text)).Select(word => word.Value)));

    public bool BeginWith(string word) => firstWords.Contains(word);

    /// <summary>Whether a word of the text may begin a phrase. Always true where letters have accents, which are not looked up.</summary>
    public bool MayHold(string text)
    {
        if (!Ascii.IsValid(text))
            return true;
        foreach (var word in Word().EnumerateMatches(text))
        {
            if (Begins(text, word))
                return true;
        }
        return false;
    }

    // A cheap test first, because every cell of a schedule is tested and most do not match.
    private bool MayBegin(string text)
    {
        if (!Ascii.IsValid(text))
            return true;
        var words = Word().EnumerateMatches(text);
        return words.MoveNext() && Begins(text, words.Current);
    }

    private bool Begins(string text, ValueMatch word) =>
        firstWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(word.Index, word.Length));

    [GeneratedRegex(@"[\p{L}']+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

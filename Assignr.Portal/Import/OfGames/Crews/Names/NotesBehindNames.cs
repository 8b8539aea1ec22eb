using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.Crews.Names;

/// <summary>
/// Words after an official's name that say for which part of a game or day they come: "Ivy Ito - U14 only", "Ivy Ito (first half)".
/// </summary>
internal static partial class NotesBehindNames
{
    private const int Longest = 60;

    /// <summary>In letters: a single word up to this length may be a name, such as Mi, Nur or Solo.</summary>
    private const int LongestName = 4;

    /// <summary>Any one of them makes the words a note.</summary>
    private static readonly HashSet<string> Telling =
    [
        "only", "half", "halves", "halftime", "quarter", "quarters", "inning", "innings", "needed", "until", "till", "tentative",
        "tentatively", "backup", "varsity", "jv",
        "freshman", "nur", "halbzeit", "hz", "drittel", "bis", "solo", "solamente", "mitad", "tiempo", "hasta", "seulement",
        "uniquement", "mi", "jusqu",
    ];

    private static readonly HashSet<string> Others =
    [
        "first", "second", "third", "last", "1st", "2nd", "3rd", "game", "games", "match", "if", "of", "the", "for", "from", "after",
        "before", "boys", "girls", "am", "pm", "and",
        "noon", "am/pm", "erste", "zweite", "ersten", "zweiten", "spiel", "ab", "falls", "notig", "uhr", "el", "la", "primer",
        "primera", "segundo", "segunda", "partido", "juego",
        "desde", "si", "hace", "falta", "premiere", "deuxieme", "seconde", "1ere", "1re", "2e", "2eme", "temps", "a", "de", "le",
        "besoin",
    ];

    /// <summary>Whether a text is such a note and no name.</summary>
    public static bool Are(string text)
    {
        if (text.Length is < 2 or > Longest)
            return false;
        var (isNote, words, folded) = (IsAge(text), 0, Text.Fold(text));
        foreach (var word in Word().EnumerateMatches(folded))
        {
            var one = folded.AsSpan(word.Index, word.Length);
            var isTelling = Telling.GetAlternateLookup<ReadOnlySpan<char>>().Contains(one);
            if (!isTelling && !Others.GetAlternateLookup<ReadOnlySpan<char>>().Contains(one) && !char.IsAsciiDigit(one[0]) && !IsAge(one))
                return false;
            isNote |= isTelling;
            words++;
        }
        return isNote && (words > 1 || text.Length > LongestName || IsAge(text));
    }

    /// <summary>The name, and the note after it without the marks between them; null where there is none.</summary>
    public static (string Name, string? Note) Cut(string text)
    {
        foreach (var mark in Mark().EnumerateMatches(text))
        {
            var note = text[(mark.Index + mark.Length)..].TrimEnd(')', ']', ' ');
            if (Are(note))
                return (text[..mark.Index].TrimEnd(), note);
        }
        return (text, null);
    }

    /// <summary>"U14", "14U", "B16", "U14G": the age of players. U1 to U4 are umpires.</summary>
    public static bool IsAge(ReadOnlySpan<char> text) => Age().IsMatch(text);

    [GeneratedRegex(
        @"^(?:[bgumf]-?(?:[5-9]|1[0-9]|2[0-3])[bg]?|(?:[5-9]|1[0-9]|2[0-3])[bgu]{1,2})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Age();

    // A space alone separates a note only before a number or an age.
    [GeneratedRegex(@"(?<=[^\s,/(\[-]) ?(?:[-–—/,;:] ?|[(\[] ?| (?=[0-9]|[bguBGU]-?[0-9]))(?=[^\s])", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"[\p{L}0-9]+(?:-[\p{L}0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

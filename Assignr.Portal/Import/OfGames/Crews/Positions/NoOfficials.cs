using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.Crews.Positions;

/// <summary>
/// Words in place of an official that say that there is none: "no ref", "none needed", "N/A – no officials", "pas d'arbitre". All words
/// must be known, one of them must deny, and another must say what.
/// </summary>
internal static partial class NoOfficials
{
    private const int Longest = 60;

    private static readonly HashSet<string> Denying =
    [
        "no", "not", "none", "without", "w", "o", "na", "sin", "ningun", "ninguno", "ninguna", "ohne", "kein", "keine", "keinen",
        "keiner", "nicht", "sans", "pas", "aucun",
        "aucune", "non",
    ];

    private static readonly HashSet<string> Denied =
    [
        "ref", "refs", "referee", "referees", "ump", "umps", "umpire", "umpires", "official", "officials", "crew", "linesman",
        "linesmen", "judge", "judges", "needed", "need",
        "necessary", "required", "arbitro", "arbitros", "arbitra", "arbitraje", "juez", "jueces", "oficial", "oficiales", "necesario",
        "necesaria", "necesita", "necesitan",
        "requiere", "requerido", "schiedsrichter", "schiedsrichterin", "schiri", "schiris", "sr", "offizielle", "offiziellen",
        "gespann", "benotigt", "notig", "erforderlich",
        "gebraucht", "arbitre", "arbitres", "officiel", "officiels", "necessaire", "requis", "besoin",
    ];

    /// <summary>With one of these an official is still to be found.</summary>
    private static readonly HashSet<string> Yet =
    [
        "yet", "assigned", "found", "available",
        "avail", "asignado", "asignados", "designado", "designados", "disponible", "todavia", "aun",
        "noch", "eingeteilt", "angesetzt",
        "verfugbar", "encore", "designe", "designes", "affecte",
    ];

    private static readonly HashSet<string> Between =
    [
        "n", "a", "an", "any", "are", "is", "was", "for", "this", "game", "one", "the", "at", "s", "d", "de", "se", "es", "hay", "il", "y",
        "l", "einen", "eine", "un", "une",
    ];

    /// <param name="isOpen">Whether the position is open; otherwise it is not needed.</param>
    public static bool Are(string text, out bool isOpen)
    {
        isOpen = false;
        if (text.Length > Longest)
            return false;
        var (folded, denies, says) = (Text.Fold(text), false, false);
        foreach (var word in Word().EnumerateMatches(folded))
        {
            var one = folded.AsSpan(word.Index, word.Length);
            var (isDenying, isDenied, isYet) = (Has(Denying, one), Has(Denied, one), Has(Yet, one));
            if (!isDenying && !isDenied && !isYet && !Has(Between, one))
                return false;
            (denies, says, isOpen) = (denies | isDenying, says | isDenied, isOpen | isYet);
        }
        return denies && says;
    }

    private static bool Has(HashSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    [GeneratedRegex(@"[\p{L}0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

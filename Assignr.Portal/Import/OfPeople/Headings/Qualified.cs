namespace Assignr.Portal.Import.OfPeople.Headings;

/// <summary>
/// Headings with a word before or after that says whose it is: "Umpire Email", "Contact 1 First", "Correo del árbitro". All are made by
/// <see cref="Columns.Key"/>.
/// </summary>
internal static class Qualified
{
    /// <summary>A shorter one, such as "R1", has to be a word of its own.</summary>
    private const int LeastRunTogether = 5;

    private static readonly HashSet<string> Joints =
        ["of", "the", "for", "s", "de", "del", "la", "las", "los", "el", "le", "les", "l", "d", "du", "des",
         "der", "die", "das", "dem", "von", "vom"];

    /// <summary>The beginnings of words for officials.</summary>
    private static readonly string[] Beginnings =
    [
        "offici", "offiziell", "oficial", "referee", "umpire", "arbitr", "schiedsrichter", "schiri", "linesm", "linesperson",
        "linienrichter",
        "kampfrichter", "unparteiisch", "judge", "juez", "juge",
    ];

    private static readonly HashSet<string> Short = ["ref", "refs", "ump", "umps", "ar", "r", "u", "plate", "base", "bases"];

    /// <summary>Beside an official these are officials too.</summary>
    private static readonly HashSet<string> Beside =
    [
        "partner", "partners", "companero", "companera", "pareja", "partenaire", "coequipier", "coequipiere", "collegue", "kollege",
        "kollegin", "assistant", "assistants", "asistente", "assistent", "assistentin",
    ];

    private static readonly HashSet<string> Nothing = [];

    public static bool IsOfficial(string words) => IsOfWords(words, IsOfficialWord);

    public static bool IsBeside(string words) => IsOfWords(words, word => IsOfficialWord(word) || Beside.Contains(word));

    /// <summary>The person and the field of a heading of a name: for "Contact 1 First", contact 1 and the first name.</summary>
    public static (string Whose, string Field)? OfName(string heading)
    {
        var words = heading.Split(' ');
        for (var at = 1; at < words.Length; at++)
        {
            if (PeopleFields.OfName(Bare(words[at..])) is { } field)
                return (string.Join(' ', words[..at]), field);
        }
        for (var at = words.Length - 1; at > 0; at--)
        {
            if (PeopleFields.OfName(Unjoined(words[..at])) is { } field)
                return (Bare(words[at..]), field);
        }
        return null;
    }

    /// <summary>A heading without the words that say whose it is; null where it does not have them, or has nothing else.</summary>
    public static string? Without(string heading, string whose)
    {
        var isWord = whose.Length < LeastRunTogether;
        if (heading.StartsWith(whose, StringComparison.Ordinal) && (!isWord || heading.AsSpan(whose.Length).StartsWith(" ")))
            return Rest(heading[whose.Length..]);
        return heading.EndsWith(whose, StringComparison.Ordinal)
            && (!isWord || heading.AsSpan(0, heading.Length - whose.Length).EndsWith(" "))
            ? Rest(heading[..^whose.Length])
            : null;
    }

    private static string? Rest(string words) =>
        Unjoined(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } rest ? rest : null;

    private static string Unjoined(IEnumerable<string> words) => string.Join(' ', words.Where(word => !Joints.Contains(word)));

    // "del árbitro"
    private static string Bare(IEnumerable<string> words) => string.Join(' ', words.SkipWhile(Joints.Contains));

    private static bool IsOfficialWord(string word) =>
        Short.Contains(word) || Array.Exists(Beginnings, beginning => word.StartsWith(beginning, StringComparison.Ordinal));

    private static bool IsOfWords(string words, Predicate<string> isOne)
    {
        var all = words.Split(' ').Select(word => word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')).ToList();
        return all.Exists(isOne) && all.TrueForAll(word => isOne(word) || WhoseWords.Of(word, Nothing) != Whose.SomebodyElses);
    }
}

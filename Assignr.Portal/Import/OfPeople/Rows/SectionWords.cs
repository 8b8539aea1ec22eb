using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfPeople.Officiating;

namespace Assignr.Portal.Import.OfPeople.Rows;

/// <summary>The words of a line above people that names none of them.</summary>
internal static class SectionWords
{
    /// <summary>Words that no name contains, and that do not say that anybody is out.</summary>
    private static readonly HashSet<string> Harmless =
    [
        "region", "regional", "district", "area", "zone", "county", "conference", "division", "league", "association", "chapter",
        "section", "group", "crew",
        "crews", "team", "teams", "level", "levels", "grade", "tier", "class", "official", "officials", "referee",
        "referees", "refs", "umpire",
        "umpires", "umps", "judges", "linesmen", "timers", "scorers", "assignors", "evaluators", "observers", "volunteers",
        "board", "staff",
        "members", "officers", "rookies", "veterans", "adults", "adult", "youth", "kids",
        "juniors", "seniors", "varsity", "jv", "active", "list", "new", "other",
        "others", "available", "boys", "girls",
        "zona", "distrito", "nivel", "grupo", "categoria", "arbitros", "oficiales", "activos", "nuevos",
        "jueces", "miembros", "liga", "seccion",
        "groupe", "niveau", "zones", "arbitres", "officiels", "actifs", "nouveaux", "membres", "ligue", "juges",
        "departement", "comite",
        "gruppe", "stufe", "kreis", "bezirk", "verband", "liga", "schiedsrichter", "schiedsrichterinnen", "schiris", "aktive", "neue",
        "mitglieder", "vorstand", "kader", "staffel", "klasse",
    ];

    /// <summary>Also words that no name contains; the people below them may not officiate, or not yet.</summary>
    private static readonly HashSet<string> Open =
    [
        "trainees", "applicants", "candidates", "alumni", "inactive", "retired", "deceased", "suspended", "use", "leave", "pending",
        "unavailable", "past", "former", "removed", "waiting",
        "inactivos", "retirados", "bajas", "jubilados", "aspirantes",
        "inactifs", "retraites", "stagiaires",
        "inaktive", "ehemalige", "anwarter",
    ];

    /// <summary>Beside the others these say nothing about the people below.</summary>
    private static readonly HashSet<string> Beside =
    [
        "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "of", "the", "and", "all", "in", "for",
        "norte", "sur", "este", "oeste", "centro", "de", "del", "la", "los", "y", "todos",
        "nord", "sud", "est", "ouest", "des", "du", "le", "les", "et", "tous", "sued", "ost", "und", "alle", "der", "die",
        "baseball", "softball", "basketball", "soccer", "football", "hockey", "lacrosse", "volleyball", "wrestling", "high", "middle",
        "school", "page", "seite", "pagina",
        "certified", "experienced", "master", "senior", "junior", "mens", "womens", "men", "women",
    ];

    private static readonly HashSet<string> Joints = ["y", "e", "i", "und", "and", "et", "dit", "dite"];

    /// <summary>Whether the text has words that no name contains, or is a sentence.</summary>
    public static bool AreNoName(string text) => StandingWords.SayOut(text) || Words(text).Any(IsNone) || IsSentence(text);

    /// <summary>Whether all its words are known to say nothing about the people below.</summary>
    public static bool AreHarmless(string text) => Words(text) is var words && Array.Exists(words, IsKnown)
        && Array.TrueForAll(words, word => IsKnown(word) || word.Length == 1);

    private static bool IsKnown(string word) => Harmless.Contains(word) || Beside.Contains(word) || word.All(char.IsAsciiDigit);

    private static bool IsNone(string word) => Harmless.Contains(word) || Open.Contains(word) || word.All(char.IsAsciiDigit);

    /// <summary>"Not certified", "Out this season": a capitalised word followed by a word in lower case that begins no last name.</summary>
    private static bool IsSentence(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && char.IsUpper(words[0][0]) && char.IsLower(words[^1][0]) && !Joints.Contains(words[^1])
            && !FullName.IsParticle(words[^2].ToLowerInvariant());
    }

    private static string[] Words(string text) => Columns.Key(text).Split(' ');
}

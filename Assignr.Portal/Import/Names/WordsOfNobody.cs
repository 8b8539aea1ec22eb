using Assignr.Portal.Data;

namespace Assignr.Portal.Import.Names;

/// <summary>Words in the place of a name that name nobody: "Home team provides", "No umpire needed", "Riverside Park".</summary>
internal static class WordsOfNobody
{
    /// <summary>Some people are called Park or Fields, so a name with one of these words can be added, but only by itself and not
    /// together with others.</summary>
    private static readonly HashSet<string> Known =
    [
        "no", "not", "none", "nobody", "needed", "need", "needs", "required", "provides", "provided", "provide", "supplies", "supplied",
        "assigned", "unassigned", "assign",
        "open", "vacant", "available", "unavailable", "pending", "waiting", "cancelled", "canceled", "postponed", "forfeit", "bye",
        "volunteer", "volunteers", "parent", "parents",
        "anybody", "someone", "somebody", "tbd", "tba", "per", "use", "uses",
        "team", "teams", "home", "away", "visitor", "visitors", "host", "hosts", "referee", "referees", "umpire", "umpires", "official",
        "officials", "ref", "refs", "crew",
        "assignor", "assigner", "coach", "coaches", "captain", "league", "association", "district", "conference", "school", "schools",
        "academy", "college", "university", "club", "fc", "sc",
        "park", "parks", "field", "fields", "gym", "gymnasium", "stadium", "arena", "court", "courts", "complex", "center", "centre",
        "rink", "pool", "campus", "diamond", "pitch", "ground", "grounds",
        "elementary", "middle", "high", "varsity", "jv", "boys", "girls", "mens", "womens", "staff", "office", "game", "games",
        "equipo", "local", "visitante", "arbitro", "arbitros", "campo", "estadio", "parque", "escuela", "sin", "verein", "heim", "gast",
        "schiedsrichter", "platz", "halle", "kein", "keine",
        "equipe", "arbitre", "arbitres", "stade", "terrain", "gymnase", "ecole", "aucun", "aucune", "sans",
    ];

    public static bool HasOne(string text) =>
        Text.Fold(text).Split([' ', '.', ',', '(', ')', '[', ']', '-'], StringSplitOptions.RemoveEmptyEntries).Any(Known.Contains);
}

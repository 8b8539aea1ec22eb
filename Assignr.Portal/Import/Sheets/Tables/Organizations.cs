namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>Names of organizations, recognised by a word that no person's name has: "Zimmer Officials Group", "Liga Norte".</summary>
internal static class Organizations
{
    private static readonly HashSet<string> Words =
    [
        "group", "officials", "referees", "umpires", "association", "assoc", "club", "league", "inc", "llc", "ltd", "corp", "corporation",
        "company",
        "federation", "academy", "department", "dept", "services", "committee", "commission", "board", "council", "foundation", "athletics",
        "recreation",
        "asociacion", "federacion", "liga", "grupo", "arbitros", "oficiales", "comite", "departamento", "empresa", "fundacion",
        "ligue", "groupe", "arbitres", "officiels", "departement", "entreprise", "fondation",
        "verein", "verband", "gruppe", "gmbh", "schiedsrichtergruppe", "schiedsrichterverband", "ausschuss", "abteilung", "vereinigung",
        "bezirk",
    ];

    public static bool IsOne(string name)
    {
        var words = Data.Text.Fold(name).Split([' ', '.', ',', '-', '/', '&'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && Array.Exists(words, Words.Contains);
    }
}

namespace Assignr.Portal.Import.OfGames.Crews.Headings;

/// <summary>Headings of people who have to do with a game but are not its crew: who assigned it, who turned it back, a coach.</summary>
internal static class OtherRoles
{
    private static readonly HashSet<string> Words =
    [
        "ad", "paid", "fee", "reserve", "reserva", "alternate", "medic", "parent", "player", "captain", "security", "delegado",
        "delegada", "delegue", "deleguee", "responsable",
        "director", "directeur", "principal", "rejected", "refused", "instructor", "turnback", "turnbacks", "verantwortlich",
        "verantwortlicher", "betreuer", "einteiler",
    ];

    /// <summary>Parts of words, for compounds as in German.</summary>
    private static readonly string[] Parts =
    [
        "assignor", "assigner", "assignr", "coach", "backup", "standby", "evalua", "observ", "mentor", "assess", "schedul", "submit",
        "contact", "manager", "supervis",
        "coordin", "koordin", "declin", "commission", "administrat", "entrenador", "suplente", "suppleant", "entraineur", "designa",
        "asignador", "remplac", "trainer", "ansetz",
        "beobacht", "ersatz", "kontakt", "ansprech",
    ];

    private static readonly string[] Phrases = ["back up", "stand by", "turned back", "turn back", "athletic director"];

    /// <summary>Verbs before "by" that mean the crew.</summary>
    private static readonly string[] Works = ["officiat", "referee", "umpire", "worked", "covered", "arbitr", "geleitet", "gepfiffen"];

    private static readonly string[] By = [" by", " von", " par", " por"];

    public static bool Are(string heading)
    {
        var key = Columns.Key(heading);
        if (GameFields.IsPosition(key) || GameFields.IsCrew(key))
            return false;
        return key.Split(' ').Any(Words.Contains)
            || Parts.Any(part => key.Contains(part, StringComparison.Ordinal))
            || Phrases.Any(phrase => key.Contains(phrase, StringComparison.Ordinal))
            || (By.Any(by => key.EndsWith(by, StringComparison.Ordinal))
                && !Works.Any(work => key.StartsWith(work, StringComparison.Ordinal)));
    }

    /// <summary>Guesses for columns of other roles that are mapped to a position all the same, as in an earlier file.</summary>
    public static IEnumerable<Guess> Taken(ImportSource source)
    {
        var (sheet, columns) = (source.Sheet, source.Mapping.Columns);
        if (GameFields.IsOwnExport(sheet.Headings))
            yield break;
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column] is GameFields.Position or GameFields.Crew && Are(sheet.Headings[column]))
            {
                var sentence = $"{sheet.NameOf(column)} is read as a position in the crew, as was chosen: its heading is of somebody else.";
                yield return Guess.OfColumns(sentence, "Leave it out", GameFields.All, (column, null));
            }
        }
    }
}

using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.OfGames;

/// <summary>What a column of a schedule can be, and by which headings it is known.</summary>
internal static partial class GameFields
{
    public const string ExternalId = "externalId";
    public const string Date = "date";
    public const string Time = "time";
    public const string DateTime = "dateTime";
    public const string Home = "home";
    public const string Away = "away";
    public const string Matchup = "matchup";
    public const string Team = "team";
    public const string Opponent = "opponent";
    public const string Side = "side";
    public const string State = "state";
    public const string Position = "position";
    public const string Crew = "crew";
    public const string PositionName = "positionName";
    public const string PositionBeside = "positionBeside";
    public const string Above = "above";
    public const string Answer = "answer";
    public const string Remarks = "remarks";

    private static readonly Dictionary<string, string[]> Known = new()
    {
        [ExternalId] = ["game code", "match code", "fixture code", "game key",
            "game id", "gameid", "game", "game number", "game no", "match id", "match", "match number", "match no", "external id", "id",
            "fixture", "fixture id", "number", "no",
            "id de partido", "id del partido", "numero de partido", "no de partido", "partido", "juego", "encuentro",
            "codigo de partido", "spielnummer",
            "spiel nr", "spielnr", "game num", "match num",
            "spiel id", "spiel", "begegnung", "id du match", "numero de match", "no de match", "rencontre", "num"],
        [Date] = ["date", "game date", "match date", "day", "played on", "start date",
            "original date", "original game date", "old date", "scheduled date",
            "day date", "date day", "weekday date", "dia fecha", "tag datum", "jour date",
            "fecha", "fecha del partido", "fecha de juego", "dia", "datum", "spieldatum", "tag", "date du match", "date de match", "jour"],
        [Time] = ["time", "start time", "game time", "kickoff", "kick off", "kickoff time", "kick off time", "start", "match time",
            "starts", "tipoff", "first pitch",
            "times", "start times", "game times", "starting time", "scheduled time", "begins", "ko", "ko time", "kick", "tip", "tip off",
            "tip time",
            "puck drop", "face off", "faceoff", "first serve", "ice time", "local time",
            "hora", "hora de inicio", "hora del partido", "horario", "inicio", "uhrzeit", "zeit", "anstoss", "anstosszeit", "anpfiff",
            "spielbeginn", "beginn", "anstosszeiten", "zeiten", "uhrzeiten", "anwurf", "bully", "horas", "horarios", "hora local",
            "comienzo", "saque inicial",
            "heures", "heure locale", "debut", "heure", "heure de debut", "heure du match", "horaire", "coup denvoi"],
        [DateTime] = ["date and time", "date time", "datetime", "date/time", "starts at", "start date time", "date & time", "when",
            "fecha y hora", "fecha hora", "datum uhrzeit", "datum und uhrzeit", "datum zeit", "datum und zeit", "termin", "date et heure",
            "date heure"],
        [Home] = ["home", "home team", "hometeam", "host", "team 1", "home club",
            "team 1 name", "team1 name", "team a", "team one", "mannschaft 1", "mannschaft a", "equipe 1",
            "equipe a", "equipo 1", "equipo a", "home team name", "home name",
            "local", "equipo local", "locales", "casa", "equipo de casa", "anfitrion", "heim", "heimmannschaft", "heimteam", "heimverein",
            "gastgeber", "domicile", "equipe a domicile", "equipe domicile", "equipe locale", "equipe recevante", "recevant", "locaux",
            "hote"],
        [Away] = ["away", "away team", "awayteam", "visitor", "visitors", "visiting team", "guest", "guests", "team 2", "away club",
            "team 2 name", "team2 name", "team b", "team two", "mannschaft 2", "mannschaft b", "equipe 2",
            "equipe b", "equipo 2", "equipo b", "away team name", "away name", "visiting team name", "visitor name",
            "visitante", "equipo visitante", "visitantes", "visita", "gast", "gastmannschaft", "gastteam", "gastverein", "gaste",
            "auswarts", "auswartsmannschaft", "exterieur", "equipe exterieure", "equipe a lexterieur", "visiteur", "visiteurs",
            "equipe visiteuse"],
        [Team] = ["team", "our team", "own team", "my team", "team name", "school", "club", "squad", "mannschaft", "unser team", "verein",
            "equipe", "notre equipe", "equipo", "nuestro equipo"],
        [Opponent] = ["opponent", "opponents", "opponent name", "opponent team", "opponent team name", "opposing team name",
            "opp", "opposing team", "opposition", "versus", "vs", "against", "gegner", "adversaire", "adversario", "rival",
            "oponente", "contrincante"],
        [Side] = ["home away", "home or away", "h a", "ha", "home visitor", "is home", "home game", "heim auswarts", "heimspiel",
            "domicile exterieur", "local visitante", "casa fuera"],
        [State] = ["state", "status", "game status", "cancelled", "canceled",
            "status code", "game status code", "state code", "game state", "match status",
            "estado", "estado del partido", "spielstatus", "statut", "etat"],
        [PositionName] = ["pos", "posn", "position", "role", "official position", "officials position", "officiating position",
            "position name", "assignment",
            "assigned position", "assigned as", "slot", "funcion", "rol", "fonction", "funktion", "rolle"],
        [Answer] = ["response", "answer", "reply", "accepted", "acceptance", "accepted declined", "assignment status", "official status",
            "officials status", "confirmation",
            "antwort", "zusage", "ruckmeldung", "reponse", "respuesta", "confirmacion"],
    };

    private static readonly HashSet<string> Positions =
    [
        "referee", "umpire", "head linesman", "line judge", "back judge", "side judge", "field judge", "center judge", "centre judge",
        "down judge", "replay official", "crew chief",
        "ar", "ar1", "ar2", "ar 1", "ar 2", "assistant referee", "assistant referee 1", "assistant referee 2", "fourth official",
        "4th official", "center", "centre", "center referee",
        "linesman", "linesman 1", "linesman 2", "linesperson", "referee 1", "referee 2", "referee 3", "official 1", "official 2",
        "official 3", "official 4", "plate umpire", "base umpire", "plate", "base", "bases",
        "umpire 1", "umpire 2", "umpire 3", "umpire 4", "r1", "r2", "u1", "u2", "scorer", "scorekeeper", "timekeeper", "timer",
        "clock operator", "judge", "touch judge", "second referee", "first referee", "ref", "official",
        "official name", "officials name", "name of official", "assigned official", "referee name", "umpire name", "assignee",
        "arbitro", "arbitra", "arbitro principal", "primer arbitro", "segundo arbitro", "tercer arbitro", "cuarto arbitro",
        "arbitro asistente", "asistente", "juez de linea", "linier", "anotador", "cronometrador", "arbitre", "arbitre principal",
        "arbitre central", "arbitre centre", "arbitre de centre", "arbitre du centre", "arbitre de champ", "arbitre de touche",
        "arbitre adjoint",
        "juge central", "arbitro central", "arbitro de centro", "arbitro de linea", "arbitro auxiliar", "arbitro asistente de linea",
        "juez central", "asistente arbitral",
        "sr assistent", "schiedsrichter assistent",
        "arbitre assistant", "assistant", "juge de touche", "juge de ligne", "quatrieme arbitre", "deuxieme arbitre", "schiedsrichter",
        "schiedsrichterin", "hauptschiedsrichter", "erster schiedsrichter", "zweiter schiedsrichter", "schiedsrichterassistent",
        "schiedsrichterassistentin",
        "assistent", "linienrichter", "vierter offizieller", "kampfrichter", "sr", "sra",
    ];

    /// <summary>Beside the plural of every position.</summary>
    private static readonly HashSet<string> CrewHeadings =
    [
        "crew", "crew members", "officiating crew", "referee crew", "umpire crew", "game officials", "match officials",
        "assigned officials", "officials assigned", "assigned crew",
        "official names", "officials names", "assigned", "assignments", "assigned to", "umps", "linesmen", "schiedsrichter",
        "schiedsrichterteam", "schiedsrichtergespann", "gespann", "equipo arbitral", "cuerpo arbitral", "terna", "terna arbitral",
        "corps arbitral", "equipe arbitrale", "trio arbitral",
    ];

    /// <summary>Of columns that are read for what they say against a game.</summary>
    private static readonly HashSet<string> RemarkHeadings =
    [
        "remark", "remarks", "note", "notes", "comment", "comments", "change", "changes", "update", "updates", "info",
        "information", "details", "game notes",
        "result", "results", "score", "outcome", "observations", "observation", "remarque", "remarques", "commentaire", "commentaires",
        "modification", "modifications",
        "changement", "changements", "resultat", "resultats", "observaciones", "observacion", "nota", "notas", "comentario", "comentarios",
        "cambio", "cambios", "resultado",
        "bemerkung", "bemerkungen", "hinweis", "hinweise", "anmerkung", "anmerkungen", "kommentar", "kommentare", "anderung", "anderungen",
        "ergebnis", "notiz", "notizen",
    ];

    /// <summary>A heading of one of these, and of words for games, is of the numbers of games.</summary>
    private static readonly HashSet<string> OfNumbers =
    [
        "n", "no", "nr", "nro", "num", "number", "numero", "nummer", "id", "code", "codigo", "kennung", "spielnummer", "spielkennung",
        "matchnummer", "begegnungsnummer",
    ];

    private static readonly HashSet<string> OfGames =
    [
        "game", "match", "fixture", "contest", "partido", "juego", "encuentro", "spiel", "begegnung", "partie", "paarung", "rencontre",
        "lfd", "laufende", "de", "del", "du", "des", "der", "la", "le", "el", "of", "the",
    ];

    private static readonly Dictionary<string, string> ByHeading =
        Known.SelectMany(field => field.Value.Select(heading => (heading, field.Key))).ToDictionary(pair => pair.heading, pair => pair.Key);

    /// <summary>By the headings without their spaces: "StartTime".</summary>
    private static readonly Dictionary<string, string> ByOneWord =
        ByHeading.DistinctBy(one => OneWord(one.Key)).ToDictionary(one => OneWord(one.Key), one => one.Value);

    private static readonly HashSet<string> PositionsInOneWord = [.. Positions.Select(OneWord)];

    public static IReadOnlyList<ImportField> All { get; } =
    [
        new(ExternalId, "Game id"),
        new(Date, "Date"),
        new(Time, "Time"),
        new(DateTime, "Date and time"),
        new(Home, "Home"),
        new(Away, "Away"),
        new(Matchup, "Both teams"),
        new(Team, "Team whose schedule it is"),
        new(Opponent, "Other team"),
        new(Side, "Whether it is at home"),
        new(State, "State"),
        new(Position, "Position in the crew") { Repeats = true },
        new(Crew, "Several officials") { Repeats = true },
        new(PositionName, "Which position the official has"),
        new(PositionBeside, "Position of the official beside it") { Repeats = true },
        new(Above, "Official whose name is the heading") { Repeats = true },
        new(Answer, "Whether the official accepted"),
        new(Remarks, "Remarks: cancelled, moved") { Repeats = true },
    ];

    /// <param name="heading">As <see cref="Columns.Key"/> makes it.</param>
    public static string? Of(string heading) => Candidates(heading).FirstOrDefault();

    public static IEnumerable<string> Candidates(string heading)
    {
        if (ByHeading.TryGetValue(heading, out var field) || ByOneWord.TryGetValue(heading, out field)
            || ByHeading.TryGetValue(Hint().Replace(heading, ""), out field))
            yield return field;
        else if (IsNumber(heading))
            yield return ExternalId;
        if (field is Date or Time)
            yield return DateTime;
        if (field is State)
            yield return Answer;
        if (IsPosition(heading) || IsCrew(heading))
            yield return Position;
    }

    /// <summary>As <see cref="Columns.Key"/> makes them, also without the spaces between their words.</summary>
    public static IEnumerable<string> AllPositions => Positions.Concat(PositionsInOneWord);

    /// <summary>"Referee #1", "AR 3", "Official (1)": a number tells apart those of one name.</summary>
    public static bool IsPosition(string heading) =>
        Positions.Contains(heading)
        || (Unnumbered(OfName().Replace(heading, "")) is var one && (Positions.Contains(one) || PositionsInOneWord.Contains(one)));

    /// <summary>Whether a heading is of several officials.</summary>
    public static bool IsCrew(string heading) =>
        OfName().Replace(heading, "") is var bare
            && (CrewHeadings.Contains(bare) || (bare.EndsWith('s') && Positions.Contains(bare[..^1])));

    /// <summary>"Nº", "N° match", "Nr. der Begegnung", "Match code".</summary>
    private static bool IsNumber(string heading)
    {
        var words = heading.Split(' ');
        return Array.Exists(words, OfNumbers.Contains)
            && Array.TrueForAll(words, word => OfNumbers.Contains(word) || OfGames.Contains(word));
    }

    /// <summary>"Team 1", "Team A": the first of two.</summary>
    public static bool IsNumberedTeam(string heading) => NumberedTeam().IsMatch(heading);

    public static bool IsRemarks(string heading) => RemarkHeadings.Contains(heading);

    /// <summary>"1st umpire", "referee number 2", "2e arbitre" without their numbers.</summary>
    private static string Unnumbered(string heading) =>
        Ordinal().Replace(heading.TrimEnd([' ', .. "123456789"]).Replace(" number", "", StringComparison.Ordinal), "");

    private static string OneWord(string heading) => heading.Replace(" ", "", StringComparison.Ordinal);

    public static string? Check(Mapping mapping)
    {
        var columns = mapping.Columns;
        if (All.Where(field => !field.Repeats).FirstOrDefault(field => columns.Count(column => column == field.Name) > 1) is { } twice)
            return $"Two columns are {twice.Label.ToLowerInvariant()}. Choose one of them.";
        var missing = new List<string>();
        if (!columns.Contains(DateTime) && !columns.Contains(Date))
            missing.Add("date");
        if (!columns.Contains(Home) && !columns.Contains(Matchup) && !columns.Contains(Opponent))
            missing.Add("home team");
        if (!columns.Contains(Away) && !columns.Contains(Matchup) && !columns.Contains(Opponent))
            missing.Add("away team");
        return missing.Count == 0 ? OneTeam.IsAsked(mapping) && mapping.OwnTeam is null ? OneTeam.Asked
            : null
            : $"No column is the {string.Join(", the ", missing)} yet. Say which.";
    }

    /// <summary>As <see cref="Games.Grid.ExportGames"/> writes it: whatever stands between the teams and the state is a position,
    /// however it is called.</summary>
    public static bool IsOwnExport(IReadOnlyList<string> headings) =>
        headings.Count >= 6 && headings.Take(5).SequenceEqual(["Game ID", "Date", "Time", "Home", "Away"]) && headings[^1] == "State";

    [GeneratedRegex("^(?:team|mannschaft|equipe|equipo) ?(?:1|a|one)(?: name)?$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedTeam();

    // "Kickoff (local)", "Time (ET)", "Date (MM/DD/YYYY)".
    [GeneratedRegex(
        @" (?:local|[ecmp][sd]?t|eastern|central|mountain|pacific|cet|cest|mez|mesz|utc|gmt|24h|24 h|h?h mm|am pm|[ap]m"
            + "|(?:mm ?(?:dd|jj)|(?:dd|tt|jj) ?mm)(?: ?(?:yy|jj|aa){1,2})?|(?:yyyy|jjjj|aaaa) ?mm ?(?:dd|tt|jj))$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Hint();

    [GeneratedRegex(@"^[1-9] ?(?:st|nd|rd|th|er|eme|ere|e|o|a)? (?=\p{L}{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    // "Nombre del árbitro", "Noms des arbitres", "Nom de l'arbitre", "Name des Schiedsrichters".
    [GeneratedRegex(@"^(?:names?|namen|nombres?|noms?) (?:(?:del?|des|der|du|of|los|las|la|the) ){0,2}(?:l(?=a))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex OfName();
}

namespace Assignr.Portal.Import.OfGames;

/// <summary>The words of headings in schedules, by <see cref="Columns.Key"/>.</summary>
internal static class GameHeadings
{
    public static readonly Dictionary<string, string[]> Known = new()
    {
        [GameFields.ExternalId] = ["game code", "match code", "fixture code", "game key",
            "game id", "gameid", "game", "game number", "game no", "match id", "match", "match number", "match no", "external id", "id",
            "fixture", "fixture id", "number", "no",
            "id de partido", "id del partido", "numero de partido", "no de partido", "partido", "juego", "encuentro",
            "codigo de partido", "spielnummer",
            "spiel nr", "spielnr", "game num", "match num",
            "spiel id", "spiel", "begegnung", "id du match", "numero de match", "no de match", "rencontre", "num"],
        [GameFields.Date] = ["date", "game date", "match date", "day", "played on", "start date",
            "original date", "original game date", "old date", "scheduled date",
            "day date", "date day", "weekday date", "dia fecha", "tag datum", "jour date",
            "fecha del encuentro", "fecha partido", "date de la rencontre", "spieltermin",
            "fecha", "fecha del partido", "fecha de juego", "dia", "datum", "spieldatum", "tag", "date du match", "date de match", "jour"],
        [GameFields.Time] = ["time", "start time", "game time", "kickoff", "kick off", "kickoff time",
            "kick off time", "start", "match time",
            "starts", "tipoff", "first pitch",
            "times", "start times", "game times", "starting time", "scheduled time", "begins", "ko", "ko time", "kick", "tip", "tip off",
            "tip time",
            "puck drop", "face off", "faceoff", "first serve", "ice time", "local time",
            "hora inicio", "hora de comienzo", "hora del encuentro", "hora partido", "heure de la rencontre", "startzeit", "spielzeit",
            "hora", "hora de inicio", "hora del partido", "horario", "inicio", "uhrzeit", "zeit", "anstoss", "anstosszeit", "anpfiff",
            "spielbeginn", "beginn", "anstosszeiten", "zeiten", "uhrzeiten", "anwurf", "bully", "horas", "horarios", "hora local",
            "comienzo", "saque inicial",
            "heures", "heure locale", "debut", "heure", "heure de debut", "heure du match", "horaire", "coup denvoi"],
        [GameFields.DateTime] = ["date and time", "date time", "datetime", "date/time", "starts at",
            "start date time", "date & time", "when", "unix time", "epoch", "start epoch", "start timestamp",
            "fecha y hora", "fecha hora", "datum uhrzeit", "datum und uhrzeit", "datum zeit", "datum und zeit", "termin", "date et heure",
            "date heure"],
        [GameFields.Home] = ["home", "home team", "hometeam", "host", "team 1", "home club",
            "team 1 name", "team1 name", "team a", "team one", "mannschaft 1", "mannschaft a", "equipe 1",
            "equipe a", "equipo 1", "equipo a", "home team name", "home name",
            "club local", "club recevant", "receveur",
            "local", "equipo local", "locales", "casa", "equipo de casa", "anfitrion", "heim", "heimmannschaft", "heimteam", "heimverein",
            "gastgeber", "domicile", "equipe a domicile", "equipe domicile", "equipe locale", "equipe recevante", "recevant", "locaux",
            "hote"],
        [GameFields.Away] = ["away", "away team", "awayteam", "visitor", "visitors", "visiting team", "guest",
            "guests", "team 2", "away club",
            "team 2 name", "team2 name", "team b", "team two", "mannschaft 2", "mannschaft b", "equipe 2",
            "equipe b", "equipo 2", "equipo b", "away team name", "away name", "visiting team name", "visitor name",
            "club visitante", "club visiteur",
            "visitante", "equipo visitante", "visitantes", "visita", "gast", "gastmannschaft", "gastteam", "gastverein", "gaste",
            "auswarts", "auswartsmannschaft", "exterieur", "equipe exterieure", "equipe a lexterieur", "visiteur", "visiteurs",
            "equipe visiteuse"],
        [GameFields.Team] = ["team", "our team", "own team", "my team", "team name", "school", "club", "squad",
            "mannschaft", "unser team", "verein",
            "equipe", "notre equipe", "equipo", "nuestro equipo"],
        [GameFields.Opponent] = ["opponent", "opponents", "opponent name", "opponent team", "opponent team name", "opposing team name",
            "opp", "opposing team", "opposition", "versus", "vs", "against", "gegner", "adversaire", "adversario", "rival",
            "oponente", "contrincante"],
        [GameFields.Side] = ["home away", "home or away", "h a", "ha", "home visitor", "is home", "home game", "heim auswarts", "heimspiel",
            "domicile exterieur", "local visitante", "casa fuera"],
        [GameFields.State] = ["state", "status", "game status", "cancelled", "canceled",
            "status code", "game status code", "state code", "game state", "match status",
            "statut du match", "statut de la rencontre",
            "estado", "estado del partido", "spielstatus", "statut", "etat"],
        [GameFields.PositionName] = ["pos", "posn", "position", "role", "official position", "officials position", "officiating position",
            "position name", "assignment",
            "assigned position", "assigned as", "slot", "funcion", "rol", "fonction", "funktion", "rolle"],
        [GameFields.Answer] = ["response", "answer", "reply", "accepted", "acceptance", "accepted declined",
            "assignment status", "official status",
            "officials status", "confirmation",
            "antwort", "zusage", "ruckmeldung", "reponse", "respuesta", "confirmacion"],
    };

    public static readonly HashSet<string> Positions =
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

    /// <summary>In addition to the plural of every position.</summary>
    public static readonly HashSet<string> OfCrews =
    [
        "crew", "crew members", "officiating crew", "referee crew", "umpire crew", "game officials", "match officials",
        "assigned officials", "officials assigned", "assigned crew",
        "official names", "officials names", "assigned", "assignments", "assigned to", "umps", "linesmen", "schiedsrichter",
        "schiedsrichterteam", "schiedsrichtergespann", "gespann", "equipo arbitral", "cuerpo arbitral", "terna", "terna arbitral",
        "corps arbitral", "equipe arbitrale", "trio arbitral",
    ];

    /// <summary>Headings of columns that are read for what they say against a game.</summary>
    public static readonly HashSet<string> OfRemarks =
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

    /// <summary>A heading of one of these words and of words for games is a column of game numbers.</summary>
    public static readonly HashSet<string> OfNumbers =
    [
        "n", "no", "nr", "nro", "num", "number", "numero", "nummer", "id", "code", "codigo", "kennung", "spielnummer", "spielkennung",
        "matchnummer", "begegnungsnummer",
    ];

    public static readonly HashSet<string> OfGames =
    [
        "game", "match", "fixture", "contest", "partido", "juego", "encuentro", "spiel", "begegnung", "partie", "paarung", "rencontre",
        "lfd", "laufende", "de", "del", "du", "des", "der", "la", "le", "el", "of", "the",
    ];
}

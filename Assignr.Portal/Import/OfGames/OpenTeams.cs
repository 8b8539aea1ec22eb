using Assignr.Portal.Data;
using Assignr.Portal.Games;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Words in the place of a team for one that is still to be set.</summary>
internal static class OpenTeams
{
    private static readonly Phrases Known = new(
    [
        "offen", "noch offen", "unbekannt", "noch unbekannt", "nn", "n n", "nomen nominandum",
        "steht noch nicht fest", "noch nicht bekannt",
        "wird noch bekannt gegeben", "zu bestimmen", "noch zu bestimmen", "to be determined", "to be decided",
        "to be announced", "to be confirmed",
        "not yet known", "unknown", "por definir", "por determinar", "por confirmar", "por anunciar", "a definir",
        "a confirmar", "a designar",
        "sin definir", "desconocido", "a determiner", "a confirmer", "a preciser", "a designer", "non defini",
        "inconnu", "pas encore connu",
        "false", "true", "null", "nan", "nil", "none", "undefined", "falsch", "wahr", "faux", "vrai", "falso", "verdadero",
    ]);

    /// <param name="other">What stands in the place of the other team: no team has the name of its opponent, so that a word for
    /// nothing is none.</param>
    public static bool Is(string team, string other) => NoValue.Is(team, isName: true)
        || (team.Length <= Game.LongestText && Known.Are(team))
        || (NoValue.Is(team) && Text.Fold(team) == Text.Fold(other));

    /// <summary>An id and a day are a game, also where nobody has written its teams yet.</summary>
    public static GameReading In(GameReading reading, Remarks remarks)
    {
        if (reading is not { ExternalId: { } id, Date: not null, Home.Length: 0, Away.Length: 0 })
            return reading;
        remarks.Count(
            "games have an id and a date and no teams: they are to be set", $"{id} in line {reading.Line}",
            "game has an id and a date and no teams: they are to be set");
        return reading with { Home = Game.TeamToBeSet, Away = Game.TeamToBeSet };
    }

    /// <param name="missing">What the row needs and has not.</param>
    public static GamePlanRow Lacking(GamePlanRow row, GameReading reading, string missing) => row with
    {
        Reason = $"There is no {missing}.",
        Mend = reading.Date is null ? "Edit the row and enter it."
            : $"Edit the row and enter it, or {Game.TeamToBeSet} where it is to be set.",
    };
}

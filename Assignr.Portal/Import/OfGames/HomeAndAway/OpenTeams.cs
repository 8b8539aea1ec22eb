using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.OfGames.HomeAndAway;

/// <summary>Words in place of a team that is still to be set.</summary>
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

    /// <param name="other">The text for the other team: a word for no value counts as a name where both are the same, because no team has
    /// the name of its opponent.</param>
    public static bool Is(string team, string other) => NoValue.Is(team, isName: true)
        || (team.Length <= Game.LongestText && Known.Are(team))
        || (NoValue.Is(team) && Text.Fold(team) == Text.Fold(other));

    /// <summary>A row with an id and a date is a game even where its teams are empty.</summary>
    public static GameReading In(GameReading reading, Remarks remarks)
    {
        if (reading is not { ExternalId: { } id, Date: not null, Home.Length: 0, Away.Length: 0 })
            return reading;
        remarks.Count(
            "games have an id and a date and no teams: they are to be set", $"{id} in line {reading.Line}",
            "game has an id and a date and no teams: they are to be set");
        return reading with { Home = Game.TeamToBeSet, Away = Game.TeamToBeSet };
    }

    /// <param name="missing">The required field that the row does not have.</param>
    public static GamePlanRow Lacking(GamePlanRow row, GameReading reading, string missing) => row with
    {
        Reason = $"There is no {missing}.",
        Mend = reading.Date is null ? "Edit the row and enter it."
            : $"Edit the row and enter it, or {Game.TeamToBeSet} where it is to be set.",
    };
}

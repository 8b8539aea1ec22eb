using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Words in the place of a team for one that is still to be set.</summary>
internal static class OpenTeams
{
    private static readonly Phrases Known = new(
    [
        "offen", "noch offen", "unbekannt", "noch unbekannt", "nn", "n n", "nomen nominandum", "steht noch nicht fest", "noch nicht bekannt",
        "wird noch bekannt gegeben", "zu bestimmen", "noch zu bestimmen", "to be determined", "to be decided", "to be announced", "to be confirmed",
        "not yet known", "unknown", "por definir", "por determinar", "por confirmar", "por anunciar", "a definir", "a confirmar", "a designar",
        "sin definir", "desconocido", "a determiner", "a confirmer", "a preciser", "a designer", "non defini", "inconnu", "pas encore connu",
    ]);

    /// <param name="other">What stands in the place of the other team: no team has the name of its opponent, so that a word for nothing is none.</param>
    public static bool Is(string team, string other) => NoValue.Is(team, isName: true) || (team.Length <= Games.Game.LongestText && Known.Are(team))
        || (NoValue.Is(team) && Text.Fold(team) == Text.Fold(other));
}

using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.States;

/// <summary>Words in place of an opponent for a team that does not play that day.</summary>
internal static partial class Byes
{
    private static readonly Phrases Known = new(
    [
        "bye", "byes", "bye week", "bye round", "first round bye", "off", "off week", "week off", "idle", "no game", "no match",
        "no opponent", "open date", "open week",
        "descansa", "descansan", "descanso", "descansando", "jornada de descanso", "libre", "fecha libre", "sin rival",
        "sin partido", "no juega",
        "exempt", "exempte", "exempts", "repos", "au repos", "pas de match", "pas d'adversaire",
        "spielfrei", "ist spielfrei", "freilos", "kein spiel", "kein gegner", "pausiert",
    ]);

    public static bool Is(string text) => text.Length is > 0 and <= Games.Game.LongestText && Known.Are(text);

    /// <summary>For a cell of both teams: "Bears - BYE", "Bye: Bears", "Löwen spielfrei".</summary>
    public static bool IsIn(string teams) => Word().Matches(Text.Fold(teams)) is { Count: > 0 } words
        && (Is(teams) || IsSure(words[0].Value) || IsSure(words[^1].Value));

    private static bool IsSure(string word) => word is "bye" or "spielfrei" or "freilos" or "descansa" or "exempt" or "exempte";

    [GeneratedRegex(@"[\p{L}']+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

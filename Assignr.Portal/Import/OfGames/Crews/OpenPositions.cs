using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>Words in the place of an official for a position that nobody has yet.</summary>
internal static partial class OpenPositions
{
    private static readonly Phrases Known = new(
    [
        "open", "open slot", "open position", "open spot", "vacant", "vacancy", "unfilled", "not filled", "empty slot", "needed", "official needed", "ref needed", "referee needed",
        "umpire needed", "umps needed", "need official", "need ref", "need referee", "need umpire", "need one", "nobody", "no one", "nobody yet", "to be assigned", "to be filled",
        "available slot", "not yet assigned", "nn", "n n", "nomen nominandum", "unbesetzt", "nicht besetzt", "noch nicht besetzt", "noch offen", "offen", "frei", "niemand",
        "gesucht", "noch zu besetzen", "a designer", "a nommer", "a pourvoir", "a affecter", "non designe", "pas designe", "non attribue", "non pourvu", "vacante", "personne",
        "por designar", "por asignar", "por nombrar", "sin asignar", "sin designar", "a designar", "a asignar", "no asignado", "nadie", "libre",
    ]);

    private static readonly HashSet<string> None = ["–", "—", "-", "n/a", "na", "none", "x"];

    /// <summary>A game has no such position.</summary>
    public static bool AreNone(string text) => None.Contains(Text.Fold(text));

    /// <summary>"OPEN", "(open)", "N.N.", "à désigner" and what else names nobody.</summary>
    public static bool Is(string text) => text.Length is > 0 and <= Games.Game.LongestText
        && (text.Any(char.IsNumber) ? Counted().IsMatch(Text.Fold(text)) : Known.Are(text));

    // "need 1", "2 needed", "need U2", "faltan 2", "2 gesucht", "il manque 1".
    [GeneratedRegex(
        @"^\W*(?:(?:need(?:s|ed)?|open|vacant|faltan?|se necesitan?|il manque|manquent?|(?:es )?fehl(?:t|en)|gesucht)"
            + @"\W*(?:\p{L}{1,3} ?)?[1-9]"
            + @"|[1-9] (?:more )?(?:need(?:ed)?|open|vacant|unfilled|missing|gesucht|fehlen|fehlt|faltan?|manquants?|vacantes?))\W*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}

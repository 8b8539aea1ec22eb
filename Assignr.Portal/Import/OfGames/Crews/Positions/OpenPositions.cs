using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.Crews.Positions;

/// <summary>Words in place of an official that mean an open position.</summary>
internal static partial class OpenPositions
{
    private const string Officials =
        "(?: (?:more )?(?:refs?|referees?|umps?|umpires?|officials?|linesm[ae]n|judges?|arbitros?|arbitres?|schiris?|sr))?";

    private static readonly Phrases Known = new(
    [
        "open", "open slot", "open position", "open spot", "vacant", "vacancy", "unfilled", "not filled", "empty slot", "needed",
        "official needed", "ref needed", "referee needed",
        "umpire needed", "umps needed", "need official", "need ref", "need referee", "need umpire", "need one", "nobody", "no one",
        "nobody yet", "to be assigned", "to be filled",
        "available slot", "not yet assigned", "nn", "n n", "nomen nominandum", "unbesetzt", "nicht besetzt", "noch nicht besetzt",
        "noch offen", "offen", "frei", "niemand",
        "gesucht", "noch zu besetzen", "a designer", "a nommer", "a pourvoir", "a affecter", "non designe", "pas designe", "non attribue",
        "non pourvu", "vacante", "personne",
        "por designar", "por asignar", "por nombrar", "sin asignar", "sin designar", "a designar", "a asignar",
        "no asignado", "nadie", "libre",
    ]);

    private static readonly HashSet<string> Marks = ["–", "—", "-", "n/a", "na"];
    private static readonly HashSet<string> None = ["none", "x"];

    /// <summary>Whether the text says that a game has no such position.</summary>
    public static bool AreNone(string text) => None.Contains(Text.Fold(text));

    /// <summary>
    /// A mark in place of an official: the position is open or, in a file that the portal wrote, the game has no such position.
    /// </summary>
    public static bool AreMarks(string text) => Marks.Contains(Text.Fold(text));

    /// <summary>"OPEN", "(open)", "N.N.", "à désigner" and other texts that name nobody.</summary>
    public static bool Is(string text) => text.Length is > 0 and <= Games.Game.LongestText
        && (text.AsSpan().ContainsAnyInRange('0', '9') ? Counted().IsMatch(Text.Fold(text)) : Known.Are(text));

    /// <summary>How many open positions a text names: "2 needed" two, "need U2" and "2nd TBA" one; 0 for no number.</summary>
    public static int Count(string text)
    {
        if (text.Length is 0 or > Games.Game.LongestText
            || !text.AsSpan().ContainsAnyInRange('0', '9') || Counted().Match(Text.Fold(text)) is not { Success: true } said)
            return 0;
        return said.Groups["count"] is { Success: true } count ? count.Value[0] - '0' : 1;
    }

    /// <summary>"Theo Marlowe +1" and "Theo Marlowe (2 needed)", with the open positions as pieces of their own.</summary>
    public static string Spelled(string text) =>
        text.AsSpan().ContainsAnyInRange('1', '9') ? InBrackets().Replace(
            More().Replace(text, "; ${count} needed"),
            mark => Is(mark.Groups["said"].Value) ? $"; {mark.Groups["said"].Value}" : mark.Value) : text;

    // "need 1", "2 needed", "need U2", "2nd TBA", "3 umpires needed", "faltan 2", "2 gesucht", "il manque 1".
    [GeneratedRegex(
        @"^\W*(?:(?:need(?:s|ed)?|open|vacant|missing|short|faltan?|se necesitan?|il manque|manquent?|(?:es )?fehl(?:t|en)|gesucht)"
            + @"\W*(?:\p{L}{1,3} ?[1-9]|(?<count>[1-9])(?: more)?" + Officials + ")"
            + @"|(?:[1-9](?:st|nd|rd|th)|(?<count>[1-9])(?: more)?)" + Officials
            + " (?:need(?:ed)?|open|vacant|unfilled|missing|tba|tbd|gesucht|fehlen|fehlt|faltan?|manquants?|vacantes?))\\W*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"[^\S\n]?\(?\+ ?(?<count>[1-9])\)?(?=\s{0,4}(?:$|[,;/|&\n\r]))", RegexOptions.CultureInvariant)]
    private static partial Regex More();

    [GeneratedRegex(
        @"(?<=\p{L})[,;]? \((?<said>[^()]{0,12}\b[1-9][^()]{1,20})\)(?=\s{0,4}(?:$|[,;/|&\n\r]))", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();
}

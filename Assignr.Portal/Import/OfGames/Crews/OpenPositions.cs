namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>Words in the place of an official for a position that nobody has yet.</summary>
internal static class OpenPositions
{
    private static readonly Phrases Known = new(
    [
        "open", "open slot", "open position", "open spot", "vacant", "vacancy", "unfilled", "not filled", "empty slot", "needed", "official needed", "ref needed", "referee needed",
        "umpire needed", "umps needed", "need official", "need ref", "need referee", "need umpire", "need one", "nobody", "no one", "nobody yet", "to be assigned", "to be filled",
        "available slot", "not yet assigned", "nn", "n n", "nomen nominandum", "unbesetzt", "nicht besetzt", "noch nicht besetzt", "noch offen", "offen", "frei", "niemand",
        "gesucht", "noch zu besetzen", "a designer", "a nommer", "a pourvoir", "a affecter", "non designe", "pas designe", "non attribue", "non pourvu", "vacante", "personne",
        "por designar", "por asignar", "por nombrar", "sin asignar", "sin designar", "a designar", "a asignar", "no asignado", "nadie", "libre",
    ]);

    /// <summary>"OPEN", "(open)", "N.N.", "à désigner" and what else names nobody.</summary>
    public static bool Is(string text) => text.Length is > 0 and <= Games.Game.LongestText && !text.Any(char.IsNumber) && Known.Are(text);
}

namespace Assignr.Portal.Import.Sheets.Cards;

/// <summary>What people call an address or a phone of a contact: "Dad", "Fax work", "do not use".</summary>
internal static class CardLabels
{
    /// <summary>An address with such a label is nobody's any more.</summary>
    private static readonly HashSet<string> OfNobody =
    [
        "not", "old", "former", "formerly", "ex", "bounced", "bounces", "wrong", "invalid", "dead", "inactive",
        "viejo", "antiguo", "antigua", "anterior", "incorrecto", "ancien", "ancienne", "faux", "invalide", "falsch", "ungultig", "nicht",
    ];

    private static readonly HashSet<string> OfFamily =
    [
        "son", "daughter", "brother", "sister", "grandma", "grandpa", "girlfriend", "boyfriend", "friend", "child", "neighbor",
        "neighbour",
        "roommate", "marido", "mujer", "hijo", "hija", "hermano", "hermana", "mama", "papa", "mari", "femme", "maman", "fils", "fille",
        "frere",
        "soeur", "ami", "amie", "mann", "frau", "sohn", "tochter", "bruder", "schwester", "freund", "freundin", "oma", "opa",
    ];

    /// <param name="label">As it stands: Apple puts its own between signs, as _$!&lt;Mother&gt;!$_.</param>
    public static bool AreOthers(string label) => label.Length > 0 && Words(label).Any(word =>
        OfPeople.Headings.WhoseWords.IsOther(word) || OfFamily.Contains(word) || OfNobody.Contains(word));

    public static bool AreOfFax(string label) => label.Length > 0
        && Words(label).Any(word => word.EndsWith("fax", StringComparison.Ordinal) || word is "pager" or "beeper" or "busca");

    private static string[] Words(string label) => Columns.Key(label.Replace('_', ' ')).Split(' ');
}

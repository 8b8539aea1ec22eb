namespace Assignr.Portal.Import.Sheets.Cards;

/// <summary>Labels of an address or a phone in a contact: "Dad", "Fax work", "do not use".</summary>
internal static class CardLabels
{
    /// <summary>An address with such a label is not in use.</summary>
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

    /// <param name="label">As written: Apple puts its own labels between signs, as _$!&lt;Mother&gt;!$_.</param>
    public static bool AreOthers(string label) => label.Length > 0 && Words(label).Any(word =>
        OfPeople.Headings.WhoseWords.IsOther(word) || OfFamily.Contains(word) || OfNobody.Contains(word));

    public static bool AreOfFax(string label) => label.Length > 0
        && Words(label).Any(word => word.EndsWith("fax", StringComparison.Ordinal) || word is "pager" or "beeper" or "busca");

    private static string[] Words(string label) => Columns.Key(label.Replace('_', ' ')).Split(' ');
}

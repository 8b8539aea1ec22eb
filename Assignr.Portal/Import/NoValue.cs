using Assignr.Portal.Data;

namespace Assignr.Portal.Import;

/// <summary>Words and signs that stand in a cell for nothing, in every field of every file.</summary>
internal static class NoValue
{
    private const int Longest = 24;

    private static readonly HashSet<string> Everywhere =
    [
        "-", "--", "---", "–", "—", "―", "_", "?", "??", "???", ".", "..", "...", "…", "/", "\\n",
        "n/a", "n.a.", "n.a", "n / a", "n\\a", "(n/a)", "#n/a", "#na", "#n/d", "#nv", "#ref!", "#name?", "#value!", "#div/0!", "#null!", "#num!", "#spill!", "#calc!", "#error!", "#wert!", "#bezug!", "#valor!", "#valeur!",
        "none", "(none)", "[none]", "<none>", "(null)", "<null>", "[null]", "undefined", "(blank)", "[blank]", "empty", "(empty)",
        "tbd", "t.b.d.", "(tbd)", "tba", "t.b.a.", "(tba)", "tbc", "to be determined", "to be decided", "to be announced", "to be confirmed", "to be set", "time to be set",
        "not available", "not applicable", "not assigned", "unassigned", "not known", "no email", "no e-mail", "no phone", "does not have one",
        "ninguno", "ninguna", "sin correo", "por definir", "por confirmar", "a definir", "aucun", "aucune", "neant", "a determiner", "s/o", "keine", "keiner", "k.a.", "k. a.", "noch offen", "unbekannt",
    ];

    /// <summary>Some people are called so.</summary>
    private static readonly HashSet<string> UnlessNames = ["na", "nan", "null", "nil", "nd", "blank", "unknown", "pending", "offen"];

    /// <param name="isName">The cell is the name of a person or a team.</param>
    public static bool Is(string text, bool isName = false)
    {
        if (text.Length is 0 or > Longest)
            return false;
        var folded = Text.Fold(text);
        return Everywhere.Contains(folded) || (!isName && UnlessNames.Contains(folded));
    }
}

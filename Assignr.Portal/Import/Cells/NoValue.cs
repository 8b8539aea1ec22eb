using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.Cells;

/// <summary>Words and signs that mean an empty cell, in every field of every file.</summary>
internal static partial class NoValue
{
    private const int Longest = 40;
    private const int LongestZero = 6;

    private static readonly HashSet<string> Everywhere =
    [
        "-", "--", "---", "–", "—", "―", "_", "?", "??", "???", ".", "..", "...", "…", "/", "\\n",
        "n/a", "n.a.", "n.a", "n / a", "n\\a", "(n/a)", "#n/a", "#na", "#n/d", "#nv", "#ref!", "#name?", "#value!", "#div/0!", "#null!",
        "#num!", "#spill!", "#calc!", "#error!", "#wert!", "#bezug!", "#valor!", "#valeur!",
        "none", "(none)", "[none]", "<none>", "(null)", "<null>", "[null]", "undefined", "(blank)", "[blank]", "empty", "(empty)",
        "tbd", "t.b.d.", "(tbd)", "tba", "t.b.a.", "(tba)", "tbc", "to be determined", "to be decided", "to be announced",
        "to be confirmed", "to be set", "time to be set",
        "not available", "not applicable", "not assigned", "unassigned", "not known", "no email", "no e-mail", "no phone",
        "does not have one", "doesn't have one",
        "n/d", "n/c", "n/k", "n/v", "s/d", "s/c", "s/n", "s/i", "s/t", "s/m", "k/a", "o/a", "n.b.", "n. a.", "o.a.", "o. a.",
        "ninguno", "ninguna", "ningun", "nenhum", "nessuno", "geen", "ingen", "brak", "nincs", "sin correo", "por definir", "por confirmar",
        "a definir", "aucun", "aucune", "neant", "a determiner", "s/o", "keine", "keiner", "k.a.", "k. a.", "k.a", "noch offen",
        "unbekannt", "a preciser", "horaire inconnu", "heure inconnue", "heure a definir", "hora por definir", "hora por confirmar",
        "hora desconocida", "horario por definir", "uhrzeit offen", "zeit offen", "uhrzeit unbekannt", "zeit unbekannt", "time unknown",
        "unknown time", "time open", "time tbd", "time tba",
    ];

    /// <summary>They are also names of people.</summary>
    private static readonly HashSet<string> UnlessNames =
    [
        "na", "nan", "null", "nil", "nd", "blank", "unknown", "pending", "offen", "ka", "nc", "sd", "n.d.", "n.d", "n.c.", "n.c",
        "s.d.", "s.d", "s.c.", "s.n.", "n.v.", "kein", "keinen", "ohne", "sin", "sans", "desconocido", "desconocida", "inconnu", "inconnue",
        "pendiente", "fehlt", "folgt", "entfallt", "manquant", "falta", "se desconoce", "a venir", "wird nachgereicht",
    ];

    /// <summary>Characters around such a word: "- none -", "[k.A.]", "keine!".</summary>
    private static readonly char[] Around = [' ', '-', '–', '—', '*', '(', ')', '[', ']', '<', '>', '"', '\'', '!', ':', ';', ','];

    /// <param name="isName">The cell is the name of a person or a team.</param>
    public static bool Is(string text, bool isName = false)
    {
        if (text.Length is 0 or > Longest)
            return false;
        var folded = Text.Fold(text);
        return Is(folded.AsSpan(), isName) || Is(folded.AsSpan().Trim(Around), isName) || (!isName && Denial.Is(folded))
            || (text[^1] is '!' or '?' or '#' or ']' or '}' or (>= '0' and <= '9') && OfProgram().IsMatch(text));
    }

    /// <summary>What a formula or a database puts into an empty cell of an address or a phone: 0, FALSE.</summary>
    public static bool IsZero(string text) =>
        text.Length is > 0 and <= LongestZero && Text.Fold(text) is "0" or "false" or "falsch" or "faux" or "falso";

    // What programs write where they have no value: "#¡REF!", "#ÜBERLAUF!", "#####", "Err:502", "[object Object]", "{{last_name}}".
    [GeneratedRegex(@"^(?:#[¡¿]?[\p{L}/0-9]{1,20}[!?]|#{2,40}|Err:[0-9]{3}|\[object Object\]|\{\{[^{}]{1,36}\}\})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfProgram();

    private static bool Is(ReadOnlySpan<char> folded, bool isName) => Everywhere.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded)
        || (!isName && UnlessNames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded));
}

using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.Crews.Answering;

/// <summary>Text beside an official's name that says whether they come: "Ivy Ito (Declined)", "Ivy Ito - confirmed", "DECLINED: Ivy
/// Ito".</summary>
internal static partial class AnswersBehindNames
{
    private const int Longest = 40;

    /// <summary>Beside a name these say that the person does not come; elsewhere they may be about a game.</summary>
    private static readonly HashSet<string> Gone =
    [
        "injured", "sick", "ill", "no show", "noshow", "out", "cancelled", "canceled", "cancel", "dropped", "dropped out",
        "withdrew", "backed out",
        "not available", "not avail", "unavail", "cant make it", "cannot make it", "cant", "not coming", "absent",
        "called out", "called off",
        "krank", "verletzt", "verhindert", "nicht verfugbar", "nicht da", "storniert", "nicht erschienen",
        "enfermo", "enferma", "lesionado", "lesionada", "no disponible", "ausente", "baja", "cancelado", "cancelada", "no se presento",
        "ooo", "out of office", "on vacation", "vacation", "conflict", "blocked", "blackout",
        "suspended", "excused", "scratched", "replaced", "released",
        "abgemeldet", "ausgefallen", "fallt aus", "entschuldigt", "gesperrt", "im urlaub", "urlaub", "blockiert",
        "bloqueado", "bloqueada", "conflicto", "de baja", "de vacaciones", "suspendido", "suspendida", "indispuesto",
        "indispo", "conflit", "bloque", "bloquee", "en conge", "excuse", "excusee", "suspendu", "suspendue",
        "malade", "blesse", "blessee", "absente", "indisponible", "pas disponible", "annule", "annulee",
    ];

    /// <summary>After a comma, or as a first word, these may be a name.</summary>
    private static readonly HashSet<string> Names =
        ["no", "si", "ja", "sent", "non", "out", "ill", "baja", "krank", "vacation", "urlaub", "bloque", "excuse"];

    private static readonly HashSet<string> Denying = ["no", "not", "nicht", "kein", "keine", "sin", "sans", "pas", "non"];

    /// <returns>The name without its answer, and the answer; null where there is none.</returns>
    public static (string Name, string? Answer) Cut(string text)
    {
        if (text.Length <= Longest * 3)
        {
            foreach (var mark in Mark().EnumerateMatches(text))
            {
                var answer = Words(text[(mark.Index + mark.Length)..]);
                var isComma = text.AsSpan(mark.Index, mark.Length).ContainsAny(",;/");
                if (Are(answer) && !(isComma && Names.Contains(Text.Fold(answer))))
                    return (text[..mark.Index].TrimEnd(), answer);
            }
            if (Ahead().Match(text) is { Success: true } ahead && Are(Words(ahead.Value)))
                return (text[ahead.Length..], Words(ahead.Value));
            // "DECLINED Ivy Ito": no name begins with such a word, unless it is itself a name.
            if (FirstWord(text) is { Length: > 0 } first && IsDeclined(first)
                && !Names.Contains(Text.Fold(first)) && !Denying.Contains(Text.Fold(first)))
                return (text[(first.Length + 1)..].TrimStart(), first);
        }
        return (text, null);
    }

    /// <summary>The name after a word that denies, such as Noor Ito in "no Noor Ito"; null where there is none.</summary>
    public static string? Denied(string text) =>
        FirstWord(text) is { Length: > 0 } first && Denying.Contains(Text.Fold(first)) ? text[(first.Length + 1)..].Trim() : null;

    /// <summary>Whether a text is an answer and no name.</summary>
    public static bool Are(string text) => text.Length is > 0 and <= Longest && (Answers.Are(text) || IsGone(text));

    public static bool IsDeclined(string answer) => Answers.IsDeclined(answer) || IsGone(answer);

    /// <summary>Empty where the text has only one word, or where its first word ends with a mark.</summary>
    private static string FirstWord(string text) =>
        text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space && char.IsLetter(text[space - 1]) ? text[..space] : "";

    private static bool IsGone(string text) => Gone.Contains(Text.Fold(text).Replace("'", "", StringComparison.Ordinal).Replace('-', ' '));

    private static string Words(string text) =>
        text.Trim([' ', '(', ')', '[', ']', '-', '–', '—', ':', ';', ',', '!', '.', '*', '/', .. "0123456789"]);

    [GeneratedRegex(@"(?<=[^\s,/(\[-])(?: ?[(\[] ?| ?[-–—] |[/,;:] ?)(?=[^\s])", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?:[(\[][\p{L} '’-]{2,30}[)\]]|[\p{L} '’]{2,30}(?: [-–—]|:)) ?(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();
}

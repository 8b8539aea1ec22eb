using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.When;

namespace Assignr.Portal.Import.OfGames.States;

/// <summary>
/// Columns whose heading says what a mark below it means: under "Is Cancelled" an X cancels a game, under "Active" an N does. Under a
/// heading of states a letter is a short form.
/// </summary>
internal static partial class StateFlags
{
    /// <summary>How many different words may be below a heading of states; with more of them they are notes.</summary>
    private const int MostWords = 12;

    /// <summary>"NH" is a state of a country.</summary>
    private const int LengthOfPlace = 2;

    private const string Before = "^(?:(?:is|was|game|match|has been|ist|spiel|partido|juego|esta|est|the|partie|flag|date|day) ){0,3}";

    private const string Behind =
        "(?: (?:flag|yn|y n|yes no|ja nein|oui non|si no|x|ind|indicator|status|code|game|match|on|at|date|day|am|le|el|datum|fecha))?$";

    /// <summary>Short forms of states. C is unclear, because it may mean cancelled, confirmed or completed.</summary>
    private static readonly Dictionary<string, Standing> Codes = new (Standing Standing, string Words)[]
    {
        (Standing.On, "a|act|s|sch|sched|f|fin|v|✅|✓|✔|☑"), (Standing.Off, "can|cnl|cx|x|off|ja|oui|si"),
        (Standing.Unclear, "c|p|pp|post|r|d|nc|❌|❎|✖|🚫"),
        (Standing.On, "nein|non|assigned|unassigned|partially assigned|fully assigned|open|filled|ready|approved|posted|official"),
    }.SelectMany(one => one.Words.Split('|').Select(word => (word, one.Standing))).ToDictionary(pair => pair.word, pair => pair.Standing);

    /// <summary>The meaning of a cell in a column of states; null where it has none.</summary>
    /// <param name="key">The heading, by <see cref="Columns.Key"/>.</param>
    public static Standing? Of(string key, string text) =>
        Flag(key, text) ?? StateWords.OfState(text) ?? (Codes.TryGetValue(Text.Fold(text), out var standing) ? standing : null);

    /// <summary>The meaning of a mark, or of a date in its place, below such a heading; null where the heading or the mark has
    /// none.</summary>
    public static Standing? Flag(string key, string text)
    {
        if (Asked(key) is not { } yes)
            return null;
        if (YesOrNo.Of(text) is { } isYes)
            return isYes ? yes : yes == Standing.On ? Standing.Off : Standing.On;
        return yes == Standing.On || NoValue.Is(text) ? null
            : IsDay(text) ? yes
            : Reason().IsMatch(key) && text.Any(char.IsLetter) ? Standing.Unclear : null;
    }

    /// <summary>Whether a heading asks if a game is off, postponed, or on.</summary>
    public static bool Is(string key) => Asked(key) is not null;

    /// <summary>Whether a heading asks why a game is off.</summary>
    public static bool IsReason(string key) => Reason().IsMatch(key);

    /// <summary>Whether a heading of states has few different words below it, so that unknown ones are asked about.</summary>
    public static bool AreFew(string key, IReadOnlyList<string> cells) => GameFields.Of(key) == GameFields.State
        && cells.Select(Text.Fold).Distinct().Take(MostWords + 1).Count() <= MostWords
        && !cells.All(Crews.Answering.Answers.Are)
        && !(key == "state" && cells.All(cell => cell.Length == LengthOfPlace && cell.All(char.IsAsciiLetter)));

    /// <summary>A heading below which states have short forms.</summary>
    public static bool IsOfCodes(string key) =>
        key is "st" or "stat" or "on off" or "c p" or "c ppd" or "canc ppd" || GameFields.Of(key) == GameFields.State;

    /// <summary>The meaning of yes below a heading.</summary>
    private static Standing? Asked(string key) => Active().IsMatch(key) ? Standing.On : Cancelled().IsMatch(key) ? Standing.Off
        : PutOff().IsMatch(key) || Reason().IsMatch(key) ? Standing.Unclear : null;

    private static bool IsDay(string text) =>
        text.Any(char.IsAsciiDigit)
        && (DateText.IsDay(text) || (DateText.Split(text) is ({ } day, { Length: > 0 }) && DateText.IsDay(day)));

    // "Is Cancelled", "Cancelled Flag", "Game Cancelled", "Cxl", "Abgesagt?", "Cancelado", "Annulé", "Cancelled On", "Deleted", "Void".
    [GeneratedRegex(
        Before + "(?:cancell?ed|cancel|cancell?ation|cxl|cxld|cncl|canc|rained out|rainout|abgesagt|absage|ausgefallen|ausfall|spielausfall"
            + "|fallt aus|entfallt|storniert|gestrichen|geloscht|deleted|removed|void|voided|called off"
            + "|cancelad[oa]|suspendid[oa]|anulad[oa]|eliminad[oa]|annulee?|supprimee?)" + Behind,
        RegexOptions.CultureInvariant)]
    private static partial Regex Cancelled();

    [GeneratedRegex(
        Before + "(?:postponed|postponement|ppd|suspended|forfeit|forfeited|forfait|archived|on hold|rescheduled|moved|withdrawn"
            + "|verlegt|verschoben|spielverlegung|ausgesetzt|abgebrochen|aplazad[oa]|pospuest[oa]|postergad[oa]|reprogramad[oa]|reportee?"
            + "|deplacee?|remise?)" + Behind,
        RegexOptions.CultureInvariant)]
    private static partial Regex PutOff();

    [GeneratedRegex(
        "^(?:(?:cancel|cancelled|canceled|cancell?ation|cxl|postponed|postponement|forfeit) reason"
            + "|reason (?:for )?(?:cancelled|canceled|cancell?ation|postponement)"
            + "|(?:absage|ausfall)grund|grund der absage|motif (?:d )?(?:de l )?annulation|motivo de (?:la )?(?:cancelacion|suspension))$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Reason();

    [GeneratedRegex(
        "^(?:(?:is|game|ist|spiel|esta|est) ){0,2}(?:active|aktiv|activo|activa|actif|on)(?: (?:flag|yn|y n|yes no))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Active();
}

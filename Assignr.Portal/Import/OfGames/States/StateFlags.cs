using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.States;

/// <summary>
/// Columns of which the heading says what a mark below it means: under "Is Cancelled" an X cancels a game, under "Active" an N does.
/// Under a heading of states a letter is short for one.
/// </summary>
internal static partial class StateFlags
{
    /// <summary>Short for a state. A C may be cancelled, confirmed or completed.</summary>
    private static readonly Dictionary<string, Standing> Codes = new (Standing Standing, string Words)[]
    {
        (Standing.On, "a|act|s|sch|sched|f|fin|v"), (Standing.Off, "can|cnl|cx|x|off|ja|oui|si"), (Standing.Unclear, "c|p|pp|post|r|d|nc"),
        (Standing.On, "nein|non"),
    }.SelectMany(one => one.Words.Split('|').Select(word => (word, one.Standing))).ToDictionary(pair => pair.word, pair => pair.Standing);

    /// <summary>What a cell of a column of states says; null where it says none.</summary>
    /// <param name="key">Of the heading, as <see cref="Columns.Key"/> makes it.</param>
    public static Standing? Of(string key, string text) =>
        Flag(key, text) ?? StateWords.OfState(text) ?? (Codes.TryGetValue(Text.Fold(text), out var standing) ? standing : null);

    /// <summary>What a mark below such a heading says; null where the heading or the mark is none.</summary>
    public static Standing? Flag(string key, string text) =>
        !Is(key) || YesOrNo.Of(text) is not { } isYes ? null : isYes == IsActive(key) ? Standing.On : Standing.Off;

    /// <summary>Whether a heading asks if a game is off, or if it is on.</summary>
    public static bool Is(string key) => Cancelled().IsMatch(key) || IsActive(key);

    /// <summary>A heading below which states are shortened.</summary>
    public static bool IsOfCodes(string key) => key is "st" or "stat" or "on off" || GameFields.Of(key) == GameFields.State;

    private static bool IsActive(string key) => Active().IsMatch(key);

    // "Is Cancelled", "Cancelled Flag", "Game Cancelled", "Cxl", "Abgesagt?", "Cancelado", "Annulé".
    [GeneratedRegex(
        @"^(?:(?:is|was|game|match|has been|ist|spiel|partido|juego|esta|est|the|partie|flag) ){0,3}"
            + "(?:cancell?ed|cancel|cancell?ation|cxl|cxld|cncl|canc|rained out|rainout|abgesagt|absage|ausgefallen|fallt aus|storniert"
            + "|cancelad[oa]|suspendid[oa]|anulad[oa]|annulee?|supprimee?)"
            + "(?: (?:flag|yn|y n|yes no|ja nein|oui non|si no|x|ind|indicator|status|code|game|match))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Cancelled();

    [GeneratedRegex(
        "^(?:(?:is|game|ist|spiel|esta|est) ){0,2}(?:active|aktiv|activo|activa|actif|on)(?: (?:flag|yn|y n|yes no))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Active();
}

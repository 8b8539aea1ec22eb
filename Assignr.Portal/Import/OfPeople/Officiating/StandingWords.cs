using System.Text.RegularExpressions;
using Assignr.Portal.Import.OfPeople.Names;

namespace Assignr.Portal.Import.OfPeople.Officiating;

/// <summary>Words in a cell, a section's heading or a sheet's name that say that somebody no longer officiates.</summary>
internal static partial class StandingWords
{
    /// <summary>
    /// Words in a sheet's name, beside any others: "North inactive". A sheet whose name is only such a word is not read together with
    /// others (<see cref="Sheets.Workbooks.SheetHead.IsSetAside"/>).
    /// </summary>
    private static readonly HashSet<string> OfSheets =
    [
        "old", "former", "formerly", "past", "previous", "archive", "archived", "inactive", "retired", "deceased", "dropped",
        "removed", "quit",
        "withdrawn", "alumni", "suspended", "expired", "terminated", "ex",
        "inactivos", "inactivas", "bajas", "baja", "retirados", "antiguos", "jubilados", "archivo", "anteriores",
        "inactifs", "retraites", "anciens", "archives", "radies",
        "inaktiv", "inaktive", "ehemalige", "ehemaliger", "alt", "archiv", "ausgeschieden", "ausgeschiedene", "passiv", "passive",
    ];

    /// <summary>Whether a text begins with words that say so, or asks anywhere to remove somebody.</summary>
    public static bool SayOut(string text) => NameWords.SaysOut(text) || Leaving().IsMatch(text) || Standing().IsMatch(text);

    /// <summary>Whether a text consists of such a word, below any heading.</summary>
    public static bool Are(string text) => NameWords.IsOut(text) || Alone().IsMatch(text);

    /// <summary>Whether a sheet's name says so.</summary>
    public static bool AreOfSheet(string name) =>
        SayOut(name) || Columns.Key(name.Replace('_', ' ')).Split(' ').Any(OfSheets.Contains);

    [GeneratedRegex(
        @"^\W{0,3}(?:(?:has |is |was )?(?:quit|dropped out|expelled|terminated|withdrawn|withdrew"
        + @"|disabled|deactivated|archived|former|ex-?member)\b"
        + @"|left(?=\W{0,3}$| (?:in|the|us|our|for|to|town|on|as)\b)|gone\b|out(?=\W{0,3}$| (?:for|until|of|with|this|all)\b)|moved\b"
        + @"|no longer (?!suspended|inactive|injured|on leave)"
        + @"|d[eé]missionnaire|d[eé]mission|radi[eé]e?\b|parti(?:e)?\b|ancien(?:ne)?\b|absent"
        + @"|se fue|dad[oa]s? de baja|baja\b|sancionad[oa]|expulsad[oa]|renunci[oó]|ex[aá]rbitr[oa]"
        + @"|ausgeschieden|gek[uü]ndigt|weggezogen|umgezogen|ehemalig|karriereende|entfernt)"
        + @"|\b(?:please (?:remove|delete)|remove from|take off the list"
        + @"|do not (?:use|assign|call)|don't (?:use|assign|call)|not coming back)\b"
        + @"|[-–—,;] ?(?:remove|delete)\W{0,3}$|^\W{0,3}(?:remove|delete)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leaving();

    // Alone, or with the date since when: "Blocked dates in May" does not count.
    [GeneratedRegex(
        @"^\W{0,3}(?:passive?[nrs]?|pasiv[oa]|passif|passive|expired|ineligible|not eligible|not certified|lapsed|blocked|opted out"
        + @"|unsubscribed|disqualified|revoked|excluded|on hold|not working|not officiating|on (?:medical |maternity |parental )?leave"
        + @"|removed|rip|r\.i\.p\."
        + @"|excedencia|en excedencia|bloquead[oa]|vencid[oa]|inhabilitad[oa]|no activ[oa]|no disponible"
        + @"|cong[eé]|en pause|bloqu[eé]e?|expir[eé]e?|pas actif|non actif|ne plus"
        + @"|ruhend|ruht|abgelaufen|nicht mehr|nicht aktiv|dimess[oa]|inattiv[oa])"
        + @"(?=\W{0,3}$|\W{1,3}(?:since|until|from|on|this|as|in|at|d[eé]signer|desde|hasta|depuis|jusqu"
        + "|seit|bis|ab|aktiv|t[aä]tig|[0-9]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Standing();

    [GeneratedRegex(
        @"^\W{0,3}(?:passiv|expired|ineligible|lapsed|failed|revoked|disqualified|vencid[oa]|abgelaufen|expir[eé]e?"
        + @"|excedencia|ruhend)\W{0,3}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alone();
}

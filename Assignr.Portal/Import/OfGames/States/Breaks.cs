using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.OfGames.States;

/// <summary>Words in place of teams for a time in which nobody plays: "LUNCH", "Mittagspause (30 min)", "Almuerzo".</summary>
internal static partial class Breaks
{
    private const int Longest = 40;

    private static readonly Phrases Known = new(
    [
        "lunch", "lunch break", "break", "coffee break", "dinner", "dinner break", "rest break", "intermission",
        "field maintenance", "field prep",
        "opening ceremony", "closing ceremony", "award ceremony", "awards ceremony", "awards",
        "pause", "mittagspause", "mittag", "mittagessen", "kaffeepause", "spielpause", "platzpflege", "eroffnung",
        "eroffnungsfeier", "siegerehrung",
        "pausa", "almuerzo", "pausa para almorzar", "pausa de almuerzo", "hora de almuerzo", "comida",
        "pausa para comer", "receso", "merienda",
        "ceremonia de apertura", "ceremonia de clausura", "ceremonia de premiacion", "premiacion", "entrega de premios",
        "pause dejeuner", "dejeuner", "pause de midi", "pause midi", "pause repas", "repas", "remise des prix", "ceremonie d'ouverture",
    ]);

    public static bool Are(string text) =>
        text.Length is > 0 and <= Longest && (IsFree(text) || (Known.MayHold(text) && (Known.Are(text)
            || (text.Any(char.IsAsciiDigit) && Known.Are(Length().Replace(text, ""))))));

    private static bool IsFree(string text) => Free().IsMatch(Text.Fold(text));

    /// <summary>Whether they are in the place of both teams.</summary>
    public static bool Are(string home, string away) =>
        (Are(home) && (away.Length == 0 || NoValue.Is(away) || Are(away))) || (Are(away) && (home.Length == 0 || NoValue.Is(home)));

    // "NO GAMES - HOLIDAY", "CHRISTMAS BREAK", "Osterferien".
    [GeneratedRegex(
        @"^(?:no (?:games?|matches|play)\b[^@]*$|(?:christmas|xmas|thanksgiving|winter|spring|fall|autumn|easter|school"
            + @"|holiday|mid-?season) (?:break|holidays?|vacation|recess)\b"
            + @"|holidays?$|(?:oster|weihnachts|winter|herbst|sommer|pfingst|schul)ferien\b"
            + @"|(?:keine spiele|spielfreies wochenende|sin partidos|no hay partidos|pas de matchs?)\b"
            + @"|(?:vacaciones|vacances)\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Free();

    // 30 min, 12:00-13:00 Uhr, 1 h
    [GeneratedRegex(@"[0-9]+(?:[:.][0-9]+)?\s?(?:min\p{L}*|uhr|hours?|hrs?|horas?|heures?|h|[ap]\.?m\.?)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Length();
}

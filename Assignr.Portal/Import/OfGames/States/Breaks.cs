using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.OfGames.States;

/// <summary>Words in the place of teams for a time in which nobody plays: "LUNCH", "Mittagspause (30 min)", "Almuerzo".</summary>
internal static partial class Breaks
{
    private const int Longest = 40;

    private static readonly Phrases Known = new(
    [
        "lunch", "lunch break", "break", "coffee break", "dinner", "dinner break", "rest break", "intermission", "field maintenance", "field prep",
        "opening ceremony", "closing ceremony", "award ceremony", "awards ceremony", "awards",
        "pause", "mittagspause", "mittag", "mittagessen", "kaffeepause", "spielpause", "platzpflege", "eroffnung", "eroffnungsfeier", "siegerehrung",
        "pausa", "almuerzo", "pausa para almorzar", "pausa de almuerzo", "hora de almuerzo", "comida", "pausa para comer", "receso", "merienda",
        "ceremonia de apertura", "ceremonia de clausura", "ceremonia de premiacion", "premiacion", "entrega de premios",
        "pause dejeuner", "dejeuner", "pause de midi", "pause midi", "pause repas", "repas", "remise des prix", "ceremonie d'ouverture",
    ]);

    public static bool Are(string text) =>
        text.Length is > 0 and <= Longest && Known.MayHold(text) && (Known.Are(text) || (text.Any(char.IsAsciiDigit) && Known.Are(Length().Replace(text, ""))));

    /// <summary>Whether they stand in the place of both teams.</summary>
    public static bool Are(string home, string away) =>
        (Are(home) && (away.Length == 0 || NoValue.Is(away) || Are(away))) || (Are(away) && (home.Length == 0 || NoValue.Is(home)));

    // 30 min, 12:00-13:00 Uhr, 1 h
    [GeneratedRegex(@"[0-9]+(?:[:.][0-9]+)?\s?(?:min\p{L}*|uhr|hours?|hrs?|horas?|heures?|h|[ap]\.?m\.?)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Length();
}

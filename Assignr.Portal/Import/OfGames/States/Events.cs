using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.States;

/// <summary>Entries in the schedule of a team that are not games: "Practice", "Board meeting", "Team photos".</summary>
internal static partial class Events
{
    private const int Longest = 60;

    public static bool Are(string text) => text.Length is > 0 and <= Longest && Known().IsMatch(Text.Fold(text));

    [GeneratedRegex(
        @"^(?:(?:team |optional |no )?(?:practices?|training|training session|workout)"
            + @"|(?:team|board|coach(?:es)?|parents?|captains?|officials?|league) (?:meeting|dinner|party)"
            + @"|(?:team )?(?:photos?|pictures?)(?: day)?|(?:picture|photo) day|try-?outs?|banquet|fundraiser|evaluations?|fall ball draft"
            + @"|entrenamientos?|entreno|reunion(?: de (?:equipo|padres))?|entrainements?|seance d'entrainement|assemblee generale"
            + "|mannschaftstraining|mannschaftssitzung|mannschaftsabend|elternabend|versammlung|jahreshauptversammlung"
            + @")(?:$| ?[-–:(,]| [0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Known();
}

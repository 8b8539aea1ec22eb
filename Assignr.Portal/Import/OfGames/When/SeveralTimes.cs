using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Cells with the times of several games: "9/11 am", "12:00 &amp; 2:30 PM", "10 (DH)", "1:00 x2".</summary>
internal static partial class SeveralTimes
{
    private const int Longest = 40;

    public static bool Are(string text)
    {
        if (text.Length is 0 or > Longest || !text.Any(char.IsAsciiDigit) || SheetNumber.TimeOf(text) is not null)
            return false;
        var folded = Text.Fold(text);
        if (Doubled().Replace(folded, "") is var once && once != folded)
            return IsTime(once) || IsHour(once);
        var pieces = Joint().Split(folded);
        return pieces.Length > 1 && IsTime(pieces[^1]) && Array.TrueForAll(pieces, piece => IsTime(piece) || IsHour(piece));
    }

    private static bool IsTime(string text) => TimeText.Read(text) is not null;

    private static bool IsHour(string text) => Hour().IsMatch(text);

    [GeneratedRegex(@"\s*(?:[/&,;]|\b(?:and|then|und|dann|y|e|luego|et|puis)\b)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(
        @"[\s(\[]*\b(?:dh|double ?-?header|twin ?-?bill|doppelspiel|doble (?:jornada|partido)|programme double"
            + @"|x ?[2-9]|[2-9] ?x)\b[\s)\]]*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Doubled();

    [GeneratedRegex("^(?:[01]?[0-9]|2[0-3])$", RegexOptions.CultureInvariant)]
    private static partial Regex Hour();
}

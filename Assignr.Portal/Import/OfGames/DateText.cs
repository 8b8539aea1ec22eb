using System.Globalization;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Dates and times as people write them in a schedule.</summary>
internal static partial class DateText
{
    /// <summary>"Wednesday, September 23rd, 2026 04:05:00 p.m." and room; a longer text is no date, and what looks for one in it would look long.</summary>
    private const int Longest = 64;

    private static readonly string[] Named =
    [
        "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "d-MMM-yy", "d. MMMM yyyy", "d. MMM yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d, yyyy", "MMMM d, yyyy",
    ];

    private static readonly string[] Iso = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"];

    private static readonly string[] Times = ["H:mm", "H:mm:ss", "H.mm", "HHmm", "h:mm tt", "h:mm:ss tt", "h tt", "h:mmtt", "htt", "h.mm tt", "H'h'mm"];

    /// <summary>Whether the column shows which of day and month comes first: a number above 12 does. Null where none does.</summary>
    public static bool? DayFirst(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length <= Longest && Numbers().Match(WithoutWeekday(text)) is { Success: true } match && (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)) is var (first, second)
                && (first > 12) != (second > 12))
                return first > 12;
        }
        return null;
    }

    /// <summary>Null where it is no date.</summary>
    public static DateOnly? Date(string text, bool dayFirst)
    {
        if (text.Length > Longest)
            return null;
        var clean = WithoutWeekday(text);
        if (DateOnly.TryParseExact(clean, Iso, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date))
            return date;
        if (Numbers().Match(clean) is { Success: true } match && match.Value.Length == clean.Length)
        {
            var (first, second, year) = (Number(match, 1), Number(match, 2), Number(match, 4));
            // Points part days and months where days come first.
            var (day, month) = dayFirst || match.Groups[3].Value == "." ? (first, second) : (second, first);
            return DateOnly.TryParseExact($"{(year < 100 ? 2000 + year : year)}-{month}-{day}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) ? date : null;
        }
        var words = Ordinal().Replace(clean, "$1").Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase);
        return DateOnly.TryParseExact(words, Named, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out date) ? date : null;
    }

    private static string WithoutWeekday(string text)
    {
        if (!text.Any(char.IsLetter))
            return text.Trim();
        var rest = Weekday().Replace(text, " ").Trim(' ', ',', '.', '-');
        return rest.Length > 0 ? rest : text.Trim();
    }

    /// <summary>Null where it is no time. Seconds do not count.</summary>
    public static TimeOnly? Time(string text)
    {
        if (text.Length > Longest)
            return null;
        var clean = text.Trim().ToUpperInvariant().Replace("A.M.", "AM", StringComparison.Ordinal).Replace("P.M.", "PM", StringComparison.Ordinal);
        return TimeOnly.TryParseExact(clean, Times, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var time) ? new TimeOnly(time.Hour, time.Minute) : null;
    }

    /// <summary>"2026-09-13 13:00" as its two halves; the second is empty where there is none.</summary>
    public static (string Date, string Time) Split(string text) =>
        text.Length <= Longest && Both().Match(text.Trim()) is { Success: true } match ? (match.Groups[1].Value.TrimEnd(',', ' '), match.Groups[2].Value) : (text, "");

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,2})[/.\-](\d{1,2})([/.\-])(\d{4}|\d{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    // English, Spanish, French and German, whole or shortened, before or behind the date.
    [GeneratedRegex(@"(?<![\p{L}\d])\(?(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?\)?(?!\p{L})|(?<![\p{L}\d])\(?(?:lun(?:es)?|mar(?:tes)|mi[eé](?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|s[aá]b(?:ado)?|dom(?:ingo)?|lundi|mardi|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\.?\)?(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\b(\d{1,2})(?:st|nd|rd|th)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^(.*?\d{4}.*?|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2})[ T,]+(\d{1,2}(?:[:.]\d{2}){0,2}\s*(?:[ap]\.?m\.?)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Both();
}

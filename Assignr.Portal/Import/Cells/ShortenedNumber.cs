using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.Cells;

/// <summary>
/// 4.47911E+11, or zeros behind the fifteenth digit: what a spreadsheet leaves of a long number. The digits that are missing are lost.
/// </summary>
internal static partial class ShortenedNumber
{
    private const int Longest = 32;

    private const string Months = "jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|ene|abr|ago|dic";

    private static readonly char[] Around = [' ', ',', ';', '/', '|', '+', '-', '"', '\'', ':', '='];

    /// <summary>Of an id: "5E10" may be a whole one, so that only a plus or a point shows what it was.</summary>
    public static bool Is(string id) => id.Length <= Longest && Alone().IsMatch(id);

    /// <summary>"5-Dec", "Jan-26": the day that a spreadsheet makes of an id such as 12-5.</summary>
    public static bool IsDay(string id) => id.Length <= Longest && Day().IsMatch(id);

    public static string DaySentence(string id) => $"{id} is the day that a spreadsheet makes of an id such as 12-5.";

    /// <summary>Of phones, one or several: "5E10" among them is no other number.</summary>
    public static bool IsIn(string phones) => Beside().IsMatch(phones);

    /// <summary>Phones without those that are lost.</summary>
    public static string Without(string phones) => Beside().Replace(phones, "").Trim(Around);

    [GeneratedRegex(
        @"^[ '""=]*[+-]? ?(?:[0-9]{1,3} ?[.,] ?[0-9]+ ?(?:E ?[+-]?|[x×*·] ?10 ?\^)|[0-9]{1,3} ?E ?\+) ?[0-9]{1,3}[ '""]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alone();

    [GeneratedRegex(
        "^(?:[0-9]{1,2}(?:[-. ]|\\. )(?:" + Months + ")|(?:" + Months + @")[-. ][0-9]{2})\.?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(
        @"(?<![\p{L}0-9.])(?:[0-9]{1,3} ?[.,] ?[0-9]{1,17}|[0-9]) ?(?:E ?[+-]?|[x×*·] ?10 ?\^) ?[0-9]{1,3}(?![\p{L}0-9])"
            + @"|(?<![\p{L}0-9.])[0-9]{14,15}00+(?![\p{L}0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Beside();
}

using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.Cells;

/// <summary>
/// 4.47911E+11, or zeros after the fifteenth digit: what a spreadsheet makes of a long number. The missing digits are lost.
/// </summary>
internal static partial class ShortenedNumber
{
    private const int Longest = 32;

    private const string Months = "jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|ene|abr|ago|dic";

    private static readonly char[] Around = [' ', ',', ';', '/', '|', '+', '-', '"', '\'', ':', '='];

    /// <summary>For an id: "5E10" may be a complete one, so only a plus sign or a decimal point shows that it was shortened.</summary>
    public static bool Is(string id) => id.Length <= Longest && Alone().IsMatch(id);

    /// <summary>"5-Dec", "Jan-26": the date that a spreadsheet makes of an id such as 12-5.</summary>
    public static bool IsDay(string id) => id.Length <= Longest && Day().IsMatch(id);

    public static string DaySentence(string id) => $"{id} is the day that a spreadsheet makes of an id such as 12-5.";

    /// <summary>For one phone or several, where "5E10" can only be a shortened number.</summary>
    public static bool IsIn(string phones) => Beside().IsMatch(phones);

    /// <summary>The phones without the shortened ones.</summary>
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

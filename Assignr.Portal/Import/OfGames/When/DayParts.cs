using System.Globalization;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets.Tables;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Day, month and year of a game in a column each.</summary>
internal static class DayParts
{
    /// <param name="heading">By <see cref="Columns.Key"/>.</param>
    public static DayPart? Of(string heading) => heading switch
    {
        "day" or "dia" or "tag" or "jour" or "day of month" or "date" or "fecha" or "datum" => DayPart.Day,
        "month" or "mes" or "monat" or "mois" => DayPart.Month,
        "year" or "ano" or "jahr" or "annee" => DayPart.Year,
        _ => null,
    };

    /// <returns>The date as one cell, without a year where there is none; null where the parts are not a date.</returns>
    public static string? Join(string day, string month, string year)
    {
        if (NumberOf(day) is not { } number || MonthOf(month) is not { } named)
            return null;
        var text = $"{number} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(named)} {YearOf(year)}".TrimEnd();
        return DateText.Read(text) is null ? null : text;
    }

    private static int? MonthOf(string month) =>
        NumberOf(month) is { } number ? number is >= 1 and <= 12 ? number : null : CalendarWords.MonthOf(Text.Fold(month).TrimEnd('.'));

    private static int? NumberOf(string text) =>
        int.TryParse(text.TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string YearOf(string year) => year.Length == 2 && year.All(char.IsAsciiDigit) ? $"20{year}" : year;
}

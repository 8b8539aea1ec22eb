using System.Globalization;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Dates and times that a spreadsheet stores as numbers without a format, with a point or, as in Europe, with a comma: 46361,
/// 0,8125.</summary>
internal static class SheetNumber
{
    private const int Longest = 20;

    /// <summary>Null where it is not a number.</summary>
    public static double? Of(string text)
    {
        if (text.Length > Longest)
            return null;
        var pointed = text.Contains('.', StringComparison.Ordinal) ? text : text.Replace(',', '.');
        return double.TryParse(pointed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The time of day that a fraction means; null where it is not one. Rounded, because the fraction of 16:05 is only close to a
    /// minute.</summary>
    public static TimeOnly? TimeOf(string text) => text.AsSpan().IndexOfAny('.', ',') >= 0 && Of(text) is > 0 and < 1 and { } number
        ? TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Min(Math.Round(number * 24 * 60), (24 * 60) - 1)))
        : null;
}

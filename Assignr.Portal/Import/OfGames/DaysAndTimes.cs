using System.Globalization;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Reads the days and times of one file, also those that a spreadsheet keeps as numbers without a format: 46361 is a day, 0.8125 is 19:30.</summary>
/// <param name="dayFirst">03/04/2026 is the 3rd of April.</param>
/// <param name="from1904">Days of the workbook are counted from 1904.</param>
internal sealed class DaysAndTimes(bool dayFirst, DateOnly today, bool from1904, Remarks remarks)
{
    public DateOnly Today => today;

    public DateOnly? Date(string text)
    {
        if (DateText.Date(text, dayFirst) is { } date)
            return date;
        if (Number(text) is not { } number || CellText.Serial(number, from1904) is not { } moment)
            return null;
        remarks.Count("days are kept as numbers", $"{text}, which is {moment:yyyy-MM-dd}");
        return DateOnly.FromDateTime(moment);
    }

    public TimeOnly? Time(string text)
    {
        if (DateText.Time(text) is { } time)
            return time;
        if (Number(text) is not (> 0 and < 1 and { } number) || !text.Contains('.', StringComparison.Ordinal))
            return null;
        // The fraction is rounded: 0.8125 and what is left of 16:05 both come to a minute.
        var ofDay = TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Min(Math.Round(number * 24 * 60), (24 * 60) - 1)));
        remarks.Count("times are kept as numbers", $"{text}, which is {ofDay:HH:mm}");
        return ofDay;
    }

    /// <summary>Date and time of one cell as its two halves; the second is empty where there is none.</summary>
    public (string Date, string Time) Split(string text)
    {
        if (Number(text) is not { } number || CellText.Serial(number, from1904) is null)
            return DateText.Split(text);
        var day = Math.Floor(number);
        return (day.ToString(CultureInfo.InvariantCulture), number > day ? (number - day).ToString("0.##########", CultureInfo.InvariantCulture) : "");
    }

    private static double? Number(string text) =>
        text.Length <= 20 && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}

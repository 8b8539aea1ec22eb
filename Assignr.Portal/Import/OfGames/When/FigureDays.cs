using System.Globalization;
using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>
/// Dates of digits alone: 121926, 12192026, 261219. They are read where all dates of a file are written so and are dates in one order, or
/// in two that differ only in whether the day or the month comes first, which the file shows or which is asked.
/// </summary>
internal sealed class FigureDays
{
    private const int Short = 6;
    private const int Whole = 8;

    private readonly int length;
    private readonly bool isYearFirst;

    /// <param name="dates">The date cells.</param>
    /// <param name="isNear">Whether a game may be on that date.</param>
    public FigureDays(IEnumerable<string> dates, Func<DateOnly, bool> isNear)
    {
        var texts = dates.Where(text => text.Length > 0 && !NoValue.Is(text)).Distinct().ToList();
        length = texts.Count == 0 ? 0 : texts.Max(text => text.Length);
        if (length is not (Short or Whole) || !texts.TrueForAll(text => text.Length >= length - 1 && text.All(char.IsAsciiDigit)))
        {
            length = 0;
            return;
        }
        bool Are(Func<WrittenDay, DateOnly?> order, bool yearFirst) =>
            texts.TrueForAll(text => order(Parts(text, yearFirst)) is { } date && isNear(date));
        var isYearLast = Are(day => day.On(dayFirst: true, null) ?? day.On(dayFirst: false, null), yearFirst: false);
        isYearFirst = Are(day => day.On(dayFirst: true, null), yearFirst: true);
        // Dates of eight digits with the year first are read in any file: see DateText.
        if (isYearFirst == isYearLast || (isYearFirst && length == Whole))
            length = 0;
    }

    /// <summary>Null where it is not such a date, or where the year may be at either end.</summary>
    public WrittenDay? Read(string text) => Is(text) ? Parts(text, isYearFirst) : null;

    public bool Is(string text) => length > 0 && text.Length >= length - 1 && text.Length <= length && text.All(char.IsAsciiDigit);

    /// <summary>A leading zero that a spreadsheet removed is added.</summary>
    private WrittenDay Parts(string text, bool yearFirst)
    {
        var figures = text.PadLeft(length, '0');
        var years = length - 4;
        int Number(int from, int count) => int.Parse(figures.AsSpan(from, count), CultureInfo.InvariantCulture);
        int Year(int from) => Number(from, years) + (years == 2 ? 2000 : 0);
        return yearFirst ? new WrittenDay(Number(years + 2, 2), Number(years, 2), Year(0), IsTold: true, HasPoints: false, Weekday: null)
            : new WrittenDay(Number(0, 2), Number(2, 2), Year(4), IsTold: false, HasPoints: false, Weekday: null);
    }
}

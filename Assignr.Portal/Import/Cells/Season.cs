using System.Globalization;

namespace Assignr.Portal.Import.Cells;

/// <summary>The year of dates without one: 2026; or 2026–27, where July to December belong to the first year.</summary>
public sealed record Season(int Year, bool IsSplit)
{
    /// <summary>The first month that belongs to the first of two years.</summary>
    internal const int FirstMonth = 7;

    public int YearOf(int month) => IsSplit && month < FirstMonth ? Year + 1 : Year;

    public override string ToString() => IsSplit
        ? string.Create(CultureInfo.InvariantCulture, $"{Year}–{(Year + 1) % 100:00}")
        : Year.ToString(CultureInfo.InvariantCulture);
}

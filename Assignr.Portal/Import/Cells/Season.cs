using System.Globalization;

namespace Assignr.Portal.Import.Cells;

/// <summary>The year of dates that name none: 2026, or 2026–27, of which the months from July on are of the first year.</summary>
public sealed record Season(int Year, bool IsSplit)
{
    /// <summary>Of the first of its two years.</summary>
    internal const int FirstMonth = 7;

    public int YearOf(int month) => IsSplit && month < FirstMonth ? Year + 1 : Year;

    public override string ToString() => IsSplit
        ? string.Create(CultureInfo.InvariantCulture, $"{Year}–{(Year + 1) % 100:00}")
        : Year.ToString(CultureInfo.InvariantCulture);
}

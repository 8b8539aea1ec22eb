using System.Globalization;

namespace Assignr.Portal.Shell;

public static class Figures
{
    /// <summary>With commas between thousands: 10,607.</summary>
    public static string Grouped(this int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Which rows a page shows: "51–100 of 10,607".</summary>
    /// <param name="page">From 0.</param>
    /// <param name="size">How many rows a full page has.</param>
    /// <param name="all">How many rows there are.</param>
    public static string OnPage(int page, int size, int all) =>
        $"{((page * size) + 1).Grouped()}–{Math.Min(all, (page + 1) * size).Grouped()} of {all.Grouped()}";
}

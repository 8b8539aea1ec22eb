using System.Globalization;

namespace Assignr.Portal.Shell;

public static class Figures
{
    /// <summary>With commas between thousands: 10,607.</summary>
    public static string Grouped(this int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 day", "14 days".</summary>
    /// <param name="one">What is counted; more of it have an s.</param>
    public static string Count(int count, string one) => count == 1 ? $"1 {one}" : $"{count.Grouped()} {one}s";

    /// <summary>Which rows stand on a page: "51–100 of 10,607".</summary>
    /// <param name="page">From 0.</param>
    /// <param name="size">How many rows a full page has.</param>
    /// <param name="all">How many rows there are.</param>
    public static string OnPage(int page, int size, int all) =>
        $"{((page * size) + 1).Grouped()}–{Math.Min(all, (page + 1) * size).Grouped()} of {all.Grouped()}";
}

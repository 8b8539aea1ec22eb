using System.Globalization;
using Assignr.Portal.Shell;

namespace Assignr.Portal.NewAccounts.Funnel;

internal static class FunnelWords
{
    /// <summary>"70 %"; where somebody is missing never 100, and where somebody is there never 0.</summary>
    public static string Percent(int part, int whole) => whole == 0 || part == 0 ? "0 %"
        : part >= whole ? "100 %"
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp((int)Math.Round(100.0 * part / whole), 1, 99)} %");

    /// <summary>How wide the bar of a number is; whoever is there can be seen.</summary>
    public static string Width(int part, int whole) => part == 0 || whole == 0 ? "0"
        : string.Create(CultureInfo.InvariantCulture, $"max(6px, {100.0 * Math.Min(part, whole) / whole:0.##}%)");

    /// <summary>"within a day", "within 2.4 days".</summary>
    public static string Within(TimeSpan median) => median.TotalHours < 1 ? "within an hour"
        : median.TotalDays < 1 ? $"within {Figures.Count((int)Math.Ceiling(median.TotalHours), "hour")}"
        : median.TotalDays < 1.05 ? "within a day"
        : string.Create(CultureInfo.InvariantCulture, $"within {median.TotalDays:0.#} days");

    /// <summary>Who is missing beside the step before: "9 were never emailed"; or how sure the number is.</summary>
    public static string? Missing(FunnelStep step, FunnelCounts counts) => step switch
    {
        FunnelStep.Emailed when counts.Added - counts.Emailed is > 0 and var missing =>
            $"{missing.Grouped()} {Was(missing)} never emailed",
        FunnelStep.HandedOver when counts.Emailed - counts.HandedOver is > 0 and var missing =>
            $"{missing.Grouped()} {Was(missing)} not reached: on the way, refused or stopped",
        FunnelStep.Opened => "A hint, at least so many: the page tells it where its script may, and nothing depends on it",
        _ => null,
    };

    private static string Was(int count) => count == 1 ? "was" : "were";
}

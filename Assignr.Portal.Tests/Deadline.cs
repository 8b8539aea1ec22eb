using System.Globalization;

namespace Assignr.Portal.Tests;

/// <summary>
/// Extends a time that is promised in seconds: three times as long, and on a busier machine as many times as threads compete for a core.
/// </summary>
internal static class Deadline
{
    private const double Room = 3;

    public static TimeSpan Of(double promisedSeconds) => TimeSpan.FromSeconds(promisedSeconds * Math.Max(Room, WantingEachCore()));

    // Linux reports it as the mean of the last minute.
    private static double WantingEachCore() =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) / Environment.ProcessorCount;
}

using System.Runtime.InteropServices;

namespace Assignr.Bench;

/// <summary>A promise of the portal, and this run's figure.</summary>
/// <param name="Words">With the number to keep to.</param>
/// <param name="Figure">What was measured.</param>
/// <param name="Holds">Null: it could not be measured.</param>
internal sealed record Goal(string Words, string Figure, bool? Holds)
{
    public const string Head = "| Goal | Figure | Holds |";

    public string Row => $"| {Words} | {Figure} | {Holds switch { true => "yes", false => "no", null => "NOT MEASURED" }} |";

    /// <summary>Prints the table below a line about the machine.</summary>
    /// <returns>The exit code, which is 0 for a missed goal too: it is a finding, not a failure.</returns>
    public static int Print(IEnumerable<Goal> goals) => Print(goals.Select(goal => goal.Row));

    /// <inheritdoc cref="Print(IEnumerable{Goal})"/>
    public static int Print(IEnumerable<string> rows)
    {
        var load = File.Exists("/proc/loadavg") ? string.Join(", ", File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "not known";
        Console.WriteLine();
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, .NET {Environment.Version}; load of the last 1, 5 "
            + $"and 15 minutes {load}.");
        Console.WriteLine();
        Console.WriteLine(Head);
        Console.WriteLine("|---|---:|---|");
        foreach (var row in rows)
            Console.WriteLine(row);
        return 0;
    }
}

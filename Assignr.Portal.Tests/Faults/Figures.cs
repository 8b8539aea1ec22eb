using System.Globalization;
using Assignr.Portal.Tests.StartUp;

namespace Assignr.Portal.Tests.Faults;

/// <summary>The result of one run of a row of the faults in reliability.md, judged by the receiver's log.</summary>
internal sealed record Figures
{
    public required int Messages { get; init; }

    /// <summary>Letters that the receiver kept.</summary>
    public required int Kept { get; init; }

    /// <summary>Messages that should have arrived and of which the receiver kept no copy.</summary>
    public required int Lost { get; init; }

    /// <summary>Copies beyond the first.</summary>
    public required int Doubled { get; init; }

    /// <summary>Copies to another address, or whose link opens nothing.</summary>
    public required int Wrong { get; init; }

    /// <summary>Messages without an end, with two ends, or with one that the receiver's log contradicts.</summary>
    public required int Unaccounted { get; init; }

    public required int Refused { get; init; }

    /// <summary>Messages that somebody stopped.</summary>
    public int Cancelled { get; init; }

    /// <summary>Copies of stopped messages: their links are revoked, and their messages are in doubt.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Messages that are marked "may have been handed over twice".</summary>
    public required int Doubtful { get; init; }

    /// <summary>The longest time from a fault to the next letter; null where none came.</summary>
    public TimeSpan? Recovery { get; init; }

    /// <summary>The longest time in which no letter came, between the first and the last.</summary>
    public TimeSpan Silence { get; init; }

    public void AreClean(int refused = 0)
    {
        Assert.Equal((0, 0, 0, refused), (Lost, Wrong, Unaccounted, Refused));
        Assert.Equal(Messages - refused - Cancelled, Kept - Doubled - Withdrawn);
    }

    /// <summary>After every fault, mail goes on within two minutes; the short form leaves a busy machine its room.</summary>
    public void RecoveredInTime() => Assert.InRange(Recovery ?? TimeSpan.MaxValue, TimeSpan.Zero,
        FaultTable.IsFull ? TimeSpan.FromMinutes(2) : Deadline.Of(120));
}

/// <summary>The rows of a run, each in its own file, so that an aborted run leaves those it has.</summary>
internal static class FaultTable
{
    /// <summary>In full, with 10,000 messages and real waits, by <c>./test.sh faults</c>; otherwise in the short form of ordinary
    /// test runs.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("FAULTS") == "full";

    private static string Folder => Directory.CreateDirectory(Path.Combine(PortalProcess.Root, "artifacts", "faults")).FullName;

    public static T InFull<T>(T full, T otherwise) => IsFull ? full : otherwise;

    /// <param name="row">The row of the faults in reliability.md.</param>
    /// <param name="fault">What was done.</param>
    /// <param name="figures">The result.</param>
    /// <param name="remark">Figures that only this row has.</param>
    public static void Add(string row, string fault, Figures figures, string remark = "") =>
        Write(row, string.Create(CultureInfo.InvariantCulture,
        $"| {row} | {fault} | {figures.Messages:N0} | {figures.Lost} | {figures.Doubled} | {figures.Wrong} | {figures.Unaccounted} |"
            + $" {Seconds(figures.Recovery)} | {Join(figures, remark)} |"));

    private static string Join(Figures figures, string remark) => string.Join("; ", new[]
    {
        remark, figures.Refused > 0 ? $"{figures.Refused} refused" : "",
        figures.Withdrawn > 0 ? $"{figures.Withdrawn} of stopped messages had left" : "",
        figures.Doubtful > 0 ? $"{figures.Doubtful} marked as perhaps handed over twice" : "",
    }.Where(words => words.Length > 0));

    private static string Seconds(TimeSpan? time) => time is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalSeconds:0.0} s")
        : "";

    // Sorted by name, the files are in the order of the table.
    private static void Write(string row, string line) =>
        File.WriteAllText(Path.Combine(Folder, $"{(row.Length > 1 && char.IsDigit(row[1]) ? row : "0" + row)}.md"), line + "\n");
}

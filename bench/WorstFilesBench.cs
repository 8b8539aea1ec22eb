using System.Diagnostics;
using System.Globalization;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Starting;
using Assignr.Portal.Tests.Import;

namespace Assignr.Bench;

/// <summary>
/// Every file of at most 16 MB that costs more than its bytes, uploaded and, where it is accepted, previewed: seconds, and the largest
/// memory above the idle process, as the system counts it. Each runs in its own process, with the garbage collector settings of the portal.
/// </summary>
internal static class WorstFilesBench
{
    private static readonly IReadOnlyDictionary<string, (Func<byte[]> Make, string? Refusal)> All = new WorstFiles(1).All;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("| File | MB | Seconds | Processor | MB above idle | End |");
        Console.WriteLine("|---|---:|---:|---:|---:|---|");
        var holds = true;
        foreach (var name in All.Keys)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!,
                Environment.GetCommandLineArgs()[0].EndsWith(".dll", StringComparison.Ordinal)
                && Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet"
                ? [Environment.GetCommandLineArgs()[0], "worst", name]
                : ["worst", name]);
            start.Environment["DOTNET_gcServer"] = "1";
            using var child = Process.Start(start)!;
            await child.WaitForExitAsync();
            holds &= child.ExitCode == 0;
        }
        Console.WriteLine($"Goal: at most 10 s and 256 MB each: {(holds ? "yes" : "no")}.");
        return holds ? 0 : 1;
    }

    public static async Task<int> OneAsync(string name)
    {
        await using var site = await Site.StartAsync();
        // Warms up everything that is made at the first use.
        var small = await site.Get<StartImport>().RunAsync(Site.Assignor, ImportKind.People, "small.csv",
            new MemoryStream("Name\nAna Zamora\n"u8.ToArray()));
        await site.Get<ReadImport>().RunAsync(Site.Assignor, small.ImportId!.Value);
        var file = All[name].Make();
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
        var (idle, watch, spent) = (Status("VmRSS"), Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);

        var started = await site.Get<StartImport>().RunAsync(Site.Assignor, ImportKind.People, name, new MemoryStream(file));
        var view = started.ImportId is { } id ? await site.Get<ReadImport>().RunAsync(Site.Assignor, id) : null;

        var (seconds, processor, above) = (watch.Elapsed.TotalSeconds,
            (Process.GetCurrentProcess().TotalProcessorTime - spent).TotalSeconds, (Status("VmHWM") - idle) / 1024.0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {file.Length / 1024.0 / 1024:0.0} | {seconds:0.0} | {processor:0.0} | {above:0} |"
            + $" {(view is null ? "refused" : $"previewed, {view.Sheet.Rows.Count:N0} rows of {view.Sheet.Headings.Count}")} |"));
        return seconds <= 10 && above <= 256 ? 0 : 1;
    }

    /// <summary>A value in KiB from proc(5) status.</summary>
    private static long Status(string field) =>
        long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal)).Split(' ',
            StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}

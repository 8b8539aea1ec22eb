using System.Diagnostics;
using System.Globalization;
using Assignr.Bench.Mail;
using Assignr.Portal.NewAccounts.Letters.NewAccount;

namespace Assignr.Bench;

/// <summary>The same mailing under other conditions: a slow receiver, a limit per minute, letters without mail, and ten times as
/// many.</summary>
internal static class ConditionsBench
{
    private const int Connections = 8;
    private static readonly int[] Slowly = [8, 16, 32, 64];

    public static async Task<IReadOnlyList<Goal>> RunAsync(int many)
    {
        var tools = await PostfixTools.FindAsync();
        // Memory first, before other measurements use it.
        return [.. await MemoryAsync(many), await LettersAsync(), .. await SlowAsync(tools),
            await PaceAsync(perMinute: 1200, messages: 400)];
    }

    public static async Task<IReadOnlyList<Goal>> MemoryAsync(int many)
    {
        await using var sink = await Receiver.SinkAsync(await PostfixTools.FindAsync());
        // The first round warms up, so that the compiler is not measured.
        await MemoryAsync(sink.Port, 2_000);
        var few = await MemoryAsync(sink.Port, many / 10);
        var all = await MemoryAsync(sink.Port, many);
        return
        [
            new Goal($"{many:N0} queued within 5 s", $"{all.Queue.TotalSeconds:F1} s", all.Queue <= TimeSpan.FromSeconds(5)),
            new Goal($"memory of {many / 10:N0} rises by at most 64 MB", $"{few.Rise} MB", few.Rise <= 64),
            new Goal($"memory of {many:N0} at most 1.1 times as high as of {many / 10:N0}",
                $"{(double)all.Peak / few.Peak:F2} times ({all.Peak} MB, {few.Peak} MB)", all.Peak <= 1.1 * few.Peak),
        ];
    }

    private static async Task<Goal> LettersAsync()
    {
        const int Count = 10_000;
        await using var league = await League.StartAsync(0, 1, 1);
        var writer = league.Site.Get<NewAccountLetterWriter>();
        var rates = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            Parallel.For(0, Count, number => writer.Write(Letters.For(number).Facts));
            rates.Add(Count / watch.Elapsed.TotalSeconds);
            Say($"letters, HTML and text, on {Environment.ProcessorCount} cores: {rates[^1]:N0} a second");
        }
        var median = rates.Order().ElementAt(1);
        return new Goal($"letters, HTML and text on {Environment.ProcessorCount} cores, at least 10,000 a second",
            $"{median:N0} a second", median >= 10_000);
    }

    private static async Task<IReadOnlyList<Goal>> SlowAsync(PostfixTools tools)
    {
        await using var slow = await Receiver.SlowAsync(TimeSpan.FromMilliseconds(50));
        await SlowAsync(tools, slow.Port, Slowly[0]);
        var measured = new List<(int Connections, double Share, double Rate)>();
        for (var round = 0; round < 3; round++)
        {
            foreach (var connections in Slowly)
                measured.Add(await SlowAsync(tools, slow.Port, connections));
        }
        return
        [
            .. measured.GroupBy(one => one.Connections).Select(rounds => rounds.OrderBy(one => one.Share).ElementAt(1))
                .Select(median => new Goal(
                $"{Least(median.Connections):P0} of smtp-source where each letter takes 50 ms, {median.Connections} connections",
                $"{median.Share:P0} ({median.Rate:N0} a second)", median.Share >= Least(median.Connections))),
        ];
    }

    private static double Least(int connections) => connections <= 16 ? 0.95 : 0.9;

    // So many letters that opening the connections takes less than a hundredth of the ten seconds.
    private static async Task<(int Connections, double Share, double Rate)> SlowAsync(PostfixTools tools, int port, int connections)
    {
        var messages = connections * 200;
        var source = await MailBench.SourceAsync(tools, port, connections, messages);
        var (_, send, _) = await MailBench.PortalAsync(port, connections, messages);
        var (theirs, ours) = (messages / source.TotalSeconds, messages / send.TotalSeconds);
        Say($"50 ms for each letter, {connections} connections, {messages:N0} messages:");
        Say($"  smtp-source {theirs:N0} a second, portal {ours:N0}, {source / send:P0}");
        return (connections, source / send, ours);
    }

    private static async Task<Goal> PaceAsync(int perMinute, int messages)
    {
        await using var slow = await Receiver.SlowAsync(TimeSpan.Zero);
        await using var league = await League.StartAsync(messages, slow.Port, Connections, perMinute);
        await league.PressAsync(await league.LookAsync());
        var watch = Stopwatch.StartNew();
        await league.DrainAsync(messages);
        var rate = (messages - 1) / watch.Elapsed.TotalMinutes;
        var off = (rate / perMinute) - 1;
        Say($"a limit of {perMinute:N0} a minute: {rate:N0} a minute");
        return new Goal($"{perMinute:N0} a minute kept within 5 %", $"{rate:N0} a minute, {off:P1} off", Math.Abs(off) <= 0.05);
    }

    private static async Task<(TimeSpan Queue, int Rise, int Peak)> MemoryAsync(int port, int messages)
    {
        await using var league = await League.StartAsync(messages, port, Connections);
        // Frees what filling the league left behind.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
        var before = Status("VmRSS");
        var preview = await league.LookAsync();
        var watch = Stopwatch.StartNew();
        await league.PressAsync(preview);
        var (queue, queued) = (watch.Elapsed, Status("VmHWM"));
        await league.DrainAsync(messages);
        var peak = Status("VmHWM");
        Say($"{messages:N0} messages: queued in {queue.TotalSeconds:F2} s, all in {watch.Elapsed.TotalSeconds:F1} s");
        Say($"  memory {before} MB before, {queued} MB when queued, {peak} MB at its highest, a rise of {peak - before} MB");
        return (queue, peak - before, peak);
    }

    private static int Status(string name) =>
        File.ReadLines("/proc/self/status").Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => int.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024)
        .Single();

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

using System.Diagnostics;
using System.Globalization;
using Assignr.Bench.Mail;
using Assignr.Portal.NewAccounts;

namespace Assignr.Bench;

/// <summary>The same mailing under other conditions: a slow receiver, a limit per minute, letters alone, and ten times as many.</summary>
internal static class ConditionsBench
{
    private const int Lines = 8;

    public static async Task<int> RunAsync(int many)
    {
        var tools = await PostfixTools.FindAsync();
        await LettersAsync();
        await SlowAsync(tools);
        await PaceAsync(perMinute: 1200, messages: 400);
        return await MemoryAsync(many);
    }

    public static async Task<int> MemoryAsync(int many)
    {
        await using var sink = await Receiver.SinkAsync(await PostfixTools.FindAsync());
        // The first one warms up, so that what is measured is not the compiler.
        foreach (var messages in new[] { 2_000, many / 10, many })
            await MemoryAsync(sink.Port, messages);
        return 0;
    }

    private static async Task LettersAsync()
    {
        const int Count = 10_000;
        await using var league = await League.StartAsync(0, 1, 1);
        var writer = league.Site.Get<NewAccountLetterWriter>();
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            await Parallel.ForAsync(0, Count, async (number, _) => await writer.WriteAsync(Letters.For(number).Facts));
            Say($"letters, HTML and text, on {Environment.ProcessorCount} cores: {Count / watch.Elapsed.TotalSeconds:N0} a second (goal 10,000)");
        }
    }

    private static async Task SlowAsync(PostfixTools tools)
    {
        await using var slow = new SlowReceiver(TimeSpan.FromMilliseconds(50));
        foreach (var lines in new[] { 8, 8, 16, 32, 64 })
        {
            var messages = lines * 75;
            var source = await MailBench.SourceAsync(tools, slow.Port, lines, messages);
            var (_, send) = await MailBench.PortalAsync(slow.Port, lines, messages);
            Say($"50 ms for each letter, {lines} connections: smtp-source {messages / source.TotalSeconds:N0} a second, portal {messages / send.TotalSeconds:N0}, {source / send:P0} (goal 90 %)");
        }
    }

    private static async Task PaceAsync(int perMinute, int messages)
    {
        await using var slow = new SlowReceiver(TimeSpan.Zero);
        await using var league = await League.StartAsync(messages, slow.Port, Lines, perMinute);
        await league.PressAsync(await league.LookAsync());
        var watch = Stopwatch.StartNew();
        await league.DrainAsync(messages);
        var rate = (messages - 1) / watch.Elapsed.TotalMinutes;
        Say($"a limit of {perMinute:N0} a minute: {rate:N0} a minute, {(rate / perMinute) - 1:P1} off (goal 5 %)");
    }

    private static async Task MemoryAsync(int port, int messages)
    {
        await using var league = await League.StartAsync(messages, port, Lines);
        // What filling the league left behind is given back first.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
        var before = Status("VmRSS");
        var preview = await league.LookAsync();
        var watch = Stopwatch.StartNew();
        await league.PressAsync(preview);
        var (queue, queued) = (watch.Elapsed, Status("VmHWM"));
        await league.DrainAsync(messages);
        Say($"{messages:N0} messages: queued in {queue.TotalSeconds:F2} s (goal 1 s at 10,000, 5 s at 100,000), all in {watch.Elapsed.TotalSeconds:F1} s; memory {before} MB before, {queued} MB when queued, {Status("VmHWM")} MB at its highest, a rise of {Status("VmHWM") - before} MB (goal 64)");
    }

    private static int Status(string name) => File.ReadLines("/proc/self/status").Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => int.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

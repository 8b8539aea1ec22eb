using System.Diagnostics;
using Assignr.Bench.Mail;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Mail.Transports.Smtp;
using Assignr.Portal.NewAccounts.Letters.NewAccount;

namespace Assignr.Bench;

/// <summary>From the press of Send Emails to the last durable answer, compared with its limits and with simpler programs.</summary>
internal static class MailBench
{
    private const int Connections = 8;
    private const int OneByOne = 100;

    public static async Task<IReadOnlyList<Goal>> RunAsync(int messages, int rounds)
    {
        var tools = await PostfixTools.FindAsync();
        await using var sink = await Receiver.SinkAsync(tools);
        Console.WriteLine($"{messages:N0} messages, {Connections} connections, a cold round and {rounds} warm ones, interleaved; seconds.");
        Console.WriteLine();
        Console.WriteLine(
            "| | smtp-source | pool, no database | its CPU | queue | send | CPU of both | one at a time | portal / source |"
            + " pool / portal | portal against one at a time |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        // First, so that nothing in this process has used mail before.
        var cold = await RoundAsync(tools, sink.Port, messages);
        Console.WriteLine(cold.Row("cold"));
        var warm = new List<Round>();
        for (var number = 1; number <= rounds; number++)
        {
            warm.Add(await RoundAsync(tools, sink.Port, messages));
            Console.WriteLine(warm[^1].Row($"warm {number}"));
        }
        double Median(Func<Round, double> figure) => warm.Select(figure).Order().ElementAt(warm.Count / 2);
        double Cpu(Func<Round, TimeSpan> time) => Median(round => time(round).TotalMilliseconds) / messages;
        Console.WriteLine();
        Console.WriteLine(
            $"{new FileInfo(await Letters.FileAsync()).Length:N0} bytes each. CPU for each message, medians: portal "
            + $"{Cpu(round => round.PortalCpu):F2} ms, pool {Cpu(round => round.PoolCpu):F2} ms.");
        var (ofSource, ofOneByOne, ofPool, queue) = (Median(round => round.OfSource), Median(round => round.OfOneByOne),
            Median(round => round.OfPool), Median(round => round.Queue.TotalSeconds));
        return
        [
            new Goal($"{messages:N0} within 3.0 times `smtp-source -d -s {Connections}` (reach for 2.0)",
                $"{ofSource:F1} times", ofSource <= 3),
            new Goal("at least 100 times one message at a time", $"{ofOneByOne:N0} times", ofOneByOne >= 100),
            new Goal("at least 80 % of the pool with no database", $"{ofPool:P0}", ofPool >= 0.8),
            new Goal($"{messages:N0} queued within 1 s", $"{queue:F2} s", queue <= 1),
            new Goal($"the first batch of a cold process within 4.5 times `smtp-source -d -s {Connections}`",
                $"{cold.OfSource:F1} times", cold.OfSource <= 4.5),
        ];
    }

    private static async Task<Round> RoundAsync(PostfixTools tools, int port, int messages)
    {
        var portal = await PortalAsync(port, Connections, messages);
        var source = await SourceAsync(tools, port, Connections, messages);
        var pool = await PoolAsync(port, Connections, messages);
        return new Round(source, pool.Send, pool.Cpu, portal.Queue, portal.Send, portal.Cpu,
            await OneByOneAsync(port) * ((double)messages / OneByOne));
    }

    internal static async Task<TimeSpan> SourceAsync(PostfixTools tools, int port, int connections, int messages)
    {
        var letter = await Letters.FileAsync();
        var watch = Stopwatch.StartNew();
        using var source = tools.Start("smtp-source",
            $"-4 -d -s {connections} -m {messages} -F {letter} -f assignors@league.example.com -t official@officials.example.com "
            + $"127.0.0.1:{port}");
        var complaint = await source.StandardError.ReadToEndAsync();
        await source.WaitForExitAsync();
        return source.ExitCode == 0 ? watch.Elapsed : throw new InvalidOperationException($"smtp-source: {complaint}");
    }

    /// <summary>The portal's letters over the portal's connections, without a database.</summary>
    private static async Task<(TimeSpan Send, TimeSpan Cpu)> PoolAsync(int port, int connections, int messages)
    {
        await using var league = await League.StartAsync(0, port, connections);
        var (transport, composer, writer) = (league.Site.Get<SmtpTransport>(), league.Site.Get<LetterComposer>(),
            league.Site.Get<NewAccountLetterWriter>());
        using var opening = new SemaphoreSlim(1);
        async Task OpenAsync(int connection)
        {
            await opening.WaitAsync();
            await transport.OpenAsync(connection, CancellationToken.None);
            opening.Release();
        }
        var next = 0;
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(connection => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number <= messages; number = Interlocked.Increment(ref next))
            {
                var (facts, message, to) = Letters.For(number);
                using var letter = composer.Compose(writer.Write(facts), message, to, facts.Site, DateTimeOffset.UnixEpoch);
                if (!transport.IsOpen(connection))
                    await OpenAsync(connection);
                if (await transport.HandOverAsync(connection, letter, CancellationToken.None) is not { Outcome: AttemptOutcome.HandedOver })
                    throw new InvalidOperationException("Not handed over.");
            }
        })));
        await transport.HangUpAsync();
        return (watch.Elapsed, Environment.CpuUsage.TotalTime - cpu);
    }

    /// <summary>The simplest program: System.Net.Mail, one message after another.</summary>
    private static async Task<TimeSpan> OneByOneAsync(int port)
    {
        using var client = new System.Net.Mail.SmtpClient("127.0.0.1", port);
        var text = await File.ReadAllTextAsync(await Letters.FileAsync());
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < OneByOne; number++)
        {
            using var letter = new System.Net.Mail.MailMessage("assignors@league.example.com", $"official{number}@officials.example.com",
                "Choose your password", text);
            await client.SendMailAsync(letter);
        }
        return watch.Elapsed;
    }

    /// <returns>The CPU time is that of this process, for queueing and sending.</returns>
    internal static async Task<(TimeSpan Queue, TimeSpan Send, TimeSpan Cpu)> PortalAsync(int port, int connections, int messages)
    {
        await using var league = await League.StartAsync(messages, port, connections);
        var preview = await league.LookAsync();
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await league.PressAsync(preview);
        var queue = watch.Elapsed;
        watch.Restart();
        await league.DrainAsync(messages);
        return (queue, watch.Elapsed, Environment.CpuUsage.TotalTime - cpu);
    }

    private sealed record Round(TimeSpan Source, TimeSpan Pool, TimeSpan PoolCpu, TimeSpan Queue, TimeSpan Send,
        TimeSpan PortalCpu, TimeSpan OneByOne)
    {
        public double OfSource => (Queue + Send) / Source;

        public double OfPool => Pool / (Queue + Send);

        public double OfOneByOne => OneByOne / (Queue + Send);

        public string Row(string name) =>
            $"| {name} | {Source.TotalSeconds:F2} | {Pool.TotalSeconds:F2} | {PoolCpu.TotalSeconds:F2} | {Queue.TotalSeconds:F2} |"
                + $" {Send.TotalSeconds:F2} | {PortalCpu.TotalSeconds:F2} | {OneByOne.TotalSeconds:F0} | {OfSource:F1} | {OfPool:P0} |"
                + $" {OfOneByOne:N0} |";
    }
}

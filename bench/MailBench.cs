using System.Diagnostics;
using Assignr.Bench.Mail;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Smtp;
using Assignr.Portal.NewAccounts;

namespace Assignr.Bench;

/// <summary>From the press of Send Emails to the last durable answer, beside what limits it and what one would write instead.</summary>
internal static class MailBench
{
    private const int Lines = 8;
    private const int OneByOne = 100;

    public static async Task<int> RunAsync(int messages, int rounds)
    {
        var tools = await PostfixTools.FindAsync();
        await using var sink = await Receiver.SinkAsync(tools);
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {messages:N0} messages of {new FileInfo(await Letters.FileAsync()).Length:N0} bytes, {Lines} connections, a cold round and {rounds} warm ones, interleaved; seconds.");
        Console.WriteLine();
        Console.WriteLine("| | smtp-source | pool, no database | queue | send | one at a time | portal / source | pool / portal | portal against one at a time |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        var warm = new List<Round>();
        for (var number = 0; number <= rounds; number++)
        {
            var source = await SourceAsync(tools, sink.Port, Lines, messages);
            var portal = await PortalAsync(sink.Port, Lines, messages);
            var round = new Round(source, await PoolAsync(sink.Port, Lines, messages), portal.Queue, portal.Send, await OneByOneAsync(sink.Port) * (messages / OneByOne));
            Console.WriteLine(round.Row(number == 0 ? "cold" : $"warm {number}"));
            if (number > 0)
                warm.Add(round);
        }
        double Median(Func<Round, double> figure) => warm.Select(figure).Order().ElementAt(warm.Count / 2);
        Console.WriteLine();
        Console.WriteLine($"Medians: portal / smtp-source {Median(round => round.OfSource):F1} (goal 3.0); {Median(round => round.OfPool):P0} of the pool (goal 80 %); {Median(round => round.OfOneByOne):N0} times one at a time (goal 100); queueing {Median(round => round.Queue.TotalSeconds):F2} s (goal 1 s at 10,000).");
        return 0;
    }

    internal static async Task<TimeSpan> SourceAsync(PostfixTools tools, int port, int lines, int messages)
    {
        var letter = await Letters.FileAsync();
        var watch = Stopwatch.StartNew();
        using var source = tools.Start("smtp-source", $"-4 -d -s {lines} -m {messages} -F {letter} -f assignors@league.example.com -t official@officials.example.com 127.0.0.1:{port}");
        var complaint = await source.StandardError.ReadToEndAsync();
        await source.WaitForExitAsync();
        return source.ExitCode == 0 ? watch.Elapsed : throw new InvalidOperationException($"smtp-source: {complaint}");
    }

    /// <summary>The portal's letters over the portal's connections, with no database.</summary>
    private static async Task<TimeSpan> PoolAsync(int port, int lines, int messages)
    {
        await using var league = await League.StartAsync(0, port, lines);
        var (transport, composer, writer) = (league.Site.Get<SmtpTransport>(), league.Site.Get<LetterComposer>(), league.Site.Get<NewAccountLetterWriter>());
        var next = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, lines).Select(line => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number <= messages; number = Interlocked.Increment(ref next))
            {
                var (facts, message, to) = Letters.For(number);
                using var letter = composer.Compose(await writer.WriteAsync(facts), message, to, facts.Site, DateTimeOffset.UnixEpoch);
                if (await transport.HandOverAsync(line, letter, CancellationToken.None) is not { Outcome: AttemptOutcome.HandedOver })
                    throw new InvalidOperationException("Not handed over.");
            }
        })));
        await transport.HangUpAsync();
        return watch.Elapsed;
    }

    /// <summary>What one would write first: System.Net.Mail, one message after the other.</summary>
    private static async Task<TimeSpan> OneByOneAsync(int port)
    {
        using var client = new System.Net.Mail.SmtpClient("127.0.0.1", port);
        var text = await File.ReadAllTextAsync(await Letters.FileAsync());
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < OneByOne; number++)
        {
            using var letter = new System.Net.Mail.MailMessage("assignors@league.example.com", $"official{number}@officials.example.com", "Choose your password", text);
            await client.SendMailAsync(letter);
        }
        return watch.Elapsed;
    }

    internal static async Task<(TimeSpan Queue, TimeSpan Send)> PortalAsync(int port, int lines, int messages)
    {
        await using var league = await League.StartAsync(messages, port, lines);
        var preview = await league.LookAsync();
        var watch = Stopwatch.StartNew();
        await league.PressAsync(preview);
        var queue = watch.Elapsed;
        watch.Restart();
        await league.DrainAsync(messages);
        return (queue, watch.Elapsed);
    }

    private sealed record Round(TimeSpan Source, TimeSpan Pool, TimeSpan Queue, TimeSpan Send, TimeSpan OneByOne)
    {
        public double OfSource => (Queue + Send) / Source;

        public double OfPool => Pool / (Queue + Send);

        public double OfOneByOne => OneByOne / (Queue + Send);

        public string Row(string name) =>
            $"| {name} | {Source.TotalSeconds:F2} | {Pool.TotalSeconds:F2} | {Queue.TotalSeconds:F2} | {Send.TotalSeconds:F2} | {OneByOne.TotalSeconds:F0} | {OfSource:F1} | {OfPool:P0} | {OfOneByOne:N0} |";
    }
}

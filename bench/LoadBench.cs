using System.Diagnostics;
using Assignr.Bench.Drain;
using Assignr.Bench.Load;
using Assignr.Bench.Mail;

namespace Assignr.Bench;

/// <summary>Two hundred open pages beside a mailing and sign-ins: how a click, a sign-in and the mailing affect each other.</summary>
internal static class LoadBench
{
    private const int Connections = 8;
    private const int People = 50;
    private const int TabsEach = 4;
    private const int SignInsASecond = 10;

    /// <summary>How often each page turns to other rows.</summary>
    private static readonly TimeSpan BetweenTurns = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan EachLetter = TimeSpan.FromMilliseconds(50);

    public static async Task<IReadOnlyList<Goal>> RunAsync(int officials)
    {
        var alone = await MailAsync(officials, pages: 0);
        var loaded = await MailAsync(officials, People * TabsEach);
        var (clicks, signIns) = (loaded.Clicks, loaded.SignIns.Where(one => one is not null).Select(one => one!.Value).ToList());
        Console.WriteLine(
            $"{officials:N0} emails alone: {alone.ASecond:N0} a second, the process holds {alone.Memory / 1e6:N0} MB at most.");
        Console.WriteLine(
            $"Beside {People * TabsEach} pages of {People} people and {SignInsASecond} sign-ins a second: {loaded.ASecond:N0} a second, "
            + $"{loaded.Memory / 1e6:N0} MB at most.");
        Console.WriteLine(
            $"  {clicks.Count} clicks: median {At(clicks, 0.5):N0} ms, 95th percentile {At(clicks, 0.95):N0} ms, longest "
            + $"{clicks.Max():N0} ms");
        Console.WriteLine(
            $"  {loaded.SignIns.Count} sign-ins: {loaded.SignIns.Count - signIns.Count} were told to come again; median "
            + $"{At(signIns, 0.5):N2} s, 95th percentile {At(signIns, 0.95):N2} s");
        var kept = loaded.ASecond / alone.ASecond;
        return
        [
            new Goal($"a click is answered within 250 ms at the 95th percentile beside a mailing and {SignInsASecond} sign-ins a second",
                $"{At(clicks, 0.95):N0} ms of {clicks.Count}", At(clicks, 0.95) <= 250),
            new Goal($"a mailing keeps 80 % of its rate beside {People * TabsEach} open pages and {SignInsASecond} sign-ins a second",
                $"{kept:P0}", kept >= 0.8),
            new Goal($"{People * TabsEach} open pages, a mailing and sign-ins take at most 512 MB",
                $"{loaded.Memory / 1e6:N0} MB", loaded.Memory <= 512e6),
        ];
    }

    private static async Task<Seen> MailAsync(int officials, int pages)
    {
        var arrivals = new Arrivals(officials);
        await using var receiver = new SlowReceiver(EachLetter) { Took = arrivals.Note };
        await using var league = await League.StartAsync(officials, receiver.Port, Connections);
        await Staff.AddAsync(league.Site, 2 * People);
        await using var portal = await PortalProgram.StartAsync(league.Site.Folder, receiver.Port, Connections);
        await using var tabs = await Tabs.OpenAsync(new Uri(portal.Url), pages / TabsEach, TabsEach);
        // Once for each page, before anything is measured.
        await tabs.TurnAllAsync();
        await league.PressAsync(await league.LookAsync());
        await arrivals.Began.WaitAsync(TimeSpan.FromMinutes(2));
        var watch = Stopwatch.StartNew();
        var turning = tabs.TurnAsync(BetweenTurns, arrivals.Over);
        var signingIn = pages == 0 ? Task.FromResult(new List<double?>()) : SignInAsync(new Uri(portal.Url), arrivals.Over);
        var memory = 0L;
        while (await Task.WhenAny(arrivals.Over, Task.Delay(500)) != arrivals.Over)
            memory = Math.Max(memory, portal.Memory);
        var rate = officials / watch.Elapsed.TotalSeconds;
        return new Seen(rate, memory, await turning, await signingIn);
    }

    /// <returns>Seconds of each; null where the portal was too busy.</returns>
    private static async Task<List<double?>> SignInAsync(Uri portal, Task over)
    {
        var running = new List<Task<double?>>();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / SignInsASecond));
        while (!over.IsCompleted && await beat.WaitForNextTickAsync())
            running.Add(OneAsync(running.Count));
        return [.. await Task.WhenAll(running)];

        async Task<double?> OneAsync(int count)
        {
            using var browser = new HttpMessageInvoker(Staff.Browser(People + (count % 200)));
            var from = Stopwatch.GetTimestamp();
            return await Staff.SignInAsync(portal, browser, People + (count % People)) is null
                ? null
                : Stopwatch.GetElapsedTime(from).TotalSeconds;
        }
    }

    private static double At(IReadOnlyCollection<double> figures, double share) =>
        figures.Order().ElementAt(Math.Min(figures.Count - 1, (int)(figures.Count * share)));

    /// <param name="ASecond">Letters per second.</param>
    /// <param name="Memory">The largest memory of the process, in bytes.</param>
    /// <param name="Clicks">In milliseconds.</param>
    /// <param name="SignIns">In seconds; null where the portal was too busy.</param>
    private sealed record Seen(double ASecond, long Memory, IReadOnlyCollection<double> Clicks, IReadOnlyCollection<double?> SignIns);
}

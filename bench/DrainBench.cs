using System.Diagnostics;
using Assignr.Bench.Drain;
using Assignr.Bench.Mail;

namespace Assignr.Bench;

/// <summary>What people notice while a large mailing is sent: in a browser, and when they forgot their password.</summary>
internal static class DrainBench
{
    private const int Connections = 8;
    private const int Clicks = 40;
    private const string Slowly = "at 50 ms for each letter";
    private const string Fast = "as fast as they go";

    public static async Task<IReadOnlyList<Goal>> RunAsync(int people)
    {
        if (Chromium.Installed is null)
        {
            Console.WriteLine($"LEFT OUT: everything that is noticed while mail leaves. {Chromium.HowToGetIt}");
            return [.. Goals(people, Slowly, null), .. Goals(people, Fast, null)];
        }
        await using var chromium = await Chromium.StartAsync();
        return
        [
            .. Goals(people, Slowly, await DrainAsync(chromium, people, TimeSpan.FromMilliseconds(50))),
            .. Goals(people, Fast, await DrainAsync(chromium, people, TimeSpan.Zero)),
        ];
    }

    private static async Task<Noticed> DrainAsync(Chromium chromium, int people, TimeSpan each)
    {
        var arrivals = new Arrivals(people);
        await using var receiver = new SlowReceiver(each) { Took = arrivals.Note };
        await using var league = await League.StartAsync(people, receiver.Port, Connections);
        await Assignor.AddAsync(league.Site);
        await Forgetful.AddAsync(league.Site);
        await using var portal = await PortalProgram.StartAsync(league.Site.Folder, receiver.Port, Connections);
        await using var marcy = await Assignor.SignInAsync(chromium.Browser, portal.Url);
        // The first ones warm up.
        await marcy.LeafAsync(count => count < Clicks / 2);
        var before = await marcy.LeafAsync(count => count < Clicks);
        await marcy.SendAsync(people);
        await arrivals.Began.WaitAsync(TimeSpan.FromMinutes(1));
        var watch = Stopwatch.StartNew();
        var asking = Forgetful.AskAsync(portal.Url, arrivals);
        var during = await marcy.LeafAsync(_ => !arrivals.Over.IsCompleted);
        await arrivals.Over;
        var took = watch.Elapsed;
        var noticed = new Noticed(during, await asking, await marcy.ChangesAsync());
        Console.WriteLine(
            $"{people:N0} emails, {each.TotalMilliseconds} ms for each at the receiver, {Connections} connections: {took.TotalSeconds:F0} "
            + $"s, {people / took.TotalSeconds:N0} a second");
        Console.WriteLine(
            $"  a click on the People grid before: {before.Count} clicks, median {before.At(0.5):N0} ms, 95th percentile "
            + $"{before.At(0.95):N0} ms");
        Console.WriteLine(
            $"  and meanwhile: {during.Count} clicks, median {during.At(0.5):N0} ms, 95th percentile {during.At(0.95):N0} ms, longest "
            + $"{during.Max():N0} ms");
        Console.WriteLine(
            $"  resets: {noticed.Resets.Count}, median {noticed.Resets.At(0.5):F2} s, 95th percentile {noticed.Resets.At(0.95):F2} s, "
            + $"longest {noticed.Resets.Max():F2} s");
        Console.WriteLine(
            $"  the numbers on the mailing's page changed {noticed.Changes.Count} times, {noticed.ChangesASecond:F1} a second, "
            + $"{noticed.InTheBusiestSecond} times in the busiest second");
        return noticed;
    }

    private static IReadOnlyList<Goal> Goals(int people, string how, Noticed? noticed)
    {
        Goal Of(string words, Func<Noticed, string> figure, Func<Noticed, bool> holds) => noticed is null
            ? new Goal($"{words} while {people:N0} leave {how}", "Chromium is missing", null)
            : new Goal($"{words} while {people:N0} leave {how}", figure(noticed), holds(noticed));
        return
        [
            Of("a reset within 10 s at the 95th percentile", seen => $"{seen.Resets.At(0.95):F1} s of {seen.Resets.Count}",
                seen => seen.Resets.At(0.95) <= 10),
            Of("a page click within 150 ms at the median", seen => $"{seen.Clicks.At(0.5):N0} ms of {seen.Clicks.Count}",
                seen => seen.Clicks.At(0.5) <= 150),
            Of("progress pushed at most 4 times a second",
                seen => $"{seen.ChangesASecond:F1} a second, {seen.InTheBusiestSecond} in the busiest", seen => seen.ChangesASecond <= 4),
        ];
    }

    private static double At(this IEnumerable<double> figures, double share) => figures.Order().ToList() is var sorted && sorted.Count > 0
        ? sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))]
        : throw new InvalidOperationException("Nothing was measured: the mailing was too small.");

    /// <param name="Clicks">In milliseconds.</param>
    /// <param name="Resets">In seconds.</param>
    /// <param name="Changes">Their times, in milliseconds.</param>
    private sealed record Noticed(IReadOnlyList<double> Clicks, IReadOnlyList<double> Resets, IReadOnlyList<double> Changes)
    {
        public double ChangesASecond => (Changes.Count - 1) * 1000 / (Changes[^1] - Changes[0]);

        public int InTheBusiestSecond => Changes.Max(from => Changes.Count(at => at >= from && at < from + 1000));
    }
}

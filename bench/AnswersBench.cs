using System.Diagnostics;
using Assignr.Bench.Answers;
using Assignr.Bench.Pages;

namespace Assignr.Bench;

/// <summary>
/// Whether the answer time of *Reset Password* shows what the portal knows about an address: known, never activated, asked too often, and
/// deactivated, each compared with unknown.
/// </summary>
internal static class AnswersBench
{
    /// <summary>Below it the two kinds can be told apart. Four pairs are tested, so one run in 25 falls below it by chance.</summary>
    private const double Least = 0.01;

    /// <summary>How many people ask at the same time.</summary>
    private const int AtOnce = 4;

    public static async Task<IReadOnlyList<Goal>> RunAsync(int each)
    {
        await using var site = await Site.StartAsync();
        await Asked.AddAsync(site, each);
        var portal = await PortalHere.StartAsync(site.Folder);
        using var form = await AskForm.OpenAsync(portal.Url);
        // Warms up, and uses up the hour's emails of the person who is asked for too often.
        for (var number = 0; number < 20; number++)
            await form.AskAsync(number % 2 == 0 ? $"warm{number}@example.com" : Asked.TooOften);

        var times = Asked.Kinds.ToDictionary(kind => kind, _ => new List<double>());
        var questions = Asked.Kinds.SelectMany(kind => Enumerable.Range(0, each).Select(number => (Kind: kind, Number: number))).ToArray();
        Random.Shared.Shuffle(questions);
        await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (question, _) =>
        {
            var watch = Stopwatch.StartNew();
            await form.AskAsync(Asked.Address(question.Kind, question.Number));
            var taken = watch.Elapsed.TotalMilliseconds;
            lock (times)
                times[question.Kind].Add(taken);
        });

        Console.WriteLine("| Address | Requests | Median ms | p against unknown |");
        Console.WriteLine("|---|---:|---:|---:|");
        var unknown = times[Asked.Unknown];
        var goals = new List<Goal>();
        foreach (var (kind, taken) in times)
        {
            var p = RankTest.P(taken, unknown);
            Console.WriteLine($"| {kind} | {each} | {taken.Order().ElementAt(each / 2):N1} | {(kind == Asked.Unknown ? "" : $"{p:N3}")} |");
            if (kind != Asked.Unknown)
                goals.Add(
                    new Goal(
                    $"*Reset Password* for an address that is {kind} cannot be told from unknown: p of a rank test at least {Least}",
                    $"{p:N3}", p >= Least));
        }
        return goals;
    }
}

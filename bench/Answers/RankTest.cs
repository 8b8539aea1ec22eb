namespace Assignr.Bench.Answers;

/// <summary>The Mann-Whitney test: whether two sets of figures have the same distribution of ranks.</summary>
internal static class RankTest
{
    /// <summary>The probability of ranks at least as unequal if both sets are alike; two-sided, by the normal approximation, corrected for
    /// ties.</summary>
    /// <param name="one">At least twenty; with fewer the approximation is poor.</param>
    /// <param name="other">At least twenty.</param>
    public static double P(IReadOnlyCollection<double> one, IReadOnlyCollection<double> other)
    {
        var all = one.Select(figure => (figure, IsOne: true)).Concat(other.Select(figure => (figure, IsOne: false)))
            .OrderBy(entry => entry.figure).ToList();
        var (ranks, ties) = (0.0, 0.0);
        for (var at = 0; at < all.Count;)
        {
            var tied = all.Skip(at).TakeWhile(entry => entry.figure == all[at].figure).ToList();
            ranks += tied.Count(entry => entry.IsOne) * (at + (tied.Count + 1) / 2.0);
            ties += Math.Pow(tied.Count, 3) - tied.Count;
            at += tied.Count;
        }
        double n = all.Count, product = (double)one.Count * other.Count;
        var above = Math.Abs(ranks - one.Count * (one.Count + 1) / 2.0 - product / 2);
        var deviation = Math.Sqrt(product / 12 * (n + 1 - ties / (n * (n - 1))));
        return Math.Min(1, 2 * Beyond(above / deviation));
    }

    /// <summary>The part of the normal distribution above <paramref name="z"/>, within 1e-7 (Abramowitz and Stegun, 26.2.17).</summary>
    private static double Beyond(double z)
    {
        var t = 1 / (1 + 0.2316419 * z);
        var sum = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * sum;
    }
}

namespace Assignr.Portal.Import;

/// <summary>Values by their keys, in the order in which they came. Most keys have one value, which takes no list.</summary>
internal sealed class Buckets<TKey, T>(int most = int.MaxValue) where TKey : notnull
{
    private readonly Dictionary<TKey, T> first = [];
    private readonly Dictionary<TKey, List<T>> several = [];

    /// <summary>Beyond the most that a key may have nothing is kept.</summary>
    public void Add(TKey key, T value)
    {
        if (first.TryAdd(key, value))
            return;
        if (!several.TryGetValue(key, out var all))
            several.Add(key, all = [first[key]]);
        if (all.Count < most)
            all.Add(value);
    }

    public IReadOnlyList<T> Of(TKey key) => several.TryGetValue(key, out var all) ? all : first.TryGetValue(key, out var one) ? [one] : [];
}

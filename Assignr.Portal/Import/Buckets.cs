namespace Assignr.Portal.Import;

/// <summary>Lists of values by key, each in the order of adding. Most keys have one value, for which no list is made.</summary>
internal sealed class Buckets<TKey, T>(int most = int.MaxValue) where TKey : notnull
{
    private readonly Dictionary<TKey, T> first = [];
    private readonly Dictionary<TKey, List<T>> several = [];

    /// <summary>Ignores values beyond the most that a key may have.</summary>
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

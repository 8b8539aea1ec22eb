namespace Assignr.Portal.Import;

/// <summary>Makes the labels of several choices different.</summary>
internal static class Labels
{
    /// <param name="label">The label of a choice. Where several have the same, a difference is added to it.</param>
    /// <param name="tellers">Possible differences, the plainest first; empty where a choice has none of that kind.</param>
    public static IReadOnlyList<string> Apart<T>(IReadOnlyList<T> choices, Func<T, string> label,
        params IReadOnlyList<Func<T, string>> tellers)
    {
        return [.. choices.Index().Select(one => Of(one.Index, one.Item))];

        string Of(int index, T choice)
        {
            var same = choices.Index().Where(other => label(other.Item) == label(choice)).ToList();
            if (same.Count == 1)
                return label(choice);
            var teller = tellers.FirstOrDefault(tell => same.Select(one => tell(one.Item)).Distinct().Count() == same.Count);
            var told = teller?.Invoke(choice) ?? $"{same.FindIndex(one => one.Index == index) + 1} of {same.Count}";
            return told.Length > 0 ? $"{label(choice)} ({told})" : label(choice);
        }
    }
}

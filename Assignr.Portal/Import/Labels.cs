namespace Assignr.Portal.Import;

/// <summary>What stands on the buttons of several choices: no two say the same.</summary>
internal static class Labels
{
    /// <param name="label">Of one choice; where it is that of others too, what tells them apart stands behind it.</param>
    /// <param name="tellers">What may tell them apart, the plainest first; empty where a choice has nothing of it.</param>
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

using System.Collections.Concurrent;

namespace Assignr.Portal.Circuits;

/// <summary>How many circuits each person has open. Each costs memory while it lives, and nothing else limits them.</summary>
public sealed class CircuitCounts
{
    public const int MostPerPerson = 40;

    private readonly ConcurrentDictionary<string, int> open = [];

    /// <summary>All that are open.</summary>
    public int Open => open.Values.Sum();

    /// <returns>False, without counting, where the person already has the most.</returns>
    public bool TryOpen(string person)
    {
        while (true)
        {
            var count = open.GetOrAdd(person, 0);
            if (count >= MostPerPerson)
                return false;
            if (open.TryUpdate(person, count + 1, count))
                return true;
        }
    }

    public void Close(string person)
    {
        if (open.AddOrUpdate(person, 0, static (_, count) => count - 1) <= 0)
            open.TryRemove(KeyValuePair.Create(person, 0));
    }
}

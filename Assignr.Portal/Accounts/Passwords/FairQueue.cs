namespace Assignr.Portal.Accounts.Passwords;

/// <summary>A line for each owner. The owners get one turn each in a round, however many items wait in their line. Not
/// thread-safe.</summary>
/// <param name="most">How many may wait in all.</param>
/// <param name="mostOfOne">How many may wait in one line.</param>
internal sealed class FairQueue<T>(int most, int mostOfOne) where T : class
{
    private readonly Dictionary<string, LinkedList<T>> lines = [];
    private readonly LinkedList<string> round = [];

    public int Count { get; private set; }

    public bool TryAdd(string owner, T item)
    {
        var line = lines.GetValueOrDefault(owner);
        if (Count >= most || line?.Count >= mostOfOne)
            return false;
        if (line is null)
        {
            lines.Add(owner, line = []);
            round.AddLast(owner);
        }
        line.AddLast(item);
        Count++;
        return true;
    }

    /// <summary>Takes the next item; null where nothing waits.</summary>
    public T? Next()
    {
        if (round.First?.Value is not { } owner)
            return null;
        var item = lines[owner].First!.Value;
        Remove(owner, item);
        // Owners with more items go to the end of the round.
        if (round.Remove(owner))
            round.AddLast(owner);
        return item;
    }

    /// <returns>False where it does not wait here.</returns>
    public bool Remove(string owner, T item)
    {
        if (!lines.TryGetValue(owner, out var line) || !line.Remove(item))
            return false;
        Count--;
        if (line.Count == 0)
        {
            lines.Remove(owner);
            round.Remove(owner);
        }
        return true;
    }
}

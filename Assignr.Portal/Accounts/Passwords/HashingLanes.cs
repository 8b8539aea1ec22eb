using System.Net;
using Assignr.Portal.Access;

namespace Assignr.Portal.Accounts.Passwords;

/// <summary>Where a request waits for its password to be hashed.</summary>
/// <param name="IsKnown">The caller has a link, is signed in, or uses a known device; otherwise they are a stranger.</param>
/// <param name="Owner">Requests of one owner share their turns: a network, a person or a link.</param>
public readonly record struct HashingPlace(bool IsKnown, string Owner)
{
    // Together with the hash and the wait for the tick, a stranger gets an answer within three seconds.
    private static readonly TimeSpan PatienceOfStrangers = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan PatienceOfKnown = TimeSpan.FromSeconds(30);

    public TimeSpan Patience => IsKnown ? PatienceOfKnown : PatienceOfStrangers;

    public static HashingPlace Known(string owner) => new(true, owner);

    public static HashingPlace Stranger(Caller caller) =>
        new(false, Network.Of(IPAddress.TryParse(caller.IpAddress, out var address) ? address : null));
}

/// <summary>
/// Decides whose turn it is: two lanes, with a fair share for each owner in a lane. Known callers go first, but not always, so that
/// nobody can keep strangers out with one account. Not thread-safe.
/// </summary>
internal sealed class HashingLanes<T> where T : class
{
    private const int MostKnownInARow = 3;

    private readonly FairQueue<T> known = new(most: 200, mostOfOne: 5);
    private readonly FairQueue<T> strangers = new(most: 200, mostOfOne: 10);
    private int knownInARow;

    public int Count => known.Count + strangers.Count;

    public bool TryAdd(HashingPlace place, T item) => LaneOf(place).TryAdd(place.Owner, item);

    public bool Remove(HashingPlace place, T item) => LaneOf(place).Remove(place.Owner, item);

    public T? Next()
    {
        if (knownInARow < MostKnownInARow && known.Next() is { } first)
        {
            knownInARow++;
            return first;
        }
        knownInARow = 0;
        return strangers.Next() ?? known.Next();
    }

    private FairQueue<T> LaneOf(HashingPlace place) => place.IsKnown ? known : strangers;
}

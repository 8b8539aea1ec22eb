namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// How many messages are claimed at once: about as many as go in a second. A claim costs the same for few as for many, and what waits
/// in hand was judged when it was claimed.
/// </summary>
internal sealed class Portion(int connections, TimeProvider clock)
{
    private const int Most = 512;
    private static readonly TimeSpan EnoughFor = TimeSpan.FromSeconds(1);

    private readonly int least = Math.Max(64, connections * 8);
    private int size = Math.Max(64, connections * 8);
    private DateTimeOffset claimedAt;

    public int Half => size / 2;

    /// <summary>How many more may be claimed while so many are in hand, and of which lanes.</summary>
    public (int Most, Lane UpTo) Room(int inHand)
    {
        // What somebody waits for at a sign-in page does not wait for room: it has as much again.
        if (inHand > Half)
            return ((2 * size) - inHand, Lane.Now);
        Fit();
        return (size - inHand, Lane.Bulk);
    }

    // Larger where the last one was soon gone, smaller where it lasted.
    private void Fit()
    {
        var now = clock.GetUtcNow();
        if (now - claimedAt < EnoughFor / 2)
            size = Math.Min(size * 2, Most);
        else if (now - claimedAt > EnoughFor * 2)
            size = Math.Max(size / 2, least);
        claimedAt = now;
    }
}

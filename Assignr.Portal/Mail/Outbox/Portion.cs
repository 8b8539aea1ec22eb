namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// How many messages are claimed at once: about as many as leave in a second. A larger claim costs little more, but its last messages would
/// leave long after they were judged.
/// </summary>
internal sealed class Portion(int connections, TimeProvider clock)
{
    private const int Most = 512;
    private static readonly TimeSpan EnoughFor = TimeSpan.FromSeconds(1);

    private readonly int least = Math.Max(64, connections * 8);
    private int size = Math.Max(64, connections * 8);
    private DateTimeOffset claimedAt;

    public int Half => size / 2;

    /// <summary>How many more may be claimed beside those in hand, and up to which lane.</summary>
    public (int Most, Lane UpTo) Room(int inHand)
    {
        // Messages that somebody waits for at a sign-in page need not wait for room: they have as much room again.
        if (inHand > Half)
            return ((2 * size) - inHand, Lane.Now);
        Fit();
        return (size - inHand, Lane.Bulk);
    }

    // Larger where the last portion was sent quickly, smaller where it took long.
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

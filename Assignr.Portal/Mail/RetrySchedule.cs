namespace Assignr.Portal.Mail;

/// <summary>When a message is tried again after a temporary refusal: 1, 5, 15 and 60 minutes, then every 4 hours, for 3 days.</summary>
public static class RetrySchedule
{
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    /// <summary>Several failures in one second must not come back in one second: up to a fifth is added.</summary>
    private const double MostJitter = 0.2;

    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <param name="tries">How many were made, at least 1.</param>
    /// <param name="firstTryAt">Counted from the first try, not from the asking: an outage of the relay gives nobody up (BAR 101).</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <returns>Null: give up.</returns>
    public static DateTimeOffset? Next(int tries, DateTimeOffset firstTryAt, DateTimeOffset now, double chance)
    {
        var delay = Delays[Math.Clamp(tries, 1, Delays.Length) - 1];
        var next = now + delay * (1 + chance * MostJitter);
        return next - firstTryAt > GiveUpAfter ? null : next;
    }
}

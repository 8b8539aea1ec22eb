namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// Shows whether the sender still works: its loop beats at least every ten seconds, whether it sends, rests or stands by, unless it
/// waits for the database.
/// </summary>
public sealed class SenderHeartbeat(TimeProvider clock)
{
    private long last = clock.GetTimestamp();

    /// <summary>For how long it has not beaten, by the watch: clocks are set back and ahead.</summary>
    public TimeSpan Silent => clock.GetElapsedTime(Volatile.Read(ref last));

    internal void Beat() => Volatile.Write(ref last, clock.GetTimestamp());
}

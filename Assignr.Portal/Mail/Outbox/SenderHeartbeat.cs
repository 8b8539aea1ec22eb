namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// Shows whether the sender still works: its loop beats at least every ten seconds, whether it sends, rests or stands by, unless it
/// waits for the database.
/// </summary>
public sealed class SenderHeartbeat(TimeProvider clock)
{
    private long last = clock.GetUtcNow().UtcTicks;

    public DateTimeOffset LastBeat => new(Volatile.Read(ref last), TimeSpan.Zero);

    internal void Beat() => Volatile.Write(ref last, clock.GetUtcNow().UtcTicks);
}

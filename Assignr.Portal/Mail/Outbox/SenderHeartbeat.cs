namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// Tells whether the sender still works: its loop beats every ten seconds or sooner, whether it sends, rests or stands by, unless it
/// waits for the database.
/// </summary>
public sealed class SenderHeartbeat(TimeProvider clock)
{
    private long last = clock.GetUtcNow().UtcTicks;

    public DateTimeOffset LastBeat => new(Volatile.Read(ref last), TimeSpan.Zero);

    internal void Beat() => Volatile.Write(ref last, clock.GetUtcNow().UtcTicks);
}

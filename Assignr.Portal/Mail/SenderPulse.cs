namespace Assignr.Portal.Mail;

/// <summary>Tells whether the sender still turns: its loop beats at least every ten seconds, whether it sends, rests or stands by.</summary>
public sealed class SenderPulse(TimeProvider clock)
{
    private long last = clock.GetUtcNow().UtcTicks;

    public DateTimeOffset LastBeat => new(Volatile.Read(ref last), TimeSpan.Zero);

    internal void Beat() => Volatile.Write(ref last, clock.GetUtcNow().UtcTicks);
}

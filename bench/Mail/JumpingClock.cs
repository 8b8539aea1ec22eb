namespace Assignr.Bench.Mail;

/// <summary>The system's clock, which can jump past the undo window of a mailing.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private long ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref ahead));

    public void Jump(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);
}

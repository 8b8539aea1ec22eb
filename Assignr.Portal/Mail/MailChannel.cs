namespace Assignr.Portal.Mail;

/// <summary>
/// The way to the mail server. When it is at fault itself (unreachable, TLS, sign-in, sender refused), mail pauses for everybody and
/// nobody's message suffers for it; one message tries again every 30 seconds (BAR 99, 101).
/// </summary>
public sealed class MailChannel(TimeProvider clock)
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private ChannelState state = new(null, null, null);

    /// <summary>Raised on any thread when mail pauses or goes again.</summary>
    public event Action? Changed;

    public ChannelState State
    {
        get
        {
            lock (gate)
                return state;
        }
    }

    /// <summary>Nothing leaves at the moment.</summary>
    public bool IsPaused => State.PausedUntil is { } until && until > clock.GetUtcNow();

    /// <summary>After a fault, until the first message got through: one message at a time.</summary>
    public bool IsProbing => State.Reason is not null && !IsPaused;

    /// <summary>Ends the pause; the next message shows whether the fault is gone.</summary>
    public void Resume() => Change(old => old.Reason is null ? old : old with { PausedUntil = clock.GetUtcNow() });

    internal void Fault(string reason) => Change(old =>
        new ChannelState(clock.GetUtcNow() + Pause, reason, old.Since ?? clock.GetUtcNow()));

    internal void Works()
    {
        // While it is paused, an answer tells of the time before the fault.
        if (IsProbing)
            Change(_ => new ChannelState(null, null, null));
    }

    private void Change(Func<ChannelState, ChannelState> next)
    {
        lock (gate)
            state = next(state);
        Changed?.Invoke();
    }
}

/// <param name="PausedUntil">When the next try comes; in the past while that try runs.</param>
/// <param name="Reason">In plain words, with the mail server's own; null while mail goes.</param>
/// <param name="Since">When it first failed.</param>
public sealed record ChannelState(DateTimeOffset? PausedUntil, string? Reason, DateTimeOffset? Since);

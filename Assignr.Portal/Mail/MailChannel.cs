using Assignr.Portal.Mail.Outbox;

namespace Assignr.Portal.Mail;

/// <summary>
/// The way to the mail server. When it is at fault itself (unreachable, TLS, sign-in, sender refused), mail pauses for everybody and
/// nobody's message suffers for it; one message tries again every 30 seconds (requirements.md 99, 101). When something is wrong that no
/// further try can mend, mail is held until an assignor lets it go on.
/// </summary>
public sealed class MailChannel(TimeProvider clock)
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly RefusalWatch refusals = new();
    private ChannelState state = ChannelState.Open;

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
    public bool IsPaused => State.Rests(clock.GetUtcNow());

    /// <summary>After a fault, until the first message got through: one message at a time.</summary>
    public bool IsProbing => State is { Reason: not null } state && !state.Rests(clock.GetUtcNow());

    /// <summary>Ends the pause: the next message shows whether a fault is gone. A hold is over.</summary>
    public void Resume()
    {
        lock (gate)
        {
            if (state.Held is not null)
                refusals.Forgive(clock.GetUtcNow());
        }
        Change(old => old.Held is not null ? ChannelState.Open : old.Reason is null ? old : old with { PausedUntil = clock.GetUtcNow() });
    }

    /// <returns>True where mail went until now: every connection meets the same fault, and one of them tells.</returns>
    internal bool Fault(string reason)
    {
        var now = clock.GetUtcNow();
        var before = Change(old => old.Held is not null ? old : new ChannelState(now + Pause, reason, old.Since ?? now));
        return before.Reason is null || before.IsElsewhere;
    }

    /// <summary>Shows what the portal that sends notes of its way, while this one stands by.</summary>
    internal void Follow((DateTimeOffset Since, string Reason)? pause)
    {
        var (now, known) = (clock.GetUtcNow(), State);
        if ((known.Reason, known.Since) == (pause?.Reason, pause?.Since))
            return;
        Change(old => old.Held is not null ? old
            : pause is not { } there ? ChannelState.Open
            : new ChannelState(now, there.Reason, there.Since) { IsElsewhere = true });
    }

    /// <returns>False where it is held already.</returns>
    internal bool Hold(MailHold hold) =>
        Change(old => old.Held is not null ? old : new ChannelState(null, hold.Detail, hold.At, hold.Reason)).Held is null;

    /// <summary>The server answered: the way works, whatever it thinks of this message.</summary>
    /// <returns>Why mail should be held now, with the words for it, or null.</returns>
    internal (HoldReason Reason, string Detail)? Answered(bool isRefusal, Guid? person, string? reply)
    {
        // While it is paused, an answer tells of the time before the fault.
        if (IsProbing)
            Change(_ => ChannelState.Open);
        lock (gate)
            return state.Held is null ? Because(refusals.Count(isRefusal, person, clock.GetUtcNow()), reply) : null;
    }

    /// <summary>A letter that was handed over came back.</summary>
    /// <returns>Why mail should be held now, with the words for it, or null.</returns>
    internal (HoldReason Reason, string Detail)? Returned(Guid? person, string reply)
    {
        lock (gate)
            return state.Held is null ? Because(refusals.CountReturned(person, clock.GetUtcNow()), reply) : null;
    }

    private (HoldReason Reason, string Detail)? Because(HoldReason? why, string? reply) =>
        why is { } reason ? (reason, refusals.Words(reason, reply)) : null;

    /// <returns>What it was before.</returns>
    private ChannelState Change(Func<ChannelState, ChannelState> next)
    {
        ChannelState before;
        lock (gate)
            (before, state) = (state, next(state));
        Changed?.Invoke();
        return before;
    }
}

/// <param name="PausedUntil">When the next try comes; in the past while that try runs. Null while mail is held: there is none.</param>
/// <param name="Reason">In plain words, with the mail server's own; null while mail goes.</param>
/// <param name="Since">When it first failed, or since when it is held.</param>
/// <param name="Held">Why only an assignor can let mail go on; null where it goes on by itself.</param>
public sealed record ChannelState(DateTimeOffset? PausedUntil, string? Reason, DateTimeOffset? Since, HoldReason? Held = null)
{
    /// <summary>It is the way of another portal, which sends from the same database.</summary>
    public bool IsElsewhere { get; init; }

    internal static ChannelState Open { get; } = new(null, null, null);

    /// <summary>A pause that ends further ahead than any lasts is one of a clock that was set back: it is over.</summary>
    internal bool Rests(DateTimeOffset now) => Held is not null || (PausedUntil > now && PausedUntil <= now + MailChannel.Pause);
}

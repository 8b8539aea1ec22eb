using System.Text.RegularExpressions;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Mail.Transports;

namespace Assignr.Portal.Mail;

/// <summary>
/// The way to the mail server. Where the way itself fails (server unreachable, TLS, sign-in, sender refused), mail pauses for
/// everybody, the fault counts against no message, and one message tries again every 30 seconds (requirements.md 99, 101). Where no
/// further try can help, mail is held until an assignor lets it go on.
/// </summary>
public sealed partial class MailChannel(TimeProvider clock, ILogger<MailChannel> log)
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

    /// <summary>Whether mail is paused or held: nothing leaves at the moment.</summary>
    public bool IsPaused => State.Rests(clock.GetUtcNow());

    /// <summary>After a fault, until the first message gets through: one message at a time.</summary>
    public bool IsProbing => State is { Reason: not null } state && !state.Rests(clock.GetUtcNow());

    /// <summary>Ends the pause, so that the next message shows whether the fault is gone. Ends a hold as well.</summary>
    public void Resume()
    {
        lock (gate)
        {
            if (state.Held is not null)
                refusals.Forgive(clock.GetUtcNow());
        }
        Change(old => old.Held is not null ? ChannelState.Open : old.Reason is null ? old : old with { PausedUntil = clock.GetUtcNow() });
    }

    /// <summary>Pauses mail. Every connection meets the same fault, and only the first one is logged.</summary>
    internal void PauseFor(Handover fault)
    {
        var reason = fault.Reply ?? "The mail server cannot be used.";
        if (Fault(reason))
            Paused(fault.Phase, AddressIn().Replace(reason, "(address)"));
    }

    /// <returns>True where mail was going.</returns>
    internal bool Fault(string reason)
    {
        var now = clock.GetUtcNow();
        var before = Change(old => old.Held is not null ? old : new ChannelState(now + Pause, reason, old.Since ?? now));
        return before.Reason is null || before.IsElsewhere;
    }

    /// <summary>While this portal stands by: shows the pause that the sending portal noted.</summary>
    internal void Follow((DateTimeOffset Since, string Reason)? pause)
    {
        var (now, known) = (clock.GetUtcNow(), State);
        if ((known.Reason, known.Since) == (pause?.Reason, pause?.Since))
            return;
        Change(old => old.Held is not null ? old
            : pause is not { } there ? ChannelState.Open
            : new ChannelState(now, there.Reason, there.Since) { IsElsewhere = true });
    }

    /// <returns>False where mail is held already.</returns>
    internal bool Hold(MailHold hold) =>
        Change(old => old.Held is not null ? old : new ChannelState(null, hold.Detail, hold.At, hold.Reason)).Held is null;

    /// <summary>The server answered, so the way works, whatever the answer says about this message.</summary>
    /// <returns>Why mail should be held now, with the words for it, or null.</returns>
    internal (HoldReason Reason, string Detail)? Answered(bool isRefusal, Guid? person, string? reply)
    {
        // During a pause, an answer belongs to a hand-over that began before the fault.
        if (IsProbing)
            Change(_ => ChannelState.Open);
        lock (gate)
            return state.Held is null ? Because(refusals.Count(isRefusal, person, clock.GetUtcNow()), reply) : null;
    }

    /// <summary>A letter came back that had been handed over.</summary>
    /// <returns>Why mail should be held now, with the words for it, or null.</returns>
    internal (HoldReason Reason, string Detail)? Returned(Guid? person, string reply)
    {
        lock (gate)
            return state.Held is null ? Because(refusals.CountReturned(person, clock.GetUtcNow()), reply) : null;
    }

    private (HoldReason Reason, string Detail)? Because(HoldReason? why, string? reply) =>
        why is { } reason ? (reason, refusals.Words(reason, reply)) : null;

    /// <returns>The state before the change.</returns>
    private ChannelState Change(Func<ChannelState, ChannelState> next)
    {
        ChannelState before;
        lock (gate)
            (before, state) = (state, next(state));
        Changed?.Invoke();
        return before;
    }

    // Mail servers often repeat the address they complain about; no address may stand in the log.
    [GeneratedRegex(@"[^\s<>""]+@[^\s<>""]+")]
    private static partial Regex AddressIn();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail pauses ({Phase}): {Reason}")]
    private partial void Paused(string phase, string reason);
}

/// <param name="PausedUntil">When the next try comes; in the past while that try runs. Null while mail is held.</param>
/// <param name="Reason">In plain words, with those of the mail server; null while mail goes.</param>
/// <param name="Since">Since when the fault lasts, or since when mail is held.</param>
/// <param name="Held">Why only an assignor can let mail go on; null where it goes on by itself.</param>
public sealed record ChannelState(DateTimeOffset? PausedUntil, string? Reason, DateTimeOffset? Since, HoldReason? Held = null)
{
    /// <summary>It is the state of another portal, which sends from the same database.</summary>
    public bool IsElsewhere { get; init; }

    internal static ChannelState Open { get; } = new(null, null, null);

    /// <summary>A pause that ends further ahead than any lasts is one of a clock that was set back: it is over.</summary>
    internal bool Rests(DateTimeOffset now) => Held is not null || (PausedUntil > now && PausedUntil <= now + MailChannel.Pause);
}

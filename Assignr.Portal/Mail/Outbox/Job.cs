using Assignr.Portal.Mail.Transports;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>A claimed message that its kind wants sent, with the site as it was at the claim.</summary>
internal sealed record Job(Message Message, Site Site, Func<CancellationToken, Task<Letter>> WriteAsync)
{
    /// <summary>Sorts what goes first to the front.</summary>
    public static Comparer<Job> Order { get; } = Comparer<Job>.Create(static (one, other) =>
        (one.Message.Lane, one.Message.DueAt, one.Message.Id).CompareTo((other.Message.Lane, other.Message.DueAt, other.Message.Id)));
}

/// <summary>What one claim returned.</summary>
/// <param name="Count">How many messages were claimed, with those that were skipped at once.</param>
internal sealed record Claim(int Count, IReadOnlyList<Job> Jobs);

/// <summary>The result of opening a connection.</summary>
internal enum Opening
{
    Open = 1,

    /// <summary>This connection cannot be had while others are open: it rests, mail does not pause.</summary>
    Refused,

    /// <summary>Nothing leaves: mail pauses, or the sender stops.</summary>
    Paused,
}

/// <summary>How a claimed message stands right before its hand-over.</summary>
internal enum ClaimState
{
    Ours,

    /// <summary>Somebody stopped it.</summary>
    Stopped,

    /// <summary>Its claim ran out, and another sender may have it by now.</summary>
    Lost,
}

/// <summary>What became of a claimed message, to be recorded.</summary>
/// <param name="Message">
/// As its claim left it. Its row is changed only while it still has this <see cref="Message.ClaimedBy"/> and
/// <see cref="Message.Attempts"/>, so an answer that comes after the claim was lost changes nothing (requirements.md 96).
/// </param>
internal abstract record Answer(Message Message, DateTimeOffset At);

/// <summary>It was tried. A fault of the channel is not a try.</summary>
internal sealed record Tried(Message Message, DateTimeOffset At, Handover Handover) : Answer(Message, At);

/// <summary>It was not tried: it goes back into the queue or, where somebody stopped it, comes to its end.</summary>
internal sealed record Released(Message Message, DateTimeOffset At) : Answer(Message, At);

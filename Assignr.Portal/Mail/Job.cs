using Assignr.Portal.Settings;

namespace Assignr.Portal.Mail;

/// <summary>A claimed message that its kind wants sent, with the site as it was at the claim.</summary>
internal sealed record Job(Message Message, Site Site, Func<CancellationToken, Task<Letter>> WriteAsync);

/// <summary>What one claim came to.</summary>
/// <param name="Count">How many messages were claimed, those skipped at once included.</param>
internal sealed record Claim(int Count, IReadOnlyList<Job> Jobs);

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
internal abstract record Answer(Message Message, DateTimeOffset At);

/// <summary>It was tried; a channel's fault is never one of these.</summary>
internal sealed record Tried(Message Message, DateTimeOffset At, Handover Handover) : Answer(Message, At);

/// <summary>It was not tried and goes back as it was.</summary>
/// <param name="RestConnection">The connection should rest before it tries another.</param>
internal sealed record Released(Message Message, DateTimeOffset At, bool RestConnection = false) : Answer(Message, At);

/// <summary>Somebody stopped it before the hand-over.</summary>
internal sealed record Stopped(Message Message, DateTimeOffset At) : Answer(Message, At);

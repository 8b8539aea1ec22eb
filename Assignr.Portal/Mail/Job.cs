using Assignr.Portal.Settings;

namespace Assignr.Portal.Mail;

/// <summary>A claimed message that its kind wants sent, with the site as it was at the claim.</summary>
internal sealed record Job(Message Message, Site Site, Func<CancellationToken, Task<Letter>> WriteAsync);

/// <summary>What one claim came to.</summary>
/// <param name="Taken">How many messages were claimed, those skipped at once included.</param>
internal sealed record Claim(int Taken, IReadOnlyList<Job> Jobs);

/// <summary>How a message in hand stands when it is about to be handed over.</summary>
internal enum Hold
{
    Ours,

    /// <summary>Somebody stopped it.</summary>
    Stopped,

    /// <summary>Another sender has it by now.</summary>
    Lost,
}

/// <summary>What a worker has to say about its message.</summary>
internal abstract record Answer(Message Message, DateTimeOffset At);

/// <summary>It was tried; a channel's fault is never one of these.</summary>
internal sealed record Tried(Message Message, DateTimeOffset At, Handover Handover) : Answer(Message, At);

/// <summary>It was not tried and goes back as it was.</summary>
/// <param name="RestLine">The line should rest before it tries another.</param>
internal sealed record Released(Message Message, DateTimeOffset At, bool RestLine = false) : Answer(Message, At);

/// <summary>Somebody stopped it before the hand-over.</summary>
internal sealed record Stopped(Message Message, DateTimeOffset At) : Answer(Message, At);

/// <summary>What a commit of answers wrote.</summary>
/// <param name="Attempts">All that were added.</param>
/// <param name="Accepted">Hand-overs that are on record as attempts only.</param>
internal sealed record Written(IReadOnlyList<Attempt> Attempts, IReadOnlyList<Recorded> Accepted);

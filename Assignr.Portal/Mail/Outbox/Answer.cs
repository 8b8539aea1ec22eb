using Assignr.Portal.Mail.Transports;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>What became of a claimed message, to be recorded.</summary>
/// <param name="Message">
/// As its claim left it. Its row is changed only while it still has this <see cref="Message.ClaimedBy"/> and
/// <see cref="Message.Attempts"/>, so an answer that comes after the claim was lost changes nothing (requirements.md 96).
/// </param>
internal abstract record Answer(Message Message, DateTimeOffset At);

/// <summary>It was tried. A fault of the channel is not a try.</summary>
internal sealed record Tried(Message Message, DateTimeOffset At, Handover Handover) : Answer(Message, At);

/// <summary>It was not tried: it goes back into the queue or, where somebody stopped it, comes to its end.</summary>
internal sealed record NotTried(Message Message, DateTimeOffset At) : Answer(Message, At);

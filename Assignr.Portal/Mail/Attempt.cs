using Assignr.Portal.Mail.Transports;

namespace Assignr.Portal.Mail;

/// <summary>One try to hand one message over, kept for the question "what happened to this person's mail?".</summary>
public sealed class Attempt
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MessageId { get; init; }

    /// <summary>From 1: the message's <see cref="Message.Attempts"/> at that claim.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How far it got: one of <see cref="Phases"/>.</summary>
    public required string Phase { get; init; }

    public required AttemptOutcome Outcome { get; init; }

    /// <summary>The mail server's answer, cleaned and cut; or what broke, in our words.</summary>
    public string? Reply { get; init; }

    internal static Attempt Of(Message claimed, DateTimeOffset at, string phase, AttemptOutcome outcome, string? reply) => new()
    {
        MessageId = claimed.Id,
        Number = claimed.Attempts,
        At = at,
        Phase = phase,
        Outcome = outcome,
        Reply = reply,
    };
}

public enum AttemptOutcome
{
    HandedOver = 1,

    /// <summary>The mail server, or a report that came back, said no for good: no further try.</summary>
    Refused = 2,

    /// <summary>For now: another try follows.</summary>
    Deferred = 3,

    /// <summary>It broke off after the letter had begun to leave: another try follows, and this one may have arrived.</summary>
    Doubtful = 4,

    Skipped = 5,

    /// <summary>No further try, although nobody refused it: the letter cannot be written, it took too long, or it may have
    /// arrived.</summary>
    GivenUp = 6,
}

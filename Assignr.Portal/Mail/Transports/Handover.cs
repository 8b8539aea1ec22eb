using Assignr.Portal.Data;

namespace Assignr.Portal.Mail.Transports;

/// <summary>The result of handing over one letter.</summary>
/// <param name="Outcome">
/// Null where the channel is at fault and nothing is known to be wrong with this message (requirements.md 99).
/// </param>
/// <param name="Phase">How far it got: one of <see cref="Phases"/>.</param>
/// <param name="Reply">The mail server's words, cleaned; or what broke, in our own.</param>
public sealed record Handover(AttemptOutcome? Outcome, string Phase, string? Reply)
{
    public const int LongestReply = 1000;

    public bool IsChannelFault => Outcome is null;

    /// <summary>
    /// A fault of this connection alone: mail does not pause. From <see cref="IMailTransport.OpenAsync"/>: it cannot be had while others
    /// are open, and rests. From <see cref="IMailTransport.HandOverAsync"/>: nothing of the letter left, the message is released, and the
    /// connection is opened anew for the next one.
    /// </summary>
    public bool OnlyThisConnection { get; init; }

    /// <summary>The reply comes from the mail server, so the way to it works.</summary>
    public bool IsServers { get; init; }

    public static Handover Accepted(string? reply) => new(AttemptOutcome.HandedOver, Phases.Answer, Clean(reply)) { IsServers = true };

    public static Handover Refused(string phase, string? reply) => new(AttemptOutcome.Refused, phase, Clean(reply));

    public static Handover Deferred(string phase, string? reply) => new(AttemptOutcome.Deferred, phase, Clean(reply));

    public static Handover Doubtful(string? reply) => new(AttemptOutcome.Doubtful, Phases.Answer, Clean(reply));

    public static Handover ChannelFault(string phase, string reason) => new(null, phase, Clean(reason));

    internal static string? Clean(string? text) =>
        Text.OneLine(text) is { Length: > 0 } line ? line[..Math.Min(line.Length, LongestReply)] : null;
}

/// <summary>The stages of a hand-over, as stored in <see cref="Attempt.Phase"/>.</summary>
public static class Phases
{
    /// <summary>Judged by its kind, before any connection.</summary>
    public const string Judged = "judged";

    /// <summary>Writing the letter.</summary>
    public const string Letter = "letter";

    public const string Connect = "connect";
    public const string Sender = "sender";
    public const string Recipient = "recipient";
    public const string Data = "data";

    /// <summary>The letter was on its way, and the server's answer was awaited.</summary>
    public const string Answer = "answer";

    /// <summary>After the hand-over: the letter came back, or somebody complained.</summary>
    public const string Report = "report";
}

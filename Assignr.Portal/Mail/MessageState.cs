using System.Linq.Expressions;

namespace Assignr.Portal.Mail;

/// <summary>Where a message stands. Computed from its dates, never stored.</summary>
public enum MessageState
{
    Queued,

    /// <summary>A sender holds it.</summary>
    Sending,

    /// <summary>The mail server took it; whether it arrived, only a used link tells.</summary>
    HandedOver,

    /// <summary>For good: the server said no, or we gave up.</summary>
    Refused,

    Skipped,
    Cancelled,
}

public static class MessageStates
{
    /// <summary>The one rule, for the database and, compiled, for everything else.</summary>
    public static Expression<Func<Message, MessageState>> Of { get; } = message =>
        message.HandedOverAt != null ? MessageState.HandedOver
        : message.RefusedAt != null ? MessageState.Refused
        : message.SkippedAt != null ? MessageState.Skipped
        : message.SettledAt != null ? MessageState.Cancelled
        : message.ClaimedBy != null ? MessageState.Sending
        : MessageState.Queued;

    private static readonly Func<Message, MessageState> Compiled = Of.Compile();

    public static MessageState Now(Message message) => Compiled(message);
}

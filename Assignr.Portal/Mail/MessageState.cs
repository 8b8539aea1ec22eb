using System.Linq.Expressions;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore.Query;

namespace Assignr.Portal.Mail;

/// <summary>Where a message stands. Computed from its dates, never stored.</summary>
public enum MessageState
{
    /// <summary>It waits, whether or not a sender has claimed it.</summary>
    Queued,

    /// <summary>In flight: its letter is leaving, or the mail server's answer has not arrived or is not recorded yet.</summary>
    Sending,

    /// <summary>The mail server took it; whether it arrived, only a used link tells.</summary>
    HandedOver,

    /// <summary>For good: the server said no, or the portal gave up.</summary>
    Refused,

    Skipped,
    Cancelled,
}

public static class MessageStates
{
    private static readonly Func<Message, MessageState> FromDates = Of([]).Compile();

    /// <summary>The one rule, used in the database and, compiled, everywhere else.</summary>
    /// <param name="sending">The messages in <see cref="InFlight"/>: the dates of a message do not show it.</param>
    public static Expression<Func<Message, MessageState>> Of(IReadOnlyCollection<Guid> sending) => message =>
        message.HandedOverAt != null ? MessageState.HandedOver
        : message.RefusedAt != null ? MessageState.Refused
        : message.SkippedAt != null ? MessageState.Skipped
        : message.SettledAt != null ? MessageState.Cancelled
        : sending.Contains(message.Id) ? MessageState.Sending
        : MessageState.Queued;

    /// <summary>The same rule, and what is asked for beside it.</summary>
    public static Expression<Func<Message, T>> With<T>(
        IReadOnlyCollection<Guid> sending, Expression<Func<Message, MessageState, T>> ask)
    {
        var (rule, message) = (Of(sending), ask.Parameters[0]);
        var state = ReplacingExpressionVisitor.Replace(rule.Parameters[0], message, rule.Body);
        return Expression.Lambda<Func<Message, T>>(ReplacingExpressionVisitor.Replace(ask.Parameters[1], state, ask.Body), message);
    }

    /// <summary>The same for a row that was read. In the last Select of a query it runs here, not in the database.</summary>
    public static MessageState Now(Message message, IReadOnlyCollection<Guid> sending) => FromDates(message) switch
    {
        MessageState.Queued when sending.Contains(message.Id) => MessageState.Sending,
        var state => state,
    };
}

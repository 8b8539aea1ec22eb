using Assignr.Portal.Data;

namespace Assignr.Portal.Mail;

/// <summary>How the queue does.</summary>
public static class MailQueue
{
    /// <summary>Since when the message has been due that has waited longest; null where none is due.</summary>
    public static DateTimeOffset? OldestDue(PortalDb db, DateTimeOffset now) =>
        db.Messages.Where(message => message.SettledAt == null && message.CancelledAt == null && message.ClaimedBy == null && message.DueAt <= now)
            .Min(message => (DateTimeOffset?)message.DueAt);

    /// <summary>How many messages a sender claimed that has not been heard of for so long that another should have taken them.</summary>
    public static int CountOrphans(PortalDb db, DateTimeOffset now)
    {
        var before = now - Outbox.Lease;
        return db.Messages.Count(message => message.SettledAt == null && message.ClaimedUntil < before);
    }
}

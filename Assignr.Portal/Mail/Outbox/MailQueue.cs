using Assignr.Portal.Data;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>Messages that have not come to their end, by who has them; and how the queue does.</summary>
public static class MailQueue
{
    /// <summary>Nobody has them, and nobody has stopped them.</summary>
    internal static IQueryable<Message> Waiting(PortalDb db) =>
        db.Messages.Where(message => message.SettledAt == null && message.CancelledAt == null && message.ClaimedBy == null);

    internal static IQueryable<Message> Claimed(PortalDb db) =>
        db.Messages.Where(message => message.SettledAt == null && message.ClaimedBy != null);

    /// <summary>Claimed by a sender that ended or hangs, or that dropped them.</summary>
    internal static IQueryable<Message> RunOut(PortalDb db, DateTimeOffset now) => Claimed(db).Where(message => message.ClaimedUntil < now);

    /// <summary>Since when the message has been due that has waited longest; null where none is due.</summary>
    public static DateTimeOffset? OldestDue(PortalDb db, DateTimeOffset now) =>
        Waiting(db).Where(message => message.DueAt <= now).Min(message => (DateTimeOffset?)message.DueAt);

    /// <summary>
    /// How many messages do not stand in exactly one place: one that came to its end has one end and no claim, one that waits or goes has
    /// none (BAR 95). Never any, unless something is wrong with us.
    /// </summary>
    public static int CountUnaccounted(PortalDb db) => db.Messages.Count(message => message.SettledAt == null
        ? message.HandedOverAt != null || message.RefusedAt != null || message.SkippedAt != null
        : message.ClaimedBy != null
            || (message.HandedOverAt != null ? 1
                : 0) + (message.RefusedAt != null ? 1
                : 0) + (message.SkippedAt != null ? 1
                : 0) + (message.CancelledAt != null ? 1
                : 0) != 1);

    /// <summary>How many messages a sender claimed that has not been heard of for so long that another should have taken them.</summary>
    public static int CountOrphans(PortalDb db, DateTimeOffset now) => RunOut(db, now - Claims.Lease).Count();
}

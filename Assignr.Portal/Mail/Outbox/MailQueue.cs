using Assignr.Portal.Data;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>Messages that have not come to their end, by who has them; and the health of the queue.</summary>
public static class MailQueue
{
    /// <summary>Neither claimed nor stopped.</summary>
    internal static IQueryable<Message> Waiting(PortalDb db) =>
        db.Messages.Where(message => message.SettledAt == null && message.CancelledAt == null && message.ClaimedBy == null);

    internal static IQueryable<Message> Claimed(PortalDb db) =>
        db.Messages.Where(message => message.SettledAt == null && message.ClaimedBy != null);

    /// <summary>Their claim has run out: their sender ended, hangs or dropped them.</summary>
    internal static IQueryable<Message> RunOut(PortalDb db, DateTimeOffset now) => Claimed(db).Where(message => message.ClaimedUntil < now);

    /// <summary>When the longest waiting message became due; null where none is due.</summary>
    public static DateTimeOffset? OldestDue(PortalDb db, DateTimeOffset now) =>
        Waiting(db).Where(message => message.DueAt <= now).Min(message => (DateTimeOffset?)message.DueAt);

    /// <summary>
    /// How many messages do not stand in exactly one place: a settled one has exactly one end and no claim, an unsettled one has no end
    /// (requirements.md 95). Always 0, unless the portal has a fault.
    /// </summary>
    public static int CountUnaccounted(PortalDb db) => db.Messages.Count(message => message.SettledAt == null
        ? message.HandedOverAt != null || message.RefusedAt != null || message.SkippedAt != null
        : message.ClaimedBy != null
            || (message.HandedOverAt != null ? 1
                : 0) + (message.RefusedAt != null ? 1
                : 0) + (message.SkippedAt != null ? 1
                : 0) + (message.CancelledAt != null ? 1
                : 0) != 1);

    /// <summary>How many messages have a claim that ran out so long ago that another sender should have taken them.</summary>
    public static int CountOrphans(PortalDb db, DateTimeOffset now) => RunOut(db, now - Claims.Lease).Count();
}

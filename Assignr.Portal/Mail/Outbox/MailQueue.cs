using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>Messages that have not come to their end, by who has them; and how the queue does.</summary>
public static class MailQueue
{
    /// <summary>Nobody has them, and nobody has stopped them.</summary>
    internal static IQueryable<Message> Waiting(PortalDb db) =>
        db.Messages.Where(message => message.SettledAt == null && message.CancelledAt == null && message.ClaimedBy == null);

    /// <summary>Those that wait and should go now.</summary>
    internal static IQueryable<Message> Due(PortalDb db, DateTimeOffset now)
    {
        var furthest = now + RetrySchedule.Furthest;
        return Waiting(db).Where(message => message.DueAt <= now || message.DueAt > furthest);
    }

    /// <summary>The same of one that waits.</summary>
    public static bool IsDue(DateTimeOffset dueAt, DateTimeOffset now) => dueAt <= now || dueAt > now + RetrySchedule.Furthest;

    /// <summary>When the next one that waits should go; null where none waits.</summary>
    internal static async Task<DateTimeOffset?> NextDueAsync(PortalDb db, DateTimeOffset now, CancellationToken cancel) =>
        await Due(db, now).AnyAsync(cancel) ? now : await Waiting(db).MinAsync(message => (DateTimeOffset?)message.DueAt, cancel);

    internal static IQueryable<Message> Claimed(PortalDb db) =>
        db.Messages.Where(message => message.SettledAt == null && message.ClaimedBy != null);

    /// <summary>
    /// Claimed by a sender that ended or hangs, or that dropped them. No claim lasts as long as twice its lease: such a one is of a clock
    /// that was set back.
    /// </summary>
    /// <param name="since">For how long, at least.</param>
    internal static IQueryable<Message> RunOut(PortalDb db, DateTimeOffset now, TimeSpan since = default)
    {
        var (past, furthest) = (now - since, now + 2 * Claims.Lease + since);
        return Claimed(db).Where(message => message.ClaimedUntil < past || message.ClaimedUntil > furthest);
    }

    /// <summary>
    /// Since when the message has been due that has waited longest, now for one of a clock that was set back; null where none is due.
    /// </summary>
    public static DateTimeOffset? OldestDue(PortalDb db, DateTimeOffset now) =>
        Due(db, now).Min(message => (DateTimeOffset?)message.DueAt) is { } oldest ? (oldest < now ? oldest : now) : null;

    /// <summary>How many are due by a clock that was set back: nobody knows since when.</summary>
    public static int CountAhead(PortalDb db, DateTimeOffset now) => Due(db, now).Count(message => message.DueAt > now);

    /// <summary>
    /// How many messages do not stand in exactly one place: one that came to its end has one end and no claim, one that waits or goes has
    /// none (requirements.md 95). Never any, unless something is wrong with us.
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
    public static int CountOrphans(PortalDb db, DateTimeOffset now) => RunOut(db, now, Claims.Lease).Count();
}

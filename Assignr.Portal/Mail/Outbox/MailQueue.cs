using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>Messages that have not come to their end, by who has them; and the health of the queue.</summary>
public static class MailQueue
{
    /// <summary>Neither claimed nor stopped nor paused.</summary>
    internal static IQueryable<Message> Waiting(PortalDb db) => db.Messages.Where(message => message.SettledAt == null
        && message.PausedAt == null && message.CancelledAt == null && message.ClaimedBy == null);

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

    /// <summary>When the longest waiting message became due; null where none is due.</summary>
    public static DateTimeOffset? OldestDue(PortalDb db, DateTimeOffset now) =>
        Due(db, now).Min(message => (DateTimeOffset?)message.DueAt) is { } oldest ? (oldest < now ? oldest : now) : null;

    /// <summary>How many are due by a clock that was set back: nobody knows since when.</summary>
    public static int CountAhead(PortalDb db, DateTimeOffset now) => Due(db, now).Count(message => message.DueAt > now);

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
    public static int CountOrphans(PortalDb db, DateTimeOffset now) => RunOut(db, now, Claims.Lease).Count();
}

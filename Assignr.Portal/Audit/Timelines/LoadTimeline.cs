using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Audit.Timelines;

/// <param name="HasMore">Whether there are older entries.</param>
public sealed record Timeline(IReadOnlyList<TimelineEntry> Entries, bool HasMore);

/// <summary>Everything that happened to one person, newest first: acts, sign-ins, and emails with each attempt and the mail server's
/// answer.</summary>
[Allow(Who.Readers)]
public sealed class LoadTimeline(IDbContextFactory<PortalDb> database, IEnumerable<IMailKind> kinds, InFlight inFlight, TimeProvider clock)
{
    public const int OnePage = 25;
    public const int LargestPage = 500;

    private readonly Dictionary<string, string> called = kinds.ToDictionary(kind => kind.Name, kind => kind.Called);

    /// <param name="count">How many entries at most.</param>
    public async Task<Timeline> RunAsync(
        Caller caller, Guid personId, TimelineKind kind = TimelineKind.Everything, int count = OnePage, CancellationToken cancel = default)
    {
        caller.Demand(this);
        count = Math.Clamp(count, 1, LargestPage);
        await using var db = await database.CreateDbContextAsync(cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var acts = await ActsOfAsync(db, personId, kind, count + 1, cancel);
        var emails = kind is TimelineKind.Everything or TimelineKind.Emails
            ? await TimelineEmails.ReadAsync(db, personId, called, inFlight.Ids, site, clock.GetUtcNow(), cancel)
            : [];
        var all = acts.Concat(emails).OrderByDescending(entry => entry.At).Take(count + 1).ToList();
        return new Timeline([.. all.Take(count)], all.Count > count);
    }

    private static async Task<IEnumerable<TimelineEntry>> ActsOfAsync(PortalDb db, Guid personId, TimelineKind kind, int count,
        CancellationToken cancel)
    {
        var entries = await Acts(db, personId, kind).Take(count).ToListAsync(cancel);
        return entries.Select(TimelineActs.Tell);
    }

    internal static IQueryable<AuditEntry> Acts(PortalDb db, Guid personId, TimelineKind kind)
    {
        var shown = TimelineActs.Of(kind);
        return db.AuditEntries.AsNoTracking().Where(entry => entry.PersonId == personId && shown.Contains(entry.Act))
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);
    }
}

using System.Collections.Concurrent;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>
/// The numbers of running mailings for all open pages: read once for all of them, at most four times a second for each mailing, and
/// passed on in memory. While somebody looks at one, it is read now and then by itself as well: another portal on the same database tells
/// nobody here what was pressed there.
/// </summary>
public sealed partial class MailingProgress : IDisposable
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan UnaskedEvery = TimeSpan.FromSeconds(3);

    private readonly IDbContextFactory<PortalDb> database;
    private readonly ChangeFeed changes;
    private readonly InFlight inFlight;
    private readonly TimeProvider clock;
    private readonly ILogger<MailingProgress> log;
    private readonly ConcurrentDictionary<Guid, Followed> followed = new();

    public MailingProgress(
        IDbContextFactory<PortalDb> database, ChangeFeed changes, InFlight inFlight, TimeProvider clock, ILogger<MailingProgress> log)
    {
        (this.database, this.changes, this.inFlight, this.clock, this.log) = (database, changes, inFlight, clock, log);
        changes.Changed += WhenChanged;
    }

    /// <summary>Raised on any thread with a mailing's new numbers.</summary>
    public event Action<MailingSummary>? Progressed;

    /// <summary>Somebody looks at it: reads it where nobody has done so for a while, and tells of it where something is new.</summary>
    public void Look(Guid id)
    {
        var one = followed.GetOrAdd(id, Follow);
        if (clock.GetElapsedTime(Volatile.Read(ref one.ReadAt)) >= UnaskedEvery)
            one.Throttle.Ask();
    }

    public void Dispose()
    {
        changes.Changed -= WhenChanged;
        foreach (var one in followed.Values)
            one.Throttle.Dispose();
    }

    private void WhenChanged(Change change)
    {
        // No page is open.
        if (Progressed is null)
            return;
        foreach (var id in change.Mailings)
        {
            var one = followed.GetOrAdd(id, Follow);
            Volatile.Write(ref one.IsTold, true);
            one.Throttle.Ask();
        }
    }

    private Followed Follow(Guid id)
    {
        var one = new Followed();
        one.Throttle = new Throttle(clock, AtMostEvery, () => ReadAsync(id, one), Failed, inTurn: false);
        return one;
    }

    private async Task ReadAsync(Guid id, Followed one)
    {
        var number = Interlocked.Increment(ref one.Started);
        var isTold = Interlocked.Exchange(ref one.IsTold, false);
        Volatile.Write(ref one.ReadAt, clock.GetTimestamp());
        await using var db = await database.CreateDbContextAsync();
        var mailing = await db.Mailings.AsNoTracking().SingleOrDefaultAsync(mailing => mailing.Id == id);
        if (mailing is null)
            return;
        var summary = new MailingSummary(mailing,
            await MailingCounts.ReadAsync(db.Messages.Where(message => message.MailingId == id), inFlight.Ids, CancellationToken.None));
        // A slow read must not replace the result of a later one.
        lock (one)
        {
            if (number < one.Shown)
                return;
            one.Shown = number;
            var state = new State(summary.Counts, mailing.QueuedAt, mailing.StartsAt, mailing.PausedAt, mailing.StoppedAt, mailing.EndedAt);
            if (!isTold && state == one.State)
                return;
            one.State = state;
        }
        if (mailing.EndedAt is not null && followed.TryRemove(id, out var ended))
            ended.Throttle.Dispose();
        Progressed?.Invoke(summary);
    }

    private Task Failed(Exception broken)
    {
        CannotRead(broken.GetType().Name);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The numbers of a mailing cannot be read: {Exception}")]
    private partial void CannotRead(string exception);

    /// <summary>What is new where it differs.</summary>
    private sealed record State(MailingCounts Counts, DateTimeOffset? QueuedAt, DateTimeOffset StartsAt, DateTimeOffset? PausedAt,
        DateTimeOffset? StoppedAt, DateTimeOffset? EndedAt);

    private sealed class Followed
    {
        public long Started;
        public long Shown;
        public long ReadAt;
        public bool IsTold;

        public State? State { get; set; }

        public Throttle Throttle { get; set; } = null!;
    }
}

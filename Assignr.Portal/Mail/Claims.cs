using System.Linq.Expressions;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>Claims of messages: which sender has which, until when (BAR 94 to 96).</summary>
public sealed partial class Claims(
    SenderDatabase database, IEnumerable<IMailKind> kinds, Recorder recorder, MailBell bell, TimeProvider clock, ILogger<Claims> log)
{
    /// <summary>Short enough that a dead sender's messages go on within two minutes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(100);

    private readonly string owner =
        $"{Environment.MachineName[..Math.Min(Environment.MachineName.Length, 40)]}/{Environment.ProcessId}/{Guid.NewGuid().ToString("N")[..12]}";

    private readonly Dictionary<string, IMailKind> kinds = kinds.ToDictionary(kind => kind.Name);

    /// <summary>Claims what is due, lanes in order, and asks each message's kind about it once more.</summary>
    internal async Task<Claim> ClaimAsync(int most, Lane upTo, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        IQueryable<Message> Choose(PortalDb db) => Due(db, now).Where(message => message.Lane <= upTo)
            .OrderBy(message => message.Lane).ThenBy(message => message.DueAt).ThenBy(message => message.Id).Take(most);
        try
        {
            return await ClaimChosenAsync(Choose, now, cancel);
        }
        catch (BadKindException)
        {
            return await ClaimOneByOneAsync(Choose, now, cancel);
        }
    }

    /// <summary>Claims for longer what is in hand, and frees what this sender dropped a lease ago.</summary>
    internal Task RenewAsync(IReadOnlyCollection<Guid> inHand, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var now = clock.GetUtcNow();
            await MessageLife.RenewAsync(db, owner, inHand, now + Lease, cancel);
            return await MessageLife.FreeAsync(db.Messages.Where(Dropped(now)), now, cancel);
        },
        cancel);

    /// <summary>How a claimed message stands by now.</summary>
    internal Task<ClaimState> StateAsync(Message claimed, CancellationToken cancel) =>
        database.ReadAsync(db => MessageLife.StateAsync(db, claimed, cancel), cancel);

    /// <summary>Takes back, where nobody else sends from this database, what an ended sender had claimed.</summary>
    internal Task ReclaimAsync(CancellationToken cancel) =>
        FreeAsync(message => message.ClaimedBy != null && message.ClaimedBy != owner && message.SettledAt == null, cancel);

    /// <summary>
    /// Before a run, when nothing is in hand: frees what this sender dropped a lease ago and stopped messages of any sender whose claim
    /// ran out, and ends stopped messages that nobody has.
    /// </summary>
    internal async Task SweepAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        Expression<Func<Message, bool>> left = message =>
            message.SettledAt == null && message.ClaimedUntil < now && (message.ClaimedBy == owner || message.CancelledAt != null);
        if (await database.ReadAsync(db => db.Messages.AnyAsync(left, cancel), cancel))
            await FreeAsync(left, cancel);
        var stopped = await database.ReadAsync(
            db => db.Messages.AsNoTracking()
                .Where(message => message.SettledAt == null && message.CancelledAt != null && message.ClaimedBy == null)
                .ToListAsync(cancel),
            cancel);
        foreach (var message in stopped)
            await recorder.RecordAsync(new Stopped(message, now));
    }

    /// <summary>When the next waiting message is due; null where none waits.</summary>
    internal Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel) => database.ReadAsync(
        db => db.Messages.Where(message => message.SettledAt == null && message.CancelledAt == null && message.ClaimedBy == null)
            .MinAsync(message => (DateTimeOffset?)message.DueAt, cancel),
        cancel);

    // What this sender has in hand stays there whatever the clock says: a clock that jumps past the lease must not claim it again.
    private IQueryable<Message> Due(PortalDb db, DateTimeOffset now) => db.Messages.Where(message =>
        message.SettledAt == null && message.CancelledAt == null && message.DueAt <= now
        && (message.ClaimedBy == null || (message.ClaimedBy != owner && message.ClaimedUntil < now)));

    private Expression<Func<Message, bool>> Dropped(DateTimeOffset now) =>
        message => message.ClaimedBy == owner && message.ClaimedUntil < now && message.SettledAt == null;

    private Task<int> FreeAsync(Expression<Func<Message, bool>> which, CancellationToken cancel) =>
        database.WriteAsync(db => MessageLife.FreeAsync(db.Messages.Where(which), clock.GetUtcNow(), cancel), cancel);

    private async Task<Claim> ClaimChosenAsync(Func<PortalDb, IQueryable<Message>> choose, DateTimeOffset now, CancellationToken cancel)
    {
        var skipped = new List<Message>();
        var claim = await database.WriteAsync(async db =>
        {
            skipped.Clear();
            var batch = await ClaimRowsAsync(db, await choose(db).AsNoTracking().ToListAsync(cancel), now, cancel);
            if (batch.Count == 0)
                return new Claim(0, []);
            var site = await db.Site.AsNoTracking().SingleAsync(cancel);
            var jobs = new List<Job>();
            foreach (var group in batch.GroupBy(message => message.Kind))
            {
                var messages = group.ToDictionary(message => message.Id);
                var prepared = await PrepareAsync(db, group.Key, [.. group], now, cancel);
                jobs.AddRange(prepared.OfType<SendIt>().Select(send => new Job(messages[send.MessageId], site, send.WriteAsync)));
                var skips = prepared.OfType<SkipIt>().ToList();
                skipped.AddRange(skips.Select(skip => messages[skip.MessageId]));
                foreach (var reason in skips.GroupBy(skip => skip.Reason, skip => messages[skip.MessageId]))
                    await GuardAsync(() => Recorder.SkipAsync(db, kinds[group.Key], [.. reason], reason.Key, now, cancel));
            }
            return new Claim(batch.Count, jobs);
        }, cancel);
        if (claim.Count > 0)
            bell.Tell(Recorder.MovedBy(claim.Jobs.Select(job => job.Message).Concat(skipped)));
        return claim;
    }

    private async Task<List<Message>> ClaimRowsAsync(PortalDb db, List<Message> wanted, DateTimeOffset now, CancellationToken cancel)
    {
        if (wanted.Count == 0)
            return wanted;
        var until = now + Lease;
        var ids = wanted.ConvertAll(message => message.Id);
        // The condition stands here again: where writers do not queue up, another sender may have been quicker.
        if (await MessageLife.ClaimAsync(Due(db, now).Where(message => ids.Contains(message.Id)), owner, until, cancel) < wanted.Count)
            return await db.Messages.AsNoTracking()
                .Where(message => ids.Contains(message.Id) && message.ClaimedBy == owner && message.ClaimedUntil == until).ToListAsync(cancel);
        foreach (var message in wanted)
            message.Claimed(owner, until);
        return wanted;
    }

    private async Task<IReadOnlyList<Prepared>> PrepareAsync(
        PortalDb db, string kind, List<Message> batch, DateTimeOffset now, CancellationToken cancel)
    {
        IReadOnlyList<Prepared> prepared = [];
        await GuardAsync(async () =>
        {
            prepared = kinds.TryGetValue(kind, out var found)
                ? await found.PrepareAsync(db, batch, now, cancel)
                : throw new InvalidOperationException($"No one writes letters of the kind {kind}.");
            await db.SaveChangesAsync(cancel);
            var answered = prepared.Select(answer => answer.MessageId).ToHashSet();
            if (prepared.Count != batch.Count || !answered.SetEquals(batch.Select(message => message.Id)))
                throw new InvalidOperationException($"The kind {kind} did not answer once for each message.");
        });
        return prepared;
    }

    private static async Task GuardAsync(Func<Task> kind)
    {
        try
        {
            await kind();
        }
        catch (Exception broken) when (broken is not OperationCanceledException && !Transactions.IsTrouble(broken))
        {
            throw new BadKindException(broken);
        }
    }

    // One bad message must not hold the others up (BAR 100): each gets a transaction of its own, and the bad one is put off or set aside.
    private async Task<Claim> ClaimOneByOneAsync(Func<PortalDb, IQueryable<Message>> choose, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = await database.ReadAsync(db => choose(db).Select(message => message.Id).ToListAsync(cancel), cancel);
        var jobs = new List<Job>();
        foreach (var id in ids)
        {
            try
            {
                jobs.AddRange((await ClaimChosenAsync(db => Due(db, now).Where(message => message.Id == id), now, cancel)).Jobs);
            }
            catch (BadKindException bad)
            {
                var (broken, stackTrace) = (bad.InnerException!.GetType().Name, bad.InnerException.StackTrace);
                CannotPrepare(id, broken, stackTrace);
                var claimed = await database.WriteAsync(
                    async db => await ClaimRowsAsync(
                        db, await Due(db, now).AsNoTracking().Where(message => message.Id == id).ToListAsync(cancel), now, cancel),
                    cancel);
                foreach (var message in claimed)
                    await recorder.RecordAsync(new Tried(
                        message, now, Handover.Deferred(Phases.Letter, $"The email could not be prepared ({broken}).")));
            }
        }
        return new Claim(ids.Count, jobs);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} could not be prepared: {Exception}\n{StackTrace}")]
    private partial void CannotPrepare(Guid messageId, string exception, string? stackTrace);

    private sealed class BadKindException(Exception inner) : Exception("A kind of letter failed.", inner);
}

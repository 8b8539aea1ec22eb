using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Transports;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>Claims of messages: which sender has which, until when (requirements.md 94 to 96).</summary>
public sealed partial class Claims(
    SenderDatabase database, MailKinds kinds, Recorder recorder, ChangeFeed changes, TimeProvider clock, ILogger<Claims> log)
{
    /// <summary>Short enough that a dead sender's messages go on within two minutes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(100);

    private readonly string owner = $"{Environment.MachineName[..Math.Min(Environment.MachineName.Length, 40)]}/{Environment.ProcessId}/"
        + Guid.NewGuid().ToString("N")[..12];

    /// <summary>When nobody sends from this database: frees everything that is claimed.</summary>
    internal Task ReclaimAsync(CancellationToken cancel) =>
        database.WriteAsync(db => MessageLife.FreeAsync(MailQueue.Claimed(db), clock.GetUtcNow(), cancel), cancel);

    /// <summary>Before a run, when nothing is in hand: frees what an ended sender had claimed.</summary>
    internal async Task SweepAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await database.ReadAsync(db => MailQueue.RunOut(db, now).AnyAsync(cancel), cancel))
            await database.WriteAsync(db => MessageLife.FreeAsync(MailQueue.RunOut(db, now), now, cancel), cancel);
        await EndStoppedAsync(cancel);
    }

    /// <summary>Claims what is due, lanes in order, and asks each message's kind about it once more.</summary>
    internal async Task<Claim> ClaimAsync(int most, Lane upTo, CancellationToken cancel)
    {
        if (most <= 0)
            return new Claim(0, []);
        var now = clock.GetUtcNow();
        IQueryable<Message> Choose(PortalDb db) => MailQueue.Due(db, now).Where(message => message.Lane <= upTo)
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

    /// <summary>Extends the claims of what is in hand, and frees expired ones, whether this sender dropped them or another had
    /// them.</summary>
    internal async Task RenewAndFreeAsync(IReadOnlyCollection<Guid> inHand, CancellationToken cancel)
    {
        var freed = await database.WriteAsync(
            async db =>
            {
                var now = clock.GetUtcNow();
                // Before the freeing, so that a clock that jumps past the lease does not free what is in hand.
                await MessageLife.RenewAsync(db, owner, inHand, now + Lease, cancel);
                return await MessageLife.FreeAsync(MailQueue.RunOut(db, now), now, cancel);
            },
            cancel);
        if (freed > 0)
            await EndStoppedAsync(cancel);
    }

    /// <summary>The current state of a claimed message.</summary>
    internal Task<ClaimState> StateAsync(Message claimed, CancellationToken cancel) =>
        database.ReadAsync(db => MessageLife.StateAsync(db, claimed, cancel), cancel);

    /// <summary>When the next waiting message is due; null where none waits.</summary>
    internal Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel) =>
        database.ReadAsync(db => MailQueue.NextDueAsync(db, clock.GetUtcNow(), cancel), cancel);

    // They were stopped while claimed and freed later, so no sender is left to end them.
    private async Task EndStoppedAsync(CancellationToken cancel)
    {
        var stopped = await database.ReadAsync(
            db => db.Messages.AsNoTracking()
                .Where(message => message.SettledAt == null && message.CancelledAt != null && message.ClaimedBy == null)
                .ToListAsync(cancel),
            cancel);
        await Task.WhenAll(stopped.Select(message => recorder.RecordAsync(new NotTried(message, clock.GetUtcNow()))));
    }

    private async Task<Claim> ClaimChosenAsync(Func<PortalDb, IQueryable<Message>> choose, DateTimeOffset now, CancellationToken cancel)
    {
        List<Message> claimed = [];
        var jobs = await database.WriteAsync(
            async db =>
            {
                claimed = await ClaimRowsAsync(db, await choose(db).AsNoTracking().ToListAsync(cancel), now, cancel);
                return claimed.Count == 0 ? [] : await AskKindsAsync(db, claimed, now, cancel);
            },
            cancel);
        if (claimed.Count > 0)
            changes.Tell(MessageChanges.Of(claimed));
        return new Claim(claimed.Count, jobs);
    }

    private async Task<List<Message>> ClaimRowsAsync(PortalDb db, List<Message> wanted, DateTimeOffset now, CancellationToken cancel)
    {
        if (wanted.Count == 0)
            return wanted;
        var until = now + Lease;
        var ids = wanted.ConvertAll(message => message.Id);
        // The condition is repeated here: where writers do not wait for each other, another sender may have been quicker.
        if (await MessageLife.ClaimAsync(
            MailQueue.Due(db, now).Where(message => ids.Contains(message.Id)), owner, until, cancel) < wanted.Count)
            return await db.Messages.AsNoTracking()
                .Where(message => ids.Contains(message.Id) && message.ClaimedBy == owner
                    && message.ClaimedUntil == until).ToListAsync(cancel);
        foreach (var message in wanted)
            message.Claimed(owner, until);
        return wanted;
    }

    private async Task<List<Job>> AskKindsAsync(PortalDb db, List<Message> claimed, DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var jobs = new List<Job>(claimed.Count);
        foreach (var group in claimed.GroupBy(message => message.Kind))
        {
            var messages = group.ToDictionary(message => message.Id);
            var prepared = await kinds.PrepareAsync(db, group.Key, [.. group], now, cancel);
            jobs.AddRange(prepared.OfType<SendIt>().Select(send => new Job(messages[send.MessageId], site, send.WriteAsync)));
            foreach (var skipped in prepared.OfType<SkipIt>().GroupBy(skip => skip.Reason, skip => messages[skip.MessageId]))
                await SkipAsync(db, [.. skipped], skipped.Key, now, cancel);
        }
        return jobs;
    }

    private async Task SkipAsync(PortalDb db, List<Message> messages, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        await MessageLife.SkippedAsync(db, messages.ConvertAll(message => message.Id), reason, now, cancel);
        await db.BulkInsertAsync(
            messages.ConvertAll(message => Attempt.Of(message, now, Phases.Judged, AttemptOutcome.Skipped, reason)), cancel: cancel);
        await kinds.TellAsync(db, messages.Select(message => new Recorded(message, AttemptOutcome.Skipped, reason, now)), cancel);
    }

    // One bad message must not stop the others (requirements.md 100): each gets a transaction of its own, and the bad one is put off or set
    // aside.
    private async Task<Claim> ClaimOneByOneAsync(Func<PortalDb, IQueryable<Message>> choose, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = await database.ReadAsync(db => choose(db).Select(message => message.Id).ToListAsync(cancel), cancel);
        var jobs = new List<Job>();
        foreach (var id in ids)
        {
            IQueryable<Message> Chosen(PortalDb db) => MailQueue.Due(db, now).Where(message => message.Id == id);
            try
            {
                jobs.AddRange((await ClaimChosenAsync(Chosen, now, cancel)).Jobs);
            }
            catch (BadKindException bad)
            {
                CannotPrepare(id, bad.What, bad.Where);
                var claimed = await database.WriteAsync(
                    async db => await ClaimRowsAsync(db, await Chosen(db).AsNoTracking().ToListAsync(cancel), now, cancel), cancel);
                foreach (var message in claimed)
                    await recorder.RecordAsync(new Tried(
                        message, now, Handover.Deferred(Phases.Letter, $"The email could not be prepared ({bad.What}).")));
            }
        }
        return new Claim(ids.Count, jobs);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} could not be prepared: {Exception}\n{StackTrace}")]
    private partial void CannotPrepare(Guid messageId, string exception, string? stackTrace);
}

/// <summary>What one claim returned.</summary>
/// <param name="Count">How many messages were claimed, with those that were skipped at once.</param>
internal sealed record Claim(int Count, IReadOnlyList<Job> Jobs);

/// <summary>How a claimed message stands right before its hand-over.</summary>
internal enum ClaimState
{
    Ours,

    /// <summary>Somebody stopped it.</summary>
    Stopped,

    /// <summary>Somebody paused its mailing.</summary>
    Paused,

    /// <summary>Its claim ran out, and another sender may have it by now.</summary>
    Lost,
}

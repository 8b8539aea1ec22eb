using System.Linq.Expressions;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>What answers do to the rows of the outbox, over the caller's own unit of work.</summary>
internal static class Settlement
{
    private const int MostLetterTries = 3;
    private const int MostDoubts = 3;

    // Run for every letter, so prepared once.
    private static readonly RowStatement<Message, Recorded> Accept = RowStatement<Message, Recorded>.Update(
        where: [new(message => message.Id, said => said.Message.Id), new(message => message.ClaimedBy, said => said.Message.ClaimedBy), new(message => message.Attempts, said => said.Message.Attempts)],
        set:
        [
            new(message => message.HandedOverAt, said => said.At),
            new(message => message.SettledAt, said => said.At),
            new(message => message.CancelledAt, null),
            new(message => message.LastReply, said => said.Reply),
            new(message => message.ClaimedBy, null),
            new(message => message.ClaimedUntil, null),
        ]);

    private static readonly RowStatement<Message, Message> Wish = RowStatement<Message, Message>.Find(
        where: [new(message => message.Id, claimed => claimed.Id), new(message => message.ClaimedBy, claimed => claimed.ClaimedBy), new(message => message.Attempts, claimed => claimed.Attempts)],
        message => message.CancelledAt);

    /// <summary>Still this attempt's: the fence that keeps a late answer out (BAR 96).</summary>
    internal static Expression<Func<Message, bool>> Held(Message claimed) => row =>
        row.Id == claimed.Id && row.ClaimedBy == claimed.ClaimedBy && row.Attempts == claimed.Attempts && row.SettledAt == null;

    /// <summary>
    /// Writes these answers and tells the kinds; but of a hand-over only the attempt, which is what must be on disk before the line goes
    /// on. Its message, and the kind, learn of it by <see cref="CatchUpAsync"/>, many at once.
    /// </summary>
    /// <param name="kinds">By name; those that are not among them are not told.</param>
    public static async Task<Written> WriteAsync(PortalDb db, List<Answer> answers, IReadOnlyDictionary<string, IMailKind> kinds, AfterDoubt afterDoubt, CancellationToken cancel)
    {
        var attempts = new List<Attempt>(answers.Count);
        var (accepted, recorded) = (new List<Recorded>(answers.Count), new List<Recorded>());
        foreach (var answer in answers)
        {
            switch (answer)
            {
                case Released released:
                    await ReleaseAsync(db, released.Message, cancel);
                    break;
                case Stopped stopped:
                    if (await CancelAsync(db, stopped, cancel))
                        recorded.Add(new Recorded(stopped.Message, AttemptOutcome.Skipped, "Stopped before it was handed over.", stopped.At));
                    break;
                case Tried tried:
                    var (handover, again) = await FinalAsync(db, tried, afterDoubt, cancel);
                    var said = new Recorded(tried.Message, handover.Outcome!.Value, handover.Reply, tried.At);
                    if (said.Outcome == AttemptOutcome.HandedOver && await HoldAsync(db, tried.Message, cancel) is not Hold.Lost)
                        accepted.Add(said);
                    else if (said.Outcome != AttemptOutcome.HandedOver && await SettleAsync(db, tried, handover, again, cancel))
                        recorded.Add(said);
                    else if (!await IsKeptLateAsync(db, tried, handover, cancel))
                        break;
                    attempts.Add(Attempt(tried.Message, tried.At, handover.Phase, said.Outcome, handover.Reply));
                    break;
            }
        }
        await db.BulkInsertAsync(attempts, cancel: cancel);
        await TellAsync(db, recorded, kinds, cancel);
        return new Written(attempts, accepted);
    }

    /// <summary>What mail servers took.</summary>
    public static IQueryable<Attempt> Taken(PortalDb db) => db.Attempts.Where(attempt => attempt.Outcome == AttemptOutcome.HandedOver);

    /// <summary>Messages whose hand-over is on record although they are still held: what a sender left behind that ended before they caught up.</summary>
    public static async Task<List<Recorded>> BehindAsync(PortalDb db, CancellationToken cancel)
    {
        var rows = await db.Messages.AsNoTracking().Where(message => message.SettledAt == null && message.ClaimedBy != null)
            .SelectMany(
                message => Taken(db).Where(attempt => attempt.MessageId == message.Id && attempt.Number == message.Attempts), (message, attempt) => new { message, attempt })
            .ToListAsync(cancel);
        return rows.ConvertAll(row => new Recorded(row.message, AttemptOutcome.HandedOver, row.attempt.Reply, row.attempt.At));
    }

    /// <summary>Makes messages what their attempts on record say, handed over, and tells the kinds.</summary>
    public static async Task CatchUpAsync(PortalDb db, IReadOnlyList<Recorded> accepted, IReadOnlyDictionary<string, IMailKind> kinds, CancellationToken cancel)
    {
        var moved = new List<Recorded>(accepted.Count);
        foreach (var said in accepted)
        {
            if (await Accept.HitsAsync(db, said, cancel))
                moved.Add(said);
        }
        await TellAsync(db, moved, kinds, cancel);
    }

    private static async Task TellAsync(PortalDb db, List<Recorded> recorded, IReadOnlyDictionary<string, IMailKind> kinds, CancellationToken cancel)
    {
        foreach (var group in recorded.GroupBy(one => one.Message.Kind))
        {
            if (kinds.TryGetValue(group.Key, out var kind))
                await kind.RecordedAsync(db, [.. group], cancel);
        }
    }

    /// <summary>Asked right before the hand-over: is it still ours to send?</summary>
    public static async Task<Hold> HoldAsync(PortalDb db, Message claimed, CancellationToken cancel) => await Wish.FindAsync(db, claimed, cancel) switch
    {
        null => Hold.Lost,
        DBNull => Hold.Ours,
        _ => Hold.Stopped,
    };

    // As if it had not been claimed: a pause of the channel or of the portal uses up nobody's try.
    private static Task<int> ReleaseAsync(PortalDb db, Message message, CancellationToken cancel) =>
        db.Messages.Where(Held(message)).ExecuteUpdateAsync(row => row
            .SetProperty(held => held.ClaimedBy, (string?)null)
            .SetProperty(held => held.ClaimedUntil, (DateTimeOffset?)null)
            .SetProperty(held => held.Attempts, held => held.Attempts - 1), cancel);

    private static async Task<bool> CancelAsync(PortalDb db, Stopped stopped, CancellationToken cancel) =>
        await db.Messages.Where(Held(stopped.Message))
            .Where(row => row.CancelledAt != null && !Taken(db).Any(attempt => attempt.MessageId == row.Id && attempt.Number == row.Attempts)).ExecuteUpdateAsync(row => row
            .SetProperty(held => held.SettledAt, stopped.At)
            .SetProperty(held => held.ClaimedBy, (string?)null)
            .SetProperty(held => held.ClaimedUntil, (DateTimeOffset?)null), cancel) == 1;

    /// <summary>What the try means in the end: when it comes again, or that it was the last.</summary>
    private static async Task<(Handover Handover, DateTimeOffset? Again)> FinalAsync(PortalDb db, Tried tried, AfterDoubt afterDoubt, CancellationToken cancel)
    {
        var handover = tried.Handover;
        if (handover.Outcome is AttemptOutcome.HandedOver or AttemptOutcome.Refused)
            return (handover, null);
        if (handover.Outcome is AttemptOutcome.Doubtful && afterDoubt is AfterDoubt.Hold)
            return (Handover.GivenUp(handover.Phase, $"Not sent again by itself, because it may have arrived. {handover.Reply}"), null);
        var before = await db.Attempts.Where(attempt => attempt.MessageId == tried.Message.Id)
            .Select(attempt => new { attempt.At, attempt.Phase, attempt.Outcome }).ToListAsync(cancel);
        if (handover.Phase == Phases.Letter && before.Count(attempt => attempt.Phase == Phases.Letter) + 1 >= MostLetterTries)
            return (Handover.GivenUp(Phases.Letter, $"Set aside after {MostLetterTries} tries. {handover.Reply}"), null);
        var doubts = before.Count(attempt => attempt.Outcome is AttemptOutcome.Doubtful) + 1;
        if (handover.Outcome is AttemptOutcome.Doubtful && doubts >= MostDoubts)
            return (Handover.GivenUp(handover.Phase, $"Given up after {doubts} tries that broke off after the letter had left; it may have arrived. {handover.Reply}"), null);
        var first = before.Count == 0 ? tried.At : before.Min(attempt => attempt.At);
        return RetrySchedule.Next(before.Count + 1, first, tried.At, Random.Shared.NextDouble()) is { } again
            ? (handover, again)
            : (Handover.GivenUp(handover.Phase, $"Gave up after {RetrySchedule.GiveUpAfter.Days} days. {handover.Reply}"), null);
    }

    private static async Task<bool> SettleAsync(PortalDb db, Tried tried, Handover handover, DateTimeOffset? again, CancellationToken cancel)
    {
        var (at, reply, due) = (tried.At, handover.Reply, again ?? tried.At);
        var held = db.Messages.Where(Held(tried.Message));
        var rows = handover.Outcome switch
        {
            AttemptOutcome.Refused or AttemptOutcome.GivenUp => held.ExecuteUpdateAsync(row => row
                .SetProperty(message => message.RefusedAt, at)
                .SetProperty(message => message.SettledAt, at)
                .SetProperty(message => message.CancelledAt, (DateTimeOffset?)null)
                .SetProperty(message => message.LastReply, reply)
                .SetProperty(message => message.DoubtfulAt, message => tried.Handover.Outcome == AttemptOutcome.Doubtful ? at : message.DoubtfulAt)
                .SetProperty(message => message.ClaimedBy, (string?)null)
                .SetProperty(message => message.ClaimedUntil, (DateTimeOffset?)null), cancel),
            // Stopped meanwhile: this try was its last.
            _ => held.ExecuteUpdateAsync(row => row
                .SetProperty(message => message.SettledAt, message => message.CancelledAt != null ? at : (DateTimeOffset?)null)
                .SetProperty(message => message.DueAt, due)
                .SetProperty(message => message.LastReply, reply)
                .SetProperty(message => message.DoubtfulAt, message => handover.Outcome == AttemptOutcome.Doubtful ? at : message.DoubtfulAt)
                .SetProperty(message => message.ClaimedBy, (string?)null)
                .SetProperty(message => message.ClaimedUntil, (DateTimeOffset?)null), cancel),
        };
        return await rows == 1;
    }

    /// <summary>An answer that came after its claim had passed on changes no fate, but it is kept: the letter may have gone twice.</summary>
    private static async Task<bool> IsKeptLateAsync(PortalDb db, Tried tried, Handover handover, CancellationToken cancel)
    {
        var row = db.Messages.Where(message => message.Id == tried.Message.Id);
        return handover.Outcome is AttemptOutcome.HandedOver or AttemptOutcome.Doubtful
            ? await row.ExecuteUpdateAsync(update => update.SetProperty(message => message.DoubtfulAt, tried.At), cancel) == 1
            : await row.AnyAsync(cancel);
    }

    /// <summary>Inside the claim's transaction: what its kind does not want sent.</summary>
    internal static async Task SkipAsync(PortalDb db, IMailKind kind, List<Message> messages, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = messages.ConvertAll(message => message.Id);
        await db.Messages.Where(message => ids.Contains(message.Id)).ExecuteUpdateAsync(row => row
            .SetProperty(message => message.SkippedAt, now)
            .SetProperty(message => message.SettledAt, now)
            .SetProperty(message => message.LastReply, reason)
            .SetProperty(message => message.ClaimedBy, (string?)null)
            .SetProperty(message => message.ClaimedUntil, (DateTimeOffset?)null), cancel);
        await db.BulkInsertAsync(messages.ConvertAll(message => Attempt(message, now, Phases.Judged, AttemptOutcome.Skipped, reason)), cancel: cancel);
        await kind.RecordedAsync(db, messages.ConvertAll(message => new Recorded(message, AttemptOutcome.Skipped, reason, now)), cancel);
    }

    private static Attempt Attempt(Message message, DateTimeOffset at, string phase, AttemptOutcome outcome, string? reply) => new()
    {
        MessageId = message.Id,
        Number = message.Attempts,
        At = at,
        Phase = phase,
        Outcome = outcome,
        Reply = reply,
    };
}

using System.Linq.Expressions;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>
/// Writes down what became of messages. Whatever answers wait are committed together; a worker goes on only when its own answer is
/// committed, so that a crash doubles at most one message for each connection (BAR 97).
/// </summary>
public sealed partial class Recorder(
    IDbContextFactory<PortalDb> database, IEnumerable<IMailKind> kinds, MailBell bell, TimeProvider clock, ILogger<Recorder> log) : IDisposable
{
    private const int MostLetterTries = 3;
    private const int MostDoubts = 3;
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IMailKind> kinds = kinds.ToDictionary(kind => kind.Name);
    private readonly SemaphoreSlim pen = new(1);
    private readonly Lock gate = new();
    private List<(Answer Answer, TaskCompletionSource Done)> waiting = [];

    /// <summary>Still this attempt's: the fence that keeps a late answer out (BAR 96).</summary>
    internal static Expression<Func<Message, bool>> Held(Message claimed) => row =>
        row.Id == claimed.Id && row.ClaimedBy == claimed.ClaimedBy && row.Attempts == claimed.Attempts && row.SettledAt == null;

    internal static MailMoved MovedBy(IEnumerable<Message> messages)
    {
        var all = messages.ToList();
        return new MailMoved(
            [.. all.Select(message => message.MailingId).OfType<Guid>().Distinct()],
            [.. all.Select(message => message.PersonId).OfType<Guid>().Distinct()]);
    }

    /// <summary>The sender's own writes go one after the other: waiting here is cheaper than waiting for SQLite's lock.</summary>
    internal async Task<T> AloneAsync<T>(Func<Task<T>> write, CancellationToken cancel)
    {
        await pen.WaitAsync(cancel);
        try
        {
            return await write();
        }
        finally
        {
            pen.Release();
        }
    }

    /// <summary>Returns when the answer is committed; as long as the database cannot take it, it is tried again.</summary>
    internal async Task RecordAsync(Answer answer, CancellationToken cancel)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
            waiting.Add((answer, done));
        await AloneAsync(async () =>
        {
            await RecordWaitingAsync(cancel);
            return true;
        }, cancel);
        await done.Task;
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

    public void Dispose() => pen.Dispose();

    private async Task RecordWaitingAsync(CancellationToken cancel)
    {
        List<(Answer Answer, TaskCompletionSource Done)> group;
        lock (gate)
            (group, waiting) = (waiting, []);
        if (group.Count == 0)
            return;
        try
        {
            await CommitAsync(group.ConvertAll(one => one.Answer), cancel);
            group.ForEach(one => one.Done.TrySetResult());
            bell.Tell(MovedBy(group.Select(one => one.Answer.Message)));
        }
        catch (Exception broken)
        {
            group.ForEach(one => one.Done.TrySetException(broken));
        }
    }

    private async Task CommitAsync(List<Answer> answers, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await database.WriteAsync(db => WriteAsync(db, answers, tell: true, cancel), cancel);
                return;
            }
            catch (Exception broken) when (broken is not OperationCanceledException && Outbox.IsStorageTrouble(broken))
            {
                CannotRecord(answers.Count, broken.GetType().Name);
                await Task.Delay(AfterTrouble, clock, cancel);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                // A kind failed. The mail server's answers count all the same: each alone, at last without telling the kind.
                KindFailed(broken.GetType().Name, broken.StackTrace);
                if (answers.Count == 1)
                    await database.WriteAsync(db => WriteAsync(db, answers, tell: false, cancel), cancel);
                else
                    foreach (var answer in answers)
                        await CommitAsync([answer], cancel);
                return;
            }
        }
    }

    private async Task WriteAsync(PortalDb db, List<Answer> answers, bool tell, CancellationToken cancel)
    {
        var attempts = new List<Attempt>(answers.Count);
        var recorded = new List<Recorded>(answers.Count);
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
                    var (handover, again) = await FinalAsync(db, tried, cancel);
                    var attempt = Attempt(tried.Message, tried.At, handover.Phase, handover.Outcome!.Value, handover.Reply);
                    if (await SettleAsync(db, tried, handover, again, cancel))
                        recorded.Add(new Recorded(tried.Message, handover.Outcome.Value, handover.Reply, tried.At));
                    else if (!await IsKeptLateAsync(db, tried, handover, cancel))
                        break;
                    attempts.Add(attempt);
                    break;
            }
        }
        await db.BulkInsertAsync(attempts, cancel: cancel);
        foreach (var group in tell ? recorded.GroupBy(one => one.Message.Kind) : [])
        {
            if (kinds.TryGetValue(group.Key, out var kind))
                await kind.RecordedAsync(db, [.. group], cancel);
        }
    }

    // As if it had not been claimed: a pause of the channel or of the portal uses up nobody's try.
    private static Task<int> ReleaseAsync(PortalDb db, Message message, CancellationToken cancel) =>
        db.Messages.Where(Held(message)).ExecuteUpdateAsync(row => row
            .SetProperty(held => held.ClaimedBy, (string?)null)
            .SetProperty(held => held.ClaimedUntil, (DateTimeOffset?)null)
            .SetProperty(held => held.Attempts, held => held.Attempts - 1), cancel);

    private static async Task<bool> CancelAsync(PortalDb db, Stopped stopped, CancellationToken cancel) =>
        await db.Messages.Where(Held(stopped.Message)).Where(row => row.CancelledAt != null).ExecuteUpdateAsync(row => row
            .SetProperty(held => held.SettledAt, stopped.At)
            .SetProperty(held => held.ClaimedBy, (string?)null)
            .SetProperty(held => held.ClaimedUntil, (DateTimeOffset?)null), cancel) == 1;

    /// <summary>What the try means in the end: when it comes again, or that it was the last.</summary>
    private static async Task<(Handover Handover, DateTimeOffset? Again)> FinalAsync(PortalDb db, Tried tried, CancellationToken cancel)
    {
        var handover = tried.Handover;
        if (handover.Outcome is AttemptOutcome.HandedOver or AttemptOutcome.Refused)
            return (handover, null);
        var before = await db.Attempts.Where(attempt => attempt.MessageId == tried.Message.Id)
            .Select(attempt => new { attempt.At, attempt.Phase, attempt.Outcome }).ToListAsync(cancel);
        if (handover.Phase == Phases.Letter && before.Count(attempt => attempt.Phase == Phases.Letter) + 1 >= MostLetterTries)
            return (Handover.Refused(Phases.Letter, $"Set aside after {MostLetterTries} tries. {handover.Reply}"), null);
        var doubts = before.Count(attempt => attempt.Outcome is AttemptOutcome.Doubtful) + 1;
        if (handover.Outcome is AttemptOutcome.Doubtful && doubts >= MostDoubts)
            return (Handover.Refused(handover.Phase, $"Given up after {doubts} tries that broke off after the letter had left; it may have arrived. {handover.Reply}"), null);
        var first = before.Count == 0 ? tried.At : before.Min(attempt => attempt.At);
        return RetrySchedule.Next(before.Count + 1, first, tried.At, Random.Shared.NextDouble()) is { } again
            ? (handover, again)
            : (Handover.Refused(handover.Phase, $"Gave up after {RetrySchedule.GiveUpAfter.Days} days. {handover.Reply}"), null);
    }

    private static async Task<bool> SettleAsync(PortalDb db, Tried tried, Handover handover, DateTimeOffset? again, CancellationToken cancel)
    {
        var (at, reply, due) = (tried.At, handover.Reply, again ?? tried.At);
        var held = db.Messages.Where(Held(tried.Message));
        var rows = handover.Outcome switch
        {
            AttemptOutcome.HandedOver => held.ExecuteUpdateAsync(row => row
                .SetProperty(message => message.HandedOverAt, at)
                .SetProperty(message => message.SettledAt, at)
                .SetProperty(message => message.CancelledAt, (DateTimeOffset?)null)
                .SetProperty(message => message.LastReply, reply)
                .SetProperty(message => message.ClaimedBy, (string?)null)
                .SetProperty(message => message.ClaimedUntil, (DateTimeOffset?)null), cancel),
            AttemptOutcome.Refused => held.ExecuteUpdateAsync(row => row
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

    private static Attempt Attempt(Message message, DateTimeOffset at, string phase, AttemptOutcome outcome, string? reply) => new()
    {
        MessageId = message.Id,
        Number = message.Attempts,
        At = at,
        Phase = phase,
        Outcome = outcome,
        Reply = reply,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} answers of the mail server wait: the database cannot be written ({Exception})")]
    private partial void CannotRecord(int count, string exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A kind of letter failed when told what became of its messages: {Exception}\n{StackTrace}")]
    private partial void KindFailed(string exception, string? stackTrace);
}

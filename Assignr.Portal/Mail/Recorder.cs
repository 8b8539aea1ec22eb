using System.Collections.Frozen;
using Assignr.Portal.Data;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail;

/// <summary>
/// Writes down what became of messages, and tells their kinds. Whatever answers wait are committed together: a commit costs as much for
/// one as for all.
/// </summary>
public sealed partial class Recorder(
    SenderDatabase database, IEnumerable<IMailKind> kinds, InFlight inFlight, MailBell bell, SenderLock senderLock, MailMeter meter,
    IOptions<MailOptions> options, TimeProvider clock, ILogger<Recorder> log)
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IMailKind> kinds = kinds.ToDictionary(kind => kind.Name);
    private readonly Lock gate = new();
    private List<Waiting> waiting = [];
    private bool isWriting;

    /// <summary>Returns when the answer is committed; as long as the database cannot take it, it is tried again.</summary>
    internal Task RecordAsync(Answer answer)
    {
        var one = new Waiting(answer);
        lock (gate)
        {
            waiting.Add(one);
            if (!isWriting)
            {
                isWriting = true;
                _ = Task.Run(WriteAllAsync);
            }
        }
        return one.Done.Task;
    }

    internal static MailMoved MovedBy(IEnumerable<Message> messages)
    {
        var (mailings, people) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var message in messages)
        {
            if (message.MailingId is { } mailing)
                mailings.Add(mailing);
            if (message.PersonId is { } person)
                people.Add(person);
        }
        return new MailMoved(mailings, people);
    }

    /// <summary>Inside the claim's transaction: what a kind does not want sent.</summary>
    internal static async Task SkipAsync(
        PortalDb db, IMailKind kind, List<Message> messages, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        var attempts = messages.ConvertAll(message => Attempt(message, now, Phases.Judged, AttemptOutcome.Skipped, reason));
        await MessageLife.SkippedAsync(db, messages.ConvertAll(message => message.Id), reason, now, cancel);
        await db.BulkInsertAsync(attempts, cancel: cancel);
        await kind.RecordedAsync(db, messages.ConvertAll(message => new Recorded(message, AttemptOutcome.Skipped, reason, now)), cancel);
    }

    // Not to be broken off: what the mail server said must be written down.
    private async Task WriteAllAsync()
    {
        while (TakeWaiting() is { } group)
        {
            try
            {
                await WriteAsync(group.ConvertAll(one => one.Answer));
                group.ForEach(one => one.Done.SetResult());
            }
            catch (Exception broken)
            {
                group.ForEach(one => one.Done.SetException(broken));
            }
        }
    }

    private List<Waiting>? TakeWaiting()
    {
        lock (gate)
        {
            isWriting = waiting.Count > 0;
            (var group, waiting) = (waiting, []);
            return isWriting ? group : null;
        }
    }

    private async Task WriteAsync(List<Answer> answers)
    {
        IReadOnlyDictionary<string, IMailKind> told = kinds;
        while (true)
        {
            try
            {
                Committed(answers, await CommitAsync(answers, told));
                return;
            }
            catch (Exception broken) when (Transactions.IsTrouble(broken))
            {
                CannotRecord(answers.Count, broken.GetType().Name);
                await Task.Delay(AfterTrouble, clock);
            }
            catch (KindException failed) when (answers.Count == 1)
            {
                // The mail server's answer counts all the same.
                KindFailed(failed.InnerException!.GetType().Name, failed.InnerException.StackTrace);
                told = FrozenDictionary<string, IMailKind>.Empty;
            }
            catch (KindException)
            {
                foreach (var answer in answers)
                    await WriteAsync([answer]);
                return;
            }
        }
    }

    private Task<List<Attempt>> CommitAsync(List<Answer> answers, IReadOnlyDictionary<string, IMailKind> told) => database.WriteAsync(
        async db =>
        {
            var (attempts, recorded) = (new List<Attempt>(answers.Count), new List<Recorded>(answers.Count));
            foreach (var answer in answers)
                await WriteAsync(db, answer, attempts, recorded);
            await db.BulkInsertAsync(attempts);
            foreach (var group in recorded.GroupBy(one => one.Message.Kind))
            {
                if (told.TryGetValue(group.Key, out var kind))
                    await TellAsync(db, kind, [.. group]);
            }
            return attempts;
        },
        CancellationToken.None);

    private static async Task TellAsync(PortalDb db, IMailKind kind, List<Recorded> recorded)
    {
        try
        {
            await kind.RecordedAsync(db, recorded, CancellationToken.None);
        }
        catch (Exception broken) when (!Transactions.IsTrouble(broken))
        {
            throw new KindException(broken);
        }
    }

    private void Committed(List<Answer> answers, List<Attempt> attempts)
    {
        if (attempts.Count > 0)
            senderLock.Remember(attempts[^1].Id);
        meter.Recorded(attempts);
        // First it is not in flight any more, then pages are told to look.
        answers.ForEach(answer => inFlight.End(answer.Message.Id));
        bell.Tell(MovedBy(answers.Select(answer => answer.Message)));
    }

    private async Task WriteAsync(PortalDb db, Answer answer, List<Attempt> attempts, List<Recorded> recorded)
    {
        var message = answer.Message;
        if (answer is Tried tried)
        {
            var (outcome, reply, isOurs) = await EndAsync(db, tried);
            if (isOurs)
                recorded.Add(new Recorded(message, outcome, reply, tried.At));
            if (isOurs || await MessageLife.AnsweredLateAsync(db, tried, CancellationToken.None))
                attempts.Add(Attempt(message, tried.At, tried.Handover.Phase, outcome, reply));
        }
        else if (await MessageLife.StoppedAsync(db, message, answer.At, CancellationToken.None))
            recorded.Add(new Recorded(message, AttemptOutcome.Skipped, "Stopped before it was handed over.", answer.At));
        else if (answer is Released)
            await MessageLife.ReleasedAsync(db, message, CancellationToken.None);
    }

    /// <returns>What the try means in the end, and whether the message was still this attempt's.</returns>
    private async Task<(AttemptOutcome Outcome, string? Reply, bool IsOurs)> EndAsync(PortalDb db, Tried tried)
    {
        var (outcome, reply) = (tried.Handover.Outcome!.Value, tried.Handover.Reply);
        if (outcome is AttemptOutcome.HandedOver)
            return (outcome, reply, await MessageLife.HandedOverAsync(db, tried, CancellationToken.None));
        if (outcome is AttemptOutcome.Refused)
            return (outcome, reply, await MessageLife.RefusedAsync(db, tried, reply, CancellationToken.None));
        var (again, because) = await RetrySchedule.JudgeAsync(db, tried, options.Value.AfterDoubt, CancellationToken.None);
        if (again is { } due)
            return (outcome, reply, await MessageLife.PutOffAsync(db, tried, due, CancellationToken.None));
        var last = Handover.Clean(because);
        return (AttemptOutcome.GivenUp, last, await MessageLife.RefusedAsync(db, tried, last, CancellationToken.None));
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

    private sealed class KindException(Exception inner) : Exception("A kind of letter failed.", inner);

    private sealed class Waiting(Answer answer)
    {
        public Answer Answer => answer;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

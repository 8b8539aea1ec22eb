using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Transports;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// Records what became of messages, and tells their kinds. All answers that wait are committed together, because a commit costs as much for
/// one as for many.
/// </summary>
public sealed partial class Recorder(
    SenderDatabase database, MailKinds kinds, InFlight inFlight, ChangeFeed changes, SenderLock senderLock, MailMeter meter,
    IOptions<MailOptions> options, TimeProvider clock, ILogger<Recorder> log)
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private List<Waiting> waiting = [];
    private bool isRunning;

    /// <summary>Returns when the answer is committed. While the database cannot take it, it is tried again.</summary>
    internal Task RecordAsync(Answer answer)
    {
        var one = new Waiting(answer);
        lock (gate)
        {
            waiting.Add(one);
            if (!isRunning)
            {
                isRunning = true;
                _ = Task.Run(RunAsync);
            }
        }
        return one.Done.Task;
    }

    // Has no cancellation: what the mail server said must be recorded.
    private async Task RunAsync()
    {
        while (TakeWaiting() is { } group)
        {
            try
            {
                await UntilCommittedAsync(group.ConvertAll(one => one.Answer));
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
            if (waiting.Count == 0)
            {
                isRunning = false;
                return null;
            }
            var group = waiting;
            waiting = [];
            return group;
        }
    }

    private async Task UntilCommittedAsync(List<Answer> answers)
    {
        var isTelling = true;
        while (true)
        {
            try
            {
                Committed(answers, await CommitAsync(answers, isTelling));
                return;
            }
            catch (Exception broken) when (Transactions.IsTrouble(broken))
            {
                CannotRecord(answers.Count, broken.GetType().Name);
                await Task.Delay(AfterTrouble, clock);
            }
            catch (BadKindException) when (answers.Count > 1)
            {
                foreach (var answer in answers)
                    await UntilCommittedAsync([answer]);
                return;
            }
            catch (BadKindException bad)
            {
                // The mail server's answer is recorded all the same.
                KindFailed(bad.What, bad.Where);
                isTelling = false;
            }
        }
    }

    private Task<List<Attempt>> CommitAsync(List<Answer> answers, bool isTelling) => database.WriteAsync(
        async db =>
        {
            var (attempts, recorded) = (new List<Attempt>(answers.Count), new List<Recorded>(answers.Count));
            foreach (var answer in answers)
            {
                if (answer is Tried tried)
                    await SettleAsync(db, tried, attempts, recorded);
                else
                    await EndOrReleaseAsync(db, answer, recorded);
            }
            await db.BulkInsertAsync(attempts);
            if (isTelling)
                await kinds.TellAsync(db, recorded, CancellationToken.None);
            return attempts;
        },
        CancellationToken.None);

    private async Task SettleAsync(PortalDb db, Tried tried, List<Attempt> attempts, List<Recorded> recorded)
    {
        var (outcome, reply, isOurs) = await EndAsync(db, tried);
        if (isOurs)
            recorded.Add(new Recorded(tried.Message, outcome, reply, tried.At));
        if (isOurs || await MessageLife.AnsweredLateAsync(db, tried, CancellationToken.None))
            attempts.Add(Attempt.Of(tried.Message, tried.At, tried.Handover.Phase, outcome, reply));
    }

    private static async Task EndOrReleaseAsync(PortalDb db, Answer answer, List<Recorded> recorded)
    {
        if (await MessageLife.EndStoppedAsync(db, answer.Message, answer.At, CancellationToken.None))
            recorded.Add(new Recorded(answer.Message, AttemptOutcome.Skipped, "Stopped before it was handed over.", answer.At));
        else
            await MessageLife.ReleasedAsync(db, answer.Message, CancellationToken.None);
    }

    /// <returns>The outcome to record, and whether the message still belonged to this attempt.</returns>
    private async Task<(AttemptOutcome Outcome, string? Reply, bool IsOurs)> EndAsync(PortalDb db, Tried tried)
    {
        var (outcome, reply) = (tried.Handover.Outcome!.Value, tried.Handover.Reply);
        if (outcome is AttemptOutcome.HandedOver)
            return (outcome, reply, await MessageLife.HandedOverAsync(db, tried, CancellationToken.None));
        if (outcome is AttemptOutcome.Refused)
            return (outcome, reply, await MessageLife.RefusedAsync(db, tried, reply, CancellationToken.None));
        var (again, because) = await RetrySchedule.NextTryAsync(db, tried, options.Value.AfterDoubt, CancellationToken.None);
        if (again is { } due)
            return (outcome, reply, await MessageLife.PutOffAsync(db, tried, due, CancellationToken.None));
        var last = Handover.Clean(because);
        return (AttemptOutcome.GivenUp, last, await MessageLife.RefusedAsync(db, tried, last, CancellationToken.None));
    }

    private void Committed(List<Answer> answers, List<Attempt> attempts)
    {
        if (attempts.Count > 0)
            senderLock.Remember(attempts[^1].Id);
        meter.Recorded(attempts);
        // Ends them first, so that the pages that are told to look do not see them in flight.
        answers.ForEach(answer => inFlight.End(answer.Message.Id));
        changes.Tell(MessageChanges.Of(answers.Select(answer => answer.Message)));
    }

    [LoggerMessage(Level = LogLevel.Error,
        Message = "{Count} answers of the mail server wait: the database cannot be written ({Exception})")]
    private partial void CannotRecord(int count, string exception);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "A kind of letter failed when told what became of its messages: {Exception}\n{StackTrace}")]
    private partial void KindFailed(string exception, string? stackTrace);

    private sealed class Waiting(Answer answer)
    {
        public Answer Answer => answer;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

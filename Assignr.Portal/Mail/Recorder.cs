using System.Collections.Frozen;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail;

/// <summary>
/// Writes down what became of messages. Whatever answers wait are committed together; a worker goes on only when its own answer is
/// committed, so that a crash doubles at most one message for each connection (BAR 97).
/// </summary>
public sealed partial class Recorder(
    IDbContextFactory<PortalDb> database, IEnumerable<IMailKind> kinds, MailBell bell, SenderSeat seat, MailMeter meter, IOptions<MailOptions> options, TimeProvider clock, ILogger<Recorder> log) : IDisposable
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IMailKind> kinds = kinds.ToDictionary(kind => kind.Name);
    private readonly SemaphoreSlim pen = new(1);
    private readonly Lock gate = new();
    private List<(Answer Answer, TaskCompletionSource Done)> waiting = [];
    private PortalDb? db;

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

    /// <summary>Lets go of the database, between two runs of the sender.</summary>
    internal Task RestAsync(CancellationToken cancel) => AloneAsync(async () =>
    {
        await CloseAsync();
        return true;
    }, cancel);

    public void Dispose()
    {
        db?.Dispose();
        pen.Dispose();
    }

    private async Task CloseAsync()
    {
        if (db is null)
            return;
        await db.DisposeAsync();
        db = null;
    }

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
                await WriteAsync(answers, kinds, cancel);
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
                    await WriteAsync(answers, FrozenDictionary<string, IMailKind>.Empty, cancel);
                else
                    foreach (var answer in answers)
                        await CommitAsync([answer], cancel);
                return;
            }
        }
    }

    // On a connection of its own that stays open, with its statements prepared: this runs for every letter.
    private async Task WriteAsync(List<Answer> answers, IReadOnlyDictionary<string, IMailKind> told, CancellationToken cancel)
    {
        try
        {
            if (db is null)
            {
                db = await database.CreateDbContextAsync(cancel);
                await db.Database.OpenConnectionAsync(cancel);
            }
            var attempts = await db.CommitAsync(db => Settlement.WriteAsync(db, answers, told, options.Value.AfterDoubt, cancel), cancel);
            if (attempts.Count > 0)
                seat.Remember(attempts[^1].Id);
            meter.Recorded(attempts);
        }
        catch
        {
            await CloseAsync();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} answers of the mail server wait: the database cannot be written ({Exception})")]
    private partial void CannotRecord(int count, string exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A kind of letter failed when told what became of its messages: {Exception}\n{StackTrace}")]
    private partial void KindFailed(string exception, string? stackTrace);
}

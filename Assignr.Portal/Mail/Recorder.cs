using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail;

/// <summary>
/// Writes down what became of messages. Whatever answers wait are committed together; a worker goes on only when its own answer is
/// committed, so that a crash doubles at most one message for each connection (BAR 97).
/// </summary>
public sealed partial class Recorder(
    SenderPen pen, IEnumerable<IMailKind> kinds, MailBell bell, SenderSeat seat, MailMeter meter, IOptions<MailOptions> options, TimeProvider clock, ILogger<Recorder> log)
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IMailKind> kinds = kinds.ToDictionary(kind => kind.Name);
    private readonly Lock gate = new();
    private List<Entry> waiting = [];
    private bool writing;

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

    /// <summary>Returns when the answer is committed; as long as the database cannot take it, it is tried again.</summary>
    internal Task RecordAsync(Answer answer) => EnterAsync(new Entry(answer, null));

    /// <summary>Records what became of a line's last message, and asks in the same transaction how its next one stands.</summary>
    /// <param name="last">Null: there was none.</param>
    internal Task<Hold> RecordAsync(Answer? last, Message next) => EnterAsync(new Entry(last, next));

    private Task<Hold> EnterAsync(Entry entry)
    {
        lock (gate)
        {
            waiting.Add(entry);
            if (!writing)
            {
                writing = true;
                _ = WriteWaitingAsync();
            }
        }
        return entry.Done.Task;
    }

    // Not to be broken off: what the mail server said must be written down.
    private async Task WriteWaitingAsync()
    {
        while (true)
        {
            // Lines that are ready to go on come first: what they have to say goes into the same commit.
            await Task.Yield();
            List<Entry> group;
            lock (gate)
            {
                if (waiting.Count == 0)
                {
                    writing = false;
                    return;
                }
                (group, waiting) = (waiting, []);
            }
            try
            {
                await CommitAsync(group);
                group.ForEach(entry => entry.Done.TrySetResult(entry.Hold));
                Tell(group);
            }
            catch (Exception broken)
            {
                group.ForEach(entry => entry.Done.TrySetException(broken));
            }
        }
    }

    private void Tell(List<Entry> group)
    {
        var moved = group.Select(entry => entry.Answer).OfType<Answer>().Select(answer => answer.Message).ToList();
        if (moved.Count > 0)
            bell.Tell(MovedBy(moved));
    }

    private async Task CommitAsync(List<Entry> group)
    {
        while (true)
        {
            try
            {
                await WriteAsync(group, kinds);
                return;
            }
            catch (Exception broken) when (Outbox.IsStorageTrouble(broken))
            {
                CannotRecord(group.Count, broken.GetType().Name);
                await Task.Delay(AfterTrouble, clock);
            }
            catch (Exception broken)
            {
                // A kind failed. The mail server's answers count all the same: each alone, at last without telling the kind.
                KindFailed(broken.GetType().Name, broken.StackTrace);
                if (group.Count == 1)
                    await WriteAsync(group, FrozenDictionary<string, IMailKind>.Empty);
                else
                    foreach (var entry in group)
                        await CommitAsync([entry]);
                return;
            }
        }
    }

    private async Task WriteAsync(List<Entry> group, IReadOnlyDictionary<string, IMailKind> told)
    {
        var answers = group.Select(entry => entry.Answer).OfType<Answer>().ToList();
        var attempts = await pen.WriteAsync(
            async db =>
            {
                var attempts = await Settlement.WriteAsync(db, answers, told, options.Value.AfterDoubt, CancellationToken.None);
                foreach (var entry in group.Where(entry => entry.Next is not null))
                    entry.Hold = await Settlement.HoldAsync(db, entry.Next!, CancellationToken.None);
                return attempts;
            }, CancellationToken.None);
        if (attempts.Count > 0)
            seat.Remember(attempts[^1].Id);
        meter.Recorded(attempts);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} answers of the mail server wait: the database cannot be written ({Exception})")]
    private partial void CannotRecord(int count, string exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A kind of letter failed when told what became of its messages: {Exception}\n{StackTrace}")]
    private partial void KindFailed(string exception, string? stackTrace);

    private sealed class Entry(Answer? answer, Message? next)
    {
        public Answer? Answer => answer;

        public Message? Next => next;

        public Hold Hold { get; set; }

        public TaskCompletionSource<Hold> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

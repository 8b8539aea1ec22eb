using System.Collections.Frozen;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail;

/// <summary>
/// Writes down what became of messages. Whatever answers wait are committed together; a worker goes on only when its own answer is
/// committed, so that a crash doubles at most one message for each connection (BAR 97). Of a hand-over only the attempt is in that
/// commit; the messages catch up with their attempts many at once, soon or when a line has nothing more to do.
/// </summary>
public sealed partial class Recorder(
    IDbContextFactory<PortalDb> database, SenderPen pen, IEnumerable<IMailKind> kinds, MailBell bell, SenderSeat seat, MailMeter meter, IOptions<MailOptions> options, TimeProvider clock, ILogger<Recorder> log)
{
    private const int MostBehind = 256;
    private static readonly TimeSpan LongestBehind = TimeSpan.FromMilliseconds(100);

    /// <summary>For lines that come back at once this is plenty; for others it is what one try in fifty costs.</summary>
    private static readonly TimeSpan LongestGathering = TimeSpan.FromMilliseconds(2);

    private const int GatherAgainAfter = 50;

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IMailKind> kinds = kinds.ToDictionary(kind => kind.Name);
    private readonly int worthACommit = options.Value.Connections * 3 / 4;
    private readonly Lock gate = new();
    private readonly List<Recorded> behind = [];
    private readonly List<Message> settled = [];
    private List<Entry> waiting = [];
    private TaskCompletionSource? gathering;
    private int withoutGathering;
    private bool writing;
    private volatile bool soon;

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
            if (!IsToGather())
                gathering?.TrySetResult();
            if (!writing)
            {
                writing = true;
                _ = WriteWaitingAsync();
            }
        }
        return entry.Done.Task;
    }

    /// <summary>Lets messages catch up that an ended sender left behind. Asked before anybody is told that they are still to be sent.</summary>
    internal async Task CatchUpAsync(CancellationToken cancel)
    {
        List<Recorded> left;
        await using (var db = await database.CreateDbContextAsync(cancel))
            left = await Settlement.BehindAsync(db, cancel);
        await CatchUpAsync(left);
    }

    // Not to be broken off: what the mail server said must be written down.
    private async Task WriteWaitingAsync()
    {
        while (true)
        {
            // Lines that are ready to go on come first: what they have to say goes into the same commit.
            await Task.Yield();
            await GatherAsync();
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
                if (group.Exists(entry => entry.Answer is not null || entry.Next is not null))
                    await CommitAsync(group);
                foreach (var entry in group.Where(entry => entry.Next is not null))
                    entry.Done.TrySetResult(entry.Hold);
                TellOfSettled();
                if (behind.Count >= MostBehind || group.Exists(entry => entry.Next is null))
                    await CatchUpAsync();
                else if (behind.Count > 0 && !soon)
                    _ = CatchUpSoonAsync();
                foreach (var entry in group)
                    entry.Done.TrySetResult(entry.Hold);
            }
            catch (Exception broken)
            {
                group.ForEach(entry => entry.Done.TrySetException(broken));
            }
        }
    }

    // A commit costs as much for one answer as for all, so where lines come back at once most of them are waited for. Where they are
    // long on the wire that is tried now and then only.
    private async Task GatherAsync()
    {
        Task enough;
        lock (gate)
        {
            if (!IsToGather() || --withoutGathering > 0)
                return;
            gathering = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            enough = gathering.Task;
        }
        if (await Task.WhenAny(enough, Task.Delay(LongestGathering)) != enough)
            withoutGathering = GatherAgainAfter;
    }

    private bool IsToGather() => waiting.Count > 0 && waiting.Count < worthACommit && waiting.TrueForAll(entry => entry.Next is not null);

    // Of hand-overs those who watch are told when the messages have caught up.
    private void TellOfSettled()
    {
        if (settled.Count == 0)
            return;
        var moved = MovedBy(settled);
        settled.Clear();
        bell.Tell(moved);
    }

    // Where lines are long on the wire, those who watch must not wait for them.
    private async Task CatchUpSoonAsync()
    {
        soon = true;
        await Task.Delay(LongestBehind, clock);
        soon = false;
        await EnterAsync(new Entry(null, null));
    }

    private Task CommitAsync(List<Entry> group) => TryAsync(
        group.Count,
        told => WriteAsync(group, told),
        async () =>
        {
            foreach (var entry in group)
                await CommitAsync([entry]);
        });

    private async Task CatchUpAsync()
    {
        // Whatever becomes of it: what is on record will be found again.
        var now = behind.ToList();
        behind.Clear();
        await CatchUpAsync(now);
    }

    private async Task CatchUpAsync(List<Recorded> left)
    {
        if (left.Count == 0)
            return;
        await TryAsync(
            left.Count,
            told => pen.WriteAsync(
                async db =>
                {
                    await Settlement.CatchUpAsync(db, left, told, CancellationToken.None);
                    return true;
                }, CancellationToken.None),
            async () =>
            {
                foreach (var said in left)
                    await CatchUpAsync([said]);
            });
        bell.Tell(MovedBy(left.Select(said => said.Message)));
    }

    /// <summary>As long as the database cannot be written, it is tried again; where a kind fails, its messages are written one by one, at last without telling it.</summary>
    private async Task TryAsync(int count, Func<IReadOnlyDictionary<string, IMailKind>, Task> write, Func<Task> oneByOneAsync)
    {
        while (true)
        {
            try
            {
                await write(kinds);
                return;
            }
            catch (Exception broken) when (Outbox.IsStorageTrouble(broken))
            {
                CannotRecord(count, broken.GetType().Name);
                await Task.Delay(AfterTrouble, clock);
            }
            catch (Exception broken)
            {
                // A kind failed. The mail server's answers count all the same.
                KindFailed(broken.GetType().Name, broken.StackTrace);
                if (count > 1)
                    await oneByOneAsync();
                else
                    await write(FrozenDictionary<string, IMailKind>.Empty);
                return;
            }
        }
    }

    private async Task WriteAsync(List<Entry> group, IReadOnlyDictionary<string, IMailKind> told)
    {
        var answers = group.Select(entry => entry.Answer).OfType<Answer>().ToList();
        var written = await pen.WriteAsync(
            async db =>
            {
                var written = await Settlement.WriteAsync(db, answers, told, options.Value.AfterDoubt, CancellationToken.None);
                foreach (var entry in group.Where(entry => entry.Next is not null))
                    entry.Hold = await Settlement.HoldAsync(db, entry.Next!, CancellationToken.None);
                return written;
            }, CancellationToken.None);
        behind.AddRange(written.Accepted);
        if (written.Attempts.Count > 0)
            seat.Remember(written.Attempts[^1].Id);
        meter.Recorded(written.Attempts);
        if (answers.Count > written.Accepted.Count)
            settled.AddRange(answers.Select(answer => answer.Message));
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

using Assignr.Portal.Data;
using Assignr.Portal.Mail;

namespace Assignr.Portal.Tests.Mail;

/// <summary>A kind of letter for tests: judges and writes as a test wants, and remembers what it was told.</summary>
public sealed class LetterKind : IMailKind
{
    private readonly List<Recorded> told = [];
    private int written;

    public string Name => "plain";

    public string Called => "Plain letter";

    /// <summary>A reason to skip a message, or null.</summary>
    public Func<Message, string?> Judge { get; set; } = _ => null;

    public Func<Message, Letter> Write { get; set; } = message => new Letter
    {
        ToName = "Terrence Miles",
        Subject = "Choose your password",
        Html = "<p>Hello</p>",
        Text = "Hello",
    };

    public Action<IReadOnlyList<Message>> Prepare { get; set; } = _ => { };

    public Action<IReadOnlyList<Recorded>> Hear { get; set; } = _ => { };

    public int Written => written;

    public IReadOnlyList<Recorded> Told
    {
        get
        {
            lock (told)
                return [.. told];
        }
    }

    public Task<IReadOnlyList<Prepared>> PrepareAsync(PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now,
        CancellationToken cancel)
    {
        Prepare(batch);
        return Task.FromResult<IReadOnlyList<Prepared>>([.. batch.Select(message => Judge(message) is { } reason
            ? (Prepared)new SkipIt(message.Id, reason)
            : new SendIt(message.Id, _ => Task.FromResult(WriteOne(message))))]);
    }

    public Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel)
    {
        Hear(answers);
        lock (told)
            told.AddRange(answers);
        return Task.CompletedTask;
    }

    private Letter WriteOne(Message message)
    {
        Interlocked.Increment(ref written);
        return Write(message);
    }
}

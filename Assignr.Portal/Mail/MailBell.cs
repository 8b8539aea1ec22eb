namespace Assignr.Portal.Mail;

/// <summary>Wakes the sender when something was queued, and tells open pages when something moved.</summary>
public sealed class MailBell : IDisposable
{
    private readonly SemaphoreSlim queued = new(0, 1);

    /// <summary>Something about these messages changed; raised on any thread, after the commit.</summary>
    public event Action<MailMoved>? Moved;

    /// <summary>Call it after the commit that queued a message, or that changed what is queued.</summary>
    public void Ring()
    {
        try
        {
            queued.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    /// <summary>Returns when the bell rings, or after <paramref name="atMost"/>.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => queued.WaitAsync(atMost, cancel);

    public void Tell(MailMoved moved) => Moved?.Invoke(moved);

    public void Dispose() => queued.Dispose();
}

/// <param name="Mailings">The mailings whose numbers changed.</param>
/// <param name="People">The people whose standing changed.</param>
public sealed record MailMoved(IReadOnlyCollection<Guid> Mailings, IReadOnlyCollection<Guid> People)
{
    internal static MailMoved By(IEnumerable<Message> messages)
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
}

namespace Assignr.Portal.Mail;

/// <summary>Wakes the sender when a message was queued.</summary>
public sealed class MailBell : IDisposable
{
    private readonly SemaphoreSlim queued = new(0, 1);

    /// <summary>Call it after the commit that queued a message, or that changed what is queued.</summary>
    public void Ring()
    {
        try
        {
            queued.Release();
        }
        catch (SemaphoreFullException)
        {
            // It already rings.
        }
    }

    /// <summary>Returns when the bell rings, or after <paramref name="atMost"/>.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => queued.WaitAsync(atMost, cancel);

    public void Dispose() => queued.Dispose();
}

namespace Assignr.Portal.Import;

/// <summary>
/// Reading a file and planning what becomes of it take a core each: half of them, and at least one, may be at it at once, so that the
/// rest of the portal goes on when ten people import. Who comes later waits, and leaves the row when their page goes.
/// </summary>
public sealed class ImportTurns : IDisposable
{
    private readonly SemaphoreSlim free = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <param name="work">Runs elsewhere than the page, which goes on showing that it is at work.</param>
    /// <param name="waits">Told where somebody else is at it.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, Action? waits, CancellationToken cancel)
    {
        if (!await free.WaitAsync(TimeSpan.Zero, cancel))
        {
            waits?.Invoke();
            await free.WaitAsync(cancel);
        }
        try
        {
            return await Task.Run(work, cancel);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();
}

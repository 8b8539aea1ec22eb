namespace Assignr.Portal.Import;

/// <summary>
/// Limits how many files are read and planned at once to half of the cores, at least one, because each occupies a core: the rest of the
/// portal must go on when ten people import. Others wait, and stop waiting when their page is closed.
/// </summary>
public sealed class ImportTurns : IDisposable
{
    private readonly SemaphoreSlim free = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <param name="work">Runs on another thread than the page, which can show that it is busy.</param>
    /// <param name="waits">Called where it has to wait.</param>
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

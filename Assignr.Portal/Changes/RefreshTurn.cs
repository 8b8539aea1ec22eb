using System.Diagnostics;

namespace Assignr.Portal.Changes;

/// <summary>
/// Open pages that follow what others do refresh one after the other, and the processor rests twice as long as each took: however
/// many are open, they use a third of one core, and presses, sign-ins and mail go ahead. The more pages, the older what each shows.
/// </summary>
internal sealed class RefreshTurn : IDisposable
{
    /// <summary>Whoever takes longer goes on beside the next.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly SemaphoreSlim Next = new(1);

    private readonly long from = Stopwatch.GetTimestamp();
    private readonly Timer tooLong;
    private int passedOn;

    private RefreshTurn() => tooLong = new Timer(_ => _ = PassOnAsync(), null, Longest, Timeout.InfiniteTimeSpan);

    /// <summary>Waits for those who asked earlier. Dispose it when the page is drawn.</summary>
    public static async Task<RefreshTurn> TakeAsync()
    {
        await Next.WaitAsync();
        return new RefreshTurn();
    }

    public void Dispose()
    {
        tooLong.Dispose();
        _ = PassOnAsync();
    }

    private async Task PassOnAsync()
    {
        if (Interlocked.Exchange(ref passedOn, 1) != 0)
            return;
        await Task.Delay(2 * Stopwatch.GetElapsedTime(from));
        Next.Release();
    }
}

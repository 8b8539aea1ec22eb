using System.Diagnostics;

namespace Assignr.Portal.Changes;

/// <summary>
/// Makes open pages that follow changes refresh one after another, with a rest of twice the time that each took. However many are open,
/// they use a third of one core, and presses, sign-ins and mail go first. The more pages are open, the older is what each shows.
/// </summary>
internal sealed class RefreshTurn : IDisposable
{
    /// <summary>After this time the next page begins, even if this one has not finished.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly SemaphoreSlim Next = new(1);

    private readonly long from = Stopwatch.GetTimestamp();
    private readonly Timer tooLong;
    private int passedOn;

    private RefreshTurn() => tooLong = new Timer(_ => _ = PassOnAsync(), null, Longest, Timeout.InfiniteTimeSpan);

    /// <summary>Waits for the pages that asked earlier. Dispose the result when the page is drawn.</summary>
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

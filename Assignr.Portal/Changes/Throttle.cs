namespace Assignr.Portal.Changes;

/// <summary>Runs something soon after it was asked for, but not more often than allowed: what ten thousand messages change is drawn a few
/// times a second.</summary>
/// <param name="clock">The clock.</param>
/// <param name="atMostEvery">The shortest time from one start to the next.</param>
/// <param name="work">What to run.</param>
/// <param name="failed">Is told what <paramref name="work"/> throws.</param>
/// <param name="inTurn">False for work that is done once for all pages: it does not wait for a <see cref="RefreshTurn"/>.</param>
internal sealed class Throttle(
    TimeProvider clock, TimeSpan atMostEvery, Func<Task> work, Func<Exception, Task> failed, bool inTurn = true) : IDisposable
{
    private readonly Lock gate = new();
    private DateTimeOffset lastAt;
    private ITimer? timer;
    private bool disposed;

    public void Ask()
    {
        lock (gate)
        {
            if (disposed || timer is not null)
                return;
            var wait = lastAt + atMostEvery - clock.GetUtcNow();
            // Started only after the field is set: a test's clock may run a due timer inside the call.
            timer = clock.CreateTimer(_ => _ = RunAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            timer?.Dispose();
        }
    }

    private async Task RunAsync()
    {
        using var turn = inTurn ? await RefreshTurn.TakeAsync() : null;
        // Reset before the work, which covers everything that was asked for until here.
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
            lastAt = clock.GetUtcNow();
            if (disposed)
                return;
        }
        try
        {
            await work();
        }
        catch (Exception broken)
        {
            // Nobody awaits a timer, so the page is told: it shows a fault, or that its reader has lost the permission.
            await failed(broken);
        }
    }
}

namespace Assignr.Portal.Changes;

/// <summary>Runs something soon after it was asked for, but never more often than told: what ten thousand messages move is drawn a few
/// times a second.</summary>
/// <param name="clock">Whose time counts.</param>
/// <param name="atMostEvery">From one start to the next.</param>
/// <param name="work">What to run.</param>
/// <param name="failed">Is told what <paramref name="work"/> throws.</param>
/// <param name="inTurn">False for what is done once for all pages: it waits for none of them (<see cref="RefreshTurn"/>).</param>
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
            // Started only when it is known: a clock may run what is due at once, here and now.
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
        // What was asked for while this waited is drawn with it.
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
            // Nobody awaits a timer: the page says that it broke, or that its reader's rights are gone.
            await failed(broken);
        }
    }
}

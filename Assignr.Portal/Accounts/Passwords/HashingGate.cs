namespace Assignr.Portal.Accounts.Passwords;

/// <summary>Limits how many hash at once; the others wait in <see cref="HashingLanes{T}"/>, each for as long as their place
/// allows.</summary>
internal sealed class HashingGate(int places, TimeProvider time)
{
    private readonly Lock guard = new();
    private readonly HashingLanes<TaskCompletionSource> lanes = new();
    private int inside;

    /// <summary>How many wait or hash at the moment.</summary>
    public int Count
    {
        get
        {
            lock (guard)
                return lanes.Count + inside;
        }
    }

    /// <summary>Waits for a turn, which must be given back with <c>Leave</c>.</summary>
    /// <returns>False where too many wait, or the wait was too long.</returns>
    public async Task<bool> EnterAsync(HashingPlace place, CancellationToken cancel)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (guard)
        {
            // A place is free only while nobody waits.
            if (inside < places)
            {
                inside++;
                return true;
            }
            if (!lanes.TryAdd(place, turn))
                return false;
        }
        try
        {
            await turn.Task.WaitAsync(place.Patience, time, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            return !StopWaiting(place, turn);
        }
        catch (OperationCanceledException)
        {
            if (!StopWaiting(place, turn))
                Leave();
            throw;
        }
    }

    public void Leave()
    {
        lock (guard)
        {
            if (lanes.Next() is { } next)
                next.SetResult();
            else
                inside--;
        }
    }

    /// <returns>False where the turn came at this moment.</returns>
    private bool StopWaiting(HashingPlace place, TaskCompletionSource turn)
    {
        lock (guard)
            return lanes.Remove(place, turn);
    }
}

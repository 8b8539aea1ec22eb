namespace Assignr.Portal.Accounts.Passwords;

/// <summary>Lets in as many at once as there are places; the others wait in their lanes, for so long as their place allows.</summary>
internal sealed class HashingGate(int places, TimeProvider time)
{
    private readonly Lock guard = new();
    private readonly HashingLanes<TaskCompletionSource> lanes = new();
    private int inside;

    /// <summary>How many are at the gate, those inside included.</summary>
    public int Count
    {
        get
        {
            lock (guard)
                return lanes.Count + inside;
        }
    }

    /// <summary>False where too many wait, or the wait was too long. Whoever was let in leaves.</summary>
    public async Task<bool> EnterAsync(HashingPlace place, CancellationToken cancel)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (guard)
        {
            // Where a place is free, nobody waits.
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

    /// <returns>False where the turn has come in this very moment.</returns>
    private bool StopWaiting(HashingPlace place, TaskCompletionSource turn)
    {
        lock (guard)
            return lanes.Remove(place, turn);
    }
}

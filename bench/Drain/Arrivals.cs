using System.Collections.Concurrent;
using Assignr.Bench.Mail;

namespace Assignr.Bench.Drain;

/// <summary>What the receiver accepted: the letters of the mailing, and each reset that somebody waits for.</summary>
internal sealed class Arrivals(int mailing)
{
    private readonly TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> others = new();
    private int left = mailing;

    /// <summary>The first letter of the mailing was accepted.</summary>
    public Task Began => began.Task;

    /// <summary>All of them were.</summary>
    public Task Over => over.Task;

    public void Note(string address)
    {
        if (!League.IsOfficial(address))
        {
            Other(address).TrySetResult();
            return;
        }
        began.TrySetResult();
        if (Interlocked.Decrement(ref left) == 0)
            over.TrySetResult();
    }

    /// <summary>A letter to somebody outside the mailing.</summary>
    public Task At(string address) => Other(address).Task;

    private TaskCompletionSource Other(string address) =>
        others.GetOrAdd(address, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

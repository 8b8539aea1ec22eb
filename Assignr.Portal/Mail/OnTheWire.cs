using System.Collections.Concurrent;

namespace Assignr.Portal.Mail;

/// <summary>
/// The messages that this process is handing over at this moment: from when it was asked whether they still should go until the mail
/// server's answer is recorded, so at most two for each connection. What is claimed beside them waits for its turn.
/// </summary>
public sealed class OnTheWire : IDisposable
{
    private readonly ConcurrentDictionary<Guid, bool> messages = [];
    private readonly SemaphoreSlim turn = new(1);

    public IReadOnlyCollection<Guid> Ids => [.. messages.Keys];

    /// <summary>Runs a transaction that stops messages. None begins meanwhile, so that what it counts as stopped does not leave.</summary>
    internal async Task<T> StopAsync<T>(Func<Task<T>> stop, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await stop();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Begins with a message if it still should go.</summary>
    internal async Task<ClaimState> BeginAsync(Guid messageId, Func<Task<ClaimState>> ask, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var state = await ask();
            if (state is ClaimState.Ours)
                messages[messageId] = true;
            return state;
        }
        finally
        {
            turn.Release();
        }
    }

    internal void End(Guid messageId) => messages.TryRemove(messageId, out _);

    public void Dispose() => turn.Dispose();
}

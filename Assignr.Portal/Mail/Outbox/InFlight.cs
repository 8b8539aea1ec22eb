using System.Collections.Concurrent;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// The messages that have begun to leave and whose answer is not recorded yet, at most two for each connection of this process: one on the
/// wire, and the one before, whose answer is being written. Other claimed messages wait for their turn.
/// </summary>
public sealed class InFlight : IDisposable
{
    private readonly ConcurrentDictionary<Guid, bool> messages = [];
    private readonly SemaphoreSlim turn = new(1);

    public IReadOnlyCollection<Guid> Ids => [.. messages.Keys];

    /// <summary>Runs a transaction that stops messages. No hand-over begins meanwhile, so no message that it counts as stopped
    /// leaves.</summary>
    internal async Task<T> WhileNoneBeginsAsync<T>(Func<Task<T>> stop, CancellationToken cancel)
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

    /// <summary>Asks how the message stands and, where it still should go, marks it as in flight.</summary>
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

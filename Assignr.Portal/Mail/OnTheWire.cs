using System.Collections.Concurrent;

namespace Assignr.Portal.Mail;

/// <summary>
/// The messages that this process is handing over at this moment: from when a connection takes one up until the mail server's answer is
/// recorded, so at most two for each connection. What is claimed beside them waits for its turn.
/// </summary>
public sealed class OnTheWire
{
    private readonly ConcurrentDictionary<Guid, bool> messages = [];

    public IReadOnlyCollection<Guid> Ids => [.. messages.Keys];

    internal void Begin(Guid messageId) => messages[messageId] = true;

    internal void End(Guid messageId) => messages.TryRemove(messageId, out _);
}

using Assignr.Portal.Data;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>All kinds of letters, for the sender to ask and tell. An exception in one becomes a <see
/// cref="BadKindException"/>.</summary>
public sealed class MailKinds(IEnumerable<IMailKind> all)
{
    private readonly Dictionary<string, IMailKind> kinds = all.ToDictionary(kind => kind.Name);

    /// <summary>Asks a kind about its messages, and gets one answer for each.</summary>
    internal Task<IReadOnlyList<Prepared>> PrepareAsync(
        PortalDb db, string kind, IReadOnlyList<Message> messages, DateTimeOffset now, CancellationToken cancel) => GuardAsync(
        async () =>
        {
            if (!kinds.TryGetValue(kind, out var found))
                throw new InvalidOperationException($"No one writes letters of the kind {kind}.");
            var prepared = await found.PrepareAsync(db, messages, now, cancel);
            await db.SaveChangesAsync(cancel);
            var answered = prepared.Select(answer => answer.MessageId).ToHashSet();
            if (prepared.Count != messages.Count || !answered.SetEquals(messages.Select(message => message.Id)))
                throw new InvalidOperationException($"The kind {kind} did not answer once for each message.");
            return prepared;
        },
        cancel);

    /// <summary>Tells each kind what became of its messages.</summary>
    internal Task TellAsync(PortalDb db, IEnumerable<Recorded> recorded, CancellationToken cancel) => GuardAsync(
        async () =>
        {
            foreach (var group in recorded.GroupBy(one => one.Message.Kind))
            {
                if (kinds.TryGetValue(group.Key, out var kind))
                    await kind.RecordedAsync(db, [.. group], cancel);
            }
            return true;
        },
        cancel);

    /// <summary>Tells a message's kind that a report refused it.</summary>
    internal Task ReturnedAsync(PortalDb db, Message message, DateTimeOffset now, CancellationToken cancel) =>
        kinds.TryGetValue(message.Kind, out var kind) ? kind.ReturnedAsync(db, message, now, cancel) : Task.CompletedTask;

    private static async Task<T> GuardAsync<T>(Func<Task<T>> kind, CancellationToken cancel)
    {
        try
        {
            return await kind();
        }
        catch (Exception broken) when (!cancel.IsCancellationRequested && !Transactions.IsTrouble(broken))
        {
            throw new BadKindException(broken);
        }
    }
}

/// <summary>A kind of letter failed, at one message or at several.</summary>
internal sealed class BadKindException(Exception inner) : Exception("A kind of letter failed.", inner)
{
    public string What => InnerException!.GetType().Name;

    public string? Where => InnerException!.StackTrace;
}

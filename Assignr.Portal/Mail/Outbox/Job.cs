using Assignr.Portal.Settings;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>A claimed message that its kind wants sent, with the site as it was at the claim.</summary>
internal sealed record Job(Message Message, Site Site, Func<CancellationToken, Task<Letter>> WriteAsync)
{
    /// <summary>Sorts what goes first to the front.</summary>
    public static Comparer<Job> Order { get; } = Comparer<Job>.Create(static (one, other) =>
        (one.Message.Lane, one.Message.DueAt, one.Message.Id).CompareTo((other.Message.Lane, other.Message.DueAt, other.Message.Id)));
}

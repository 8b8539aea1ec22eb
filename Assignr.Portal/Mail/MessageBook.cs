using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>The rules of the outbox, over the caller's own unit of work.</summary>
public static class MessageBook
{
    /// <summary>
    /// Stops messages. Those that wait are cancelled at once: the answer is how many. Those that a sender holds already get the wish
    /// only: the sender cancels them before their hand-over, and what is being handed over this very moment comes to its own end.
    /// </summary>
    /// <remarks>Tell <see cref="MailBell"/> after the commit.</remarks>
    public static async Task<int> CancelAsync(this PortalDb db, IQueryable<Message> which, DateTimeOffset now, CancellationToken cancel = default)
    {
        var open = which.Where(message => message.SettledAt == null && message.CancelledAt == null);
        var cancelled = await open.Where(message => message.ClaimedBy == null)
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.CancelledAt, now).SetProperty(message => message.SettledAt, now), cancel);
        await open.Where(message => message.ClaimedBy != null)
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.CancelledAt, now), cancel);
        return cancelled;
    }
}

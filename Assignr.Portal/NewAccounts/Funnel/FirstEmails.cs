using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.Sending;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Funnel;

public static class FirstEmails
{
    /// <summary>When a person's first new account email was handed over; null: none was.</summary>
    public static Task<DateTimeOffset?> FirstEmailedAsync(this PortalDb db, Guid personId, CancellationToken cancel) => db.Messages
        .Where(message => message.PersonId == personId && message.Kind == NewAccountQueue.Kind && message.HandedOverAt != null)
        .MinAsync(message => message.HandedOverAt, cancel);
}

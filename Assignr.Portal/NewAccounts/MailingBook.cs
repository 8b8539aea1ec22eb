using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts;

/// <summary>The rules of mailings, over the caller's own unit of work.</summary>
internal static class MailingBook
{
    /// <summary>Ends those of these mailings whose last message has come to its end.</summary>
    public static Task EndAsync(PortalDb db, IEnumerable<Guid?> mailingIds, DateTimeOffset at, CancellationToken cancel)
    {
        var ids = mailingIds.OfType<Guid>().Distinct().ToList();
        return ids.Count == 0
            ? Task.CompletedTask
            : db.Mailings
                .Where(mailing => ids.Contains(mailing.Id) && mailing.EndedAt == null)
                .Where(mailing => !db.Messages.Any(message => message.MailingId == mailing.Id && message.SettledAt == null))
                .ExecuteUpdateAsync(row => row.SetProperty(mailing => mailing.EndedAt, at), cancel);
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.MailLog;

/// <summary>
/// Asks once more for mail that was refused, one message or all: a new message with a new link goes to the same address. Left out is
/// whoever got another one since, is gone, or needs none any more; and, where all are asked for at once, whoever complained.
/// </summary>
[Allow(Who.Assignors)]
public sealed class RetryRefused(IDbContextFactory<PortalDb> database, IEnumerable<IMailKind> kinds, MailBell bell, TimeProvider clock)
{
    private readonly Dictionary<string, IMailKind> kinds = kinds.ToDictionary(kind => kind.Name);

    /// <param name="messageId">All that may be retried where null.</param>
    /// <returns>What to tell the assignor.</returns>
    public async Task<string> RunAsync(Caller caller, Guid? messageId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var (asked, found) = await database.WriteAsync(async db =>
        {
            var refused = await db.Messages.AsNoTracking()
                .Where(message => message.RefusedAt != null && (messageId == null || message.Id == messageId))
                .Where(message => !db.Messages.Any(other => other.PersonId == message.PersonId && other.Kind == message.Kind && other.Address == message.Address && other.AskedAt > message.AskedAt))
                .OrderBy(message => message.Id).ToListAsync(cancel);
            var complained = messageId is null
                ? await db.Messages.Where(message => message.RefusedAt != null
                    && db.Addresses.Any(address => address.PersonId == message.PersonId && address.Address == message.Address && address.ComplainedAt != null)).Select(message => message.Id).ToHashSetAsync(cancel)
                : [];
            var again = 0;
            foreach (var message in refused)
            {
                if (!complained.Contains(message.Id) && kinds.TryGetValue(message.Kind, out var kind) && await kind.AskAgainAsync(db, caller, message, now, cancel))
                    again++;
            }
            if (messageId is null && again > 0)
                db.Record(caller, Act.RefusedRetried, now, detail: MailingPreview.Emails(again));
            return (again, refused.Count);
        }, cancel);
        bell.Ring();
        bell.Tell(new MailMoved([], []));
        return (asked, found - asked) switch
        {
            (0, _) => "Nothing to retry: they are gone, complained, need no email any more, or got another one meanwhile.",
            (_, 0) => $"{MailingPreview.Emails(asked)} on the way again.",
            (_, var left) => $"{MailingPreview.Emails(asked)} on the way again. {left} left out: gone, complained, or no email needed any more.",
        };
    }
}

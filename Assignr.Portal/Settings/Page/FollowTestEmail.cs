using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Settings.Page.Letters.TestEmail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Settings.Page;

/// <param name="Reply">The mail server's last words.</param>
/// <param name="NextTryAt">When it is tried again after a temporary refusal.</param>
public sealed record TestEmailProgress(MessageState State, string? Reply, DateTimeOffset? NextTryAt);

/// <summary>What became of the caller's own test email.</summary>
[Allow(Who.Assignors)]
public sealed class FollowTestEmail(IDbContextFactory<PortalDb> database, InFlight inFlight)
{
    /// <returns>Null where the message is not a test email of the caller.</returns>
    public async Task<TestEmailProgress?> RunAsync(Caller caller, Guid messageId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var message = await TestEmailKind.Of(db, caller.PersonId).AsNoTracking()
            .SingleOrDefaultAsync(message => message.Id == messageId, cancel);
        return message is null ? null : new TestEmailProgress(
            MessageStates.Now(message, inFlight.Ids), message.LastReply, message is { SettledAt: null, Attempts: > 0, ClaimedBy: null }
                ? message.DueAt
                : null);
    }
}

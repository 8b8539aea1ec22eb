using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.Deciding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>Who would get a new account email if Send Emails were pressed now, and who would not and why. Changes nothing.</summary>
[Allow(Who.Assignors)]
public sealed class PreviewMailing(IDbContextFactory<PortalDb> database, IOptions<LinkOptions> links, TimeProvider clock)
{
    /// <param name="sendAgain">Also to those emailed in the last 24 hours.</param>
    /// <param name="seenAt">
    /// When the assignor chose this, where the list is only looked up again: who was emailed after that is left out, even with
    /// <paramref name="sendAgain"/>. Now where null.
    /// </param>
    /// <param name="among">Only people of this import; null: of everybody.</param>
    public Task<MailingPreview> RunAsync(
        Caller caller, Audience audience, bool sendAgain = false, DateTimeOffset? seenAt = null, ImportScope? among = null,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        // All chunks see the same moment.
        return database.SnapshotAsync(
            db => MailingPreviews.ReadAsync(db, audience, among, sendAgain, seenAt, links.Value.NewAccountDays, clock.GetUtcNow(),
                changes: null, cancel), cancel);
    }
}

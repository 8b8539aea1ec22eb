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
    /// <param name="sendAgain">Include those emailed in the last 24 hours.</param>
    /// <param name="seenAt">
    /// When the assignor chose the audience, where the same list is read again: whoever was emailed later is left out, even with
    /// <paramref name="sendAgain"/>. Null: now.
    /// </param>
    /// <param name="scope">Null: everybody.</param>
    public Task<MailingPreview> RunAsync(
        Caller caller, Audience audience, bool sendAgain = false, DateTimeOffset? seenAt = null, Scope? scope = null,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        // In one snapshot, so that all chunks see the same state.
        return database.SnapshotAsync(
            db => MailingPreviews.ReadAsync(db, audience, scope ?? Scope.Everybody, sendAgain, seenAt, links.Value.NewAccountDays,
                clock.GetUtcNow(), changes: null, cancel), cancel);
    }
}

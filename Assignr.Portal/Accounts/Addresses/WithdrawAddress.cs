using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Addresses;

/// <summary>
/// Withdraws a pending address, for the person who added it or for an assignor. Links that went to it stop working.
/// </summary>
[Allow(Who.SignedIn)]
public sealed class WithdrawAddress(
    IDbContextFactory<PortalDb> database, TimeProvider time, ChangeFeed changes, IStringLocalizer<AccountTexts> texts)
{
    /// <returns>Refused where it waited no longer, or is somebody else's.</returns>
    public async Task<Done> RunAsync(Caller caller, Guid pendingId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var personId = await database.WriteAsync(async db =>
        {
            var pending = await db.PendingAddresses.AsNoTracking().SingleOrDefaultAsync(pending => pending.Id == pendingId, cancel);
            var isTheirs = pending is not null && (pending.PersonId == caller.PersonId || caller.Is(Who.Assignors));
            return isTheirs && await db.WithdrawAddressesAsync(caller, pending!.PersonId, [pending.Key], null, time.GetUtcNow(), cancel) > 0
                ? pending.PersonId
                : (Guid?)null;
        }, cancel);
        if (personId is not { } changed)
            return new Problem(texts["Waiting.Over"]);
        changes.Tell(new Change([], [changed]));
        return new Done();
    }
}

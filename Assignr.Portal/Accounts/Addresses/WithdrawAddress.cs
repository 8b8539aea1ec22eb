using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Addresses;

/// <summary>
/// Withdraws a pending address, for the person who added it or for an assignor. Links that went to it stop working.
/// </summary>
[Allow(Who.SignedIn)]
public sealed class WithdrawAddress(IDbContextFactory<PortalDb> database, TimeProvider time, ChangeFeed changes)
{
    /// <returns>False where it is not pending, or belongs to another person.</returns>
    public async Task<bool> RunAsync(Caller caller, Guid pendingId, CancellationToken cancel = default)
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
        if (personId is { } changed)
            changes.Tell(new Change([], [changed]));
        return personId is not null;
    }
}

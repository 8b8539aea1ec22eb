using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Withdrawing;

/// <summary>What a withdrawal would take at this moment.</summary>
[Allow(Who.Assignors)]
public sealed class DescribeWithdrawal(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public async Task<Withdrawal> RunAsync(Caller caller, WithdrawScope scope, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        return await Withdrawal.CountAsync(db, scope, clock.GetUtcNow(), cancel);
    }
}

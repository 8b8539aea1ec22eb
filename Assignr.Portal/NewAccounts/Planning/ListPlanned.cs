using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Planning;

/// <summary>The planned mailings, the next first: all of them, or those that one person is on the list of.</summary>
[Allow(Who.Readers)]
public sealed class ListPlanned(IDbContextFactory<PortalDb> database)
{
    /// <param name="personId">Null: all.</param>
    public async Task<IReadOnlyList<Mailing>> RunAsync(Caller caller, Guid? personId = null, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var planned = db.PlannedMailings().AsNoTracking();
        if (personId is { } id)
            planned = planned.Where(mailing => db.PlannedRecipients.Any(one => one.MailingId == mailing.Id && one.PersonId == id));
        return await planned.OrderBy(mailing => mailing.StartsAt).ThenBy(mailing => mailing.Id).ToListAsync(cancel);
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Addresses;

/// <summary>What the page behind a confirmation link shows. It changes nothing, because mail scanners open links.</summary>
[Allow(Who.Anyone)]
public sealed class LookAtConfirmation(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    /// <param name="raw">The secret of the link.</param>
    public async Task<ConfirmationSeen> RunAsync(Caller caller, string? raw, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var link = await OpenedConfirmation.OpenAsync(db, raw, time.GetUtcNow(), cancel);
        return link is { Person: { } person, Pending: { } pending }
            ? new ConfirmationSeen(link.State, person.FullName, pending.Address, (await db.Site.AsNoTracking().SingleAsync(cancel)).Name)
            : new ConfirmationSeen(link.State);
    }
}

/// <summary>It says nothing about the person unless the link works.</summary>
public sealed record ConfirmationSeen(LinkState State, string FullName = "", string Address = "", string SiteName = "");

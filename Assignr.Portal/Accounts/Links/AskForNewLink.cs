using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Links;

/// <summary>Asks for a new link in place of a dead one. It goes to the address on file, which the page never shows.</summary>
[Allow(Who.Anyone)]
public sealed class AskForNewLink(IDbContextFactory<PortalDb> database, TimeProvider time, PasswordRequests requests)
{
    public async Task RunAsync(Caller caller, string? raw, Purpose purpose, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        if ((await db.FindLinkAsync(raw, purpose, time.GetUtcNow(), cancel)).Token is { } token)
            requests.Add(new PasswordRequest(null, token.Id, caller.IpAddress));
    }
}

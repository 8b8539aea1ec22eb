using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts;

/// <summary>Somebody at the sign-in page asks for a link by typing an address. The answer is the same for everybody, known or not.</summary>
[Allow(Who.Anyone)]
public sealed class AskForLink(PasswordRequests requests)
{
    /// <returns>A sentence where it is no address at all; null where it was taken down.</returns>
    public Task<string?> RunAsync(Caller caller, string? address)
    {
        caller.Demand(this);
        if (EmailAddress.Parse(address, out var problem) is { } parsed)
            requests.Add(new PasswordRequest(parsed.Key, null, caller.IpAddress));
        return Task.FromResult(problem);
    }
}

/// <summary>Somebody with a dead link asks for a new one. It goes to the address on file, which the page never shows.</summary>
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

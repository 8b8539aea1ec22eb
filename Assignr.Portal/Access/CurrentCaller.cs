using System.Security.Claims;
using Assignr.Portal.Data;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Access;

/// <summary>
/// Turns the signed-in user of a circuit or request into a <see cref="Caller"/>. It reads the database for each act, so that an ended
/// session or a removed permission takes effect at the next press.
/// </summary>
public sealed class CurrentCaller(
    AuthenticationStateProvider authentication, IDbContextFactory<PortalDb> database, IOptions<SessionLimits> limits, TimeProvider time)
{
    public const string PersonClaim = "person";

    /// <summary>The secret of the <see cref="Session"/>.</summary>
    public const string SessionClaim = "session";

    public const string StampClaim = "AspNet.Identity.SecurityStamp";
    public const string AddressClaim = "ip";

    /// <summary>Returns the caller of a stranger where nobody is signed in, or where the session has ended.</summary>
    public async Task<Caller> GetAsync(CancellationToken cancel = default)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return await FromAsync(state.User, state.User.FindFirstValue(AddressClaim), cancel);
    }

    public async Task<Caller> FromAsync(ClaimsPrincipal user, string? ipAddress, CancellationToken cancel = default)
    {
        if (Secret.HashOf(user.FindFirstValue(SessionClaim)) is not { } hash)
            return Caller.Anonymous(ipAddress);
        await using var db = await database.CreateDbContextAsync(cancel);
        var session = await db.Living().AsNoTracking().SingleOrDefaultAsync(session => session.Hash == hash, cancel);
        return session is null || !limits.Value.Holds(session, time.GetUtcNow())
            ? Caller.Anonymous(ipAddress)
            : new Caller
            {
                PersonId = session.PersonId,
                SessionId = session.Id,
                Name = $"{session.FirstName} {session.LastName}",
                Permissions = session.Permissions,
                IpAddress = ipAddress,
            };
    }
}

using System.Security.Claims;
using Assignr.Portal.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Access;

/// <summary>
/// Turns the signed-in user of a circuit or request into a <see cref="Caller"/>, freshly from the database for each act:
/// a permission taken away is gone with the next click (BAR 70).
/// </summary>
public sealed class CurrentCaller(AuthenticationStateProvider authentication, IDbContextFactory<PortalDb> database)
{
    public const string PersonClaim = "person";
    public const string StampClaim = "AspNet.Identity.SecurityStamp";
    public const string AddressClaim = "ip";

    /// <summary>A stranger's caller where nobody is signed in, or where the session has ended meanwhile.</summary>
    public async Task<Caller> GetAsync(CancellationToken cancel = default)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return await FromAsync(state.User, state.User.FindFirstValue(AddressClaim), cancel);
    }

    public async Task<Caller> FromAsync(ClaimsPrincipal user, string? ipAddress, CancellationToken cancel = default)
    {
        if (!Guid.TryParse(user.FindFirstValue(PersonClaim), out var personId))
            return Caller.Anonymous(ipAddress);
        var stamp = user.FindFirstValue(StampClaim);
        await using var db = await database.CreateDbContextAsync(cancel);
        var person = await db.People.AsNoTracking()
            .Where(person => person.Id == personId && person.Permissions != Permissions.None)
            .Where(person => db.Users.Any(account => account.PersonId == person.Id && account.SecurityStamp == stamp))
            .Select(person => new { person.FirstName, person.LastName, person.Permissions })
            .SingleOrDefaultAsync(cancel);
        return person is null
            ? Caller.Anonymous(ipAddress)
            : new Caller
            {
                PersonId = personId,
                Name = $"{person.FirstName} {person.LastName}",
                Permissions = person.Permissions,
                IpAddress = ipAddress,
            };
    }
}

using System.Security.Claims;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Accounts;

/// <summary>
/// The claims of a session: whose account it is, and its stamp; <see cref="SessionCookie"/> adds the secret. Permissions are not among
/// them, because they are read from the database for every act.
/// </summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(CurrentCaller.PersonClaim, user.PersonId.ToString()));
        return identity;
    }
}

using System.Security.Claims;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Accounts;

/// <summary>
/// Whose account it is, and at which stamp; <see cref="SessionCookie"/> adds the secret of the session. Permissions never: they are
/// read anew for every act.
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

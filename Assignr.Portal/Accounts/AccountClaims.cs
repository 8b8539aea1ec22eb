using System.Globalization;
using System.Security.Claims;
using Assignr.Portal.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Accounts;

/// <summary>What the session cookie says: which account, whose, at which stamp, since when. Permissions never: they are read anew for every act.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options, TimeProvider time)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    public const string Since = "since";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(CurrentCaller.PersonClaim, user.PersonId.ToString()));
        identity.AddClaim(new Claim(Since, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        return identity;
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.SetUp;

/// <summary>
/// At its start, a portal in which no assignor can sign in prints a link for the first one. There is no default account or password;
/// whoever reads the console runs the portal.
/// </summary>
[Allow(Who.Portal)]
public sealed class MintSetUpLink(IDbContextFactory<PortalDb> database, TimeProvider time, PublicAddress portal)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(3);

    /// <returns>Refused where somebody can sign in as an assignor. Links of earlier starts stop working.</returns>
    public async Task<MintSetUpLinkResult> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var secret = Secret.Mint();
        var minted = await database.WriteAsync(async db =>
        {
            if (await SetUpState.IsDoneAsync(db, cancel))
                return false;
            var now = time.GetUtcNow();
            await db.RevokeSetUpLinksAsync(now, cancel);
            db.Tokens.Add(new Token { Purpose = Purpose.SetUp, Hash = secret.Hash, IssuedAt = now, ExpiresAt = now + Life });
            return true;
        }, cancel);
        return minted
            ? new MintSetUpLinkResult(portal.Link("set-up/" + secret.Raw))
            : new MintSetUpLinkResult(null) { Problems = [new Problem("An assignor can sign in already.")] };
    }
}

/// <param name="Link">Null where none was made.</param>
public sealed record MintSetUpLinkResult(string? Link) : Result;

internal static class SetUpState
{
    /// <summary>Whether an active assignor has an account.</summary>
    public static Task<bool> IsDoneAsync(PortalDb db, CancellationToken cancel) =>
        db.People.AnyAsync(
            person => (person.Permissions & Permissions.Assignor) != 0
                && db.Users.Any(account => account.PersonId == person.Id && account.PasswordHash != null), cancel);
}

using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts;

/// <summary>
/// Asks people for the password they have before they change what their account hangs on. Wrong ones count as they do at the
/// sign-in page: a session left open is no way to guess.
/// </summary>
public sealed class OwnPassword(IDbContextFactory<PortalDb> database, TimeProvider time, Passwords passwords)
{
    internal async Task<PasswordCheck> CheckAsync(Caller caller, string? password, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        Account? account;
        await using (var db = await database.CreateDbContextAsync(cancel))
            account = await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.PersonId == caller.PersonId, cancel);
        var check = await passwords.CheckAsync(account?.IsLockedOut(now) == false ? account.PasswordHash : null, password, cancel);
        if (check == PasswordCheck.Wrong && account?.IsLockedOut(now) == false)
            await database.WriteAsync(async db =>
            {
                var tried = await db.Users.SingleAsync(row => row.Id == account.Id, cancel);
                db.Record(caller, tried.Fail(now) ? Act.LockedOut : Act.LoginRefused, now, caller.PersonId, "Wrong password on the profile page.");
            }, cancel);
        return check;
    }
}

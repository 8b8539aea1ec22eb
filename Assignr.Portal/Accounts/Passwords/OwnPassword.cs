using Assignr.Portal.Access;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Passwords;

/// <summary>
/// Asks people for their password before they change what their account depends on. Wrong ones count as at the sign-in page, so that an
/// open session is no way to guess it.
/// </summary>
public sealed class OwnPassword(IDbContextFactory<PortalDb> database, TimeProvider time, PasswordHashing passwords)
{
    internal async Task<PasswordCheck> CheckAsync(Caller caller, string? password, CancellationToken cancel)
    {
        string? hash;
        await using (var db = await database.CreateDbContextAsync(cancel))
            hash = await db.Users.Where(account => account.PersonId == caller.PersonId).Select(account => account.PasswordHash)
                .SingleOrDefaultAsync(cancel);
        ReservedTry? reserved = null;
        var check = await passwords.CheckAsync(
            HashingPlace.Known(caller.PersonId.ToString()!),
            async () =>
            {
                reserved = await ReserveAsync(caller);
                return reserved is null ? null : hash;
            },
            password, cancel);
        if (check != PasswordCheck.Busy)
            await database.WriteAsync(db => SettleAsync(db, caller, check, reserved), CancellationToken.None);
        return check;
    }

    private Task<ReservedTry?> ReserveAsync(Caller caller) => database.WriteAsync(
        db => db.ReserveTryAsync(caller.PersonId!.Value, SignInTries.SignedIn, time.GetUtcNow(), CancellationToken.None),
            CancellationToken.None);

    private Task SettleAsync(PortalDb db, Caller caller, PasswordCheck check, ReservedTry? reserved)
    {
        if (check != PasswordCheck.Wrong)
            return db.ForgiveTriesAsync(caller.PersonId!.Value, reserved!, CancellationToken.None);
        db.Record(
            caller, reserved is { LocksOut: true } ? Act.LockedOut : Act.LoginRefused, time.GetUtcNow(), caller.PersonId,
                "Wrong password on the profile page.");
        return Task.CompletedTask;
    }
}

using System.Linq.Expressions;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.SignIn;

public enum LogInOutcome
{
    Done,

    /// <summary>Unknown, wrong password, waiting, never activated or deactivated: one answer for all.</summary>
    Refused,

    Busy,
}

/// <param name="Account">The account that gets a session; null unless done.</param>
public sealed record LogInResult(LogInOutcome Outcome, Account? Account) : Result;

/// <summary>
/// Signs in with an email address or user name and a password. A try is counted before the comparison, so that simultaneous tries cannot
/// exceed the limit. Every refusal takes the same work (requirements.md 26, 27).
/// </summary>
[Allow(Who.Anyone)]
public sealed class LogIn(
    IDbContextFactory<PortalDb> database, TimeProvider time, PasswordHashing passwords, ChangeFeed changes,
    IStringLocalizer<AccountTexts> texts)
{
    /// <summary>A person without a permission is deactivated; a person without an address cannot sign in until an assignor adds
    /// one.</summary>
    private static readonly Expression<Func<Person, bool>> MaySignIn = person =>
        person.Permissions != Permissions.None && person.PrimaryAddress != null;

    /// <param name="device">The device by <see cref="KnownDevices"/>; null: none.</param>
    public async Task<LogInResult> RunAsync(Caller caller, string? name, string? password, Guid? device = null,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        LogInResult result;
        try
        {
            result = await TryAsync(caller, name, password, device, cancel);
        }
        catch (BusyDatabaseException)
        {
            return Refused(LogInOutcome.Busy);
        }
        // So that open pages that show the person are updated at once.
        if (result.Account is { } admitted)
            changes.Tell(new Change([], [admitted.PersonId]));
        return result;
    }

    private async Task<LogInResult> TryAsync(Caller caller, string? name, string? password, Guid? device, CancellationToken cancel)
    {
        var (account, isKnown) = await FindAsync(name, device, cancel);
        ReservedTry? reserved = null;
        var check = await passwords.CheckAsync(
            isKnown ? HashingPlace.Known(account!.PersonId.ToString()) : HashingPlace.Stranger(caller),
            async () =>
            {
                reserved = await ReserveAsync(account, device);
                return reserved is null ? null : account!.PasswordHash;
            },
            password, cancel);
        if (check == PasswordCheck.Busy)
            return Refused(LogInOutcome.Busy);
        // Once a try is counted, its result must be recorded: from here on a client that hangs up cancels nothing.
        var rehashed = check == PasswordCheck.RightButDated
            ? await passwords.HashAsync(password!, account!.PersonId.ToString(), CancellationToken.None)
            : null;
        return await database.WriteAsync(db => check is PasswordCheck.Right or PasswordCheck.RightButDated
            ? AdmitAsync(db, caller, account!, reserved!, rehashed)
            : RefuseAsync(db, caller, account?.PersonId, reserved), CancellationToken.None);
    }

    private Task<ReservedTry?> ReserveAsync(Account? account, Guid? device) => database.WriteAsync(
        db => account is null
            ? Task.FromResult<ReservedTry?>(null)
            : db.ReserveTryAsync(account.PersonId, device, time.GetUtcNow(), CancellationToken.None),
        CancellationToken.None);

    /// <summary>By user name; by address only where exactly one account is reachable at it.</summary>
    private async Task<(Account? Account, bool IsKnown)> FindAsync(string? name, Guid? device, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = UserNames.Key(name);
        var active = db.Users.AsNoTracking().Where(account => db.People.Where(MaySignIn).Any(person => person.Id == account.PersonId));
        var found = await active
            .Where(account => account.NormalizedUserName == key
                || db.Addresses.Any(address => address.Key == key && address.PersonId == account.PersonId))
            .OrderBy(account => account.Id).Take(20).ToListAsync(cancel);
        var account = found.Find(account => account.NormalizedUserName == key) ?? (found.Count == 1 ? found[0] : null);
        return (account, account is not null && device is not null && await db.IsKnownAsync(account.PersonId, device, cancel));
    }

    /// <summary>Judges again: the password may have been changed meanwhile, or the person deactivated.</summary>
    private async Task<LogInResult> AdmitAsync(PortalDb db, Caller caller, Account seen, ReservedTry reserved, string? rehashed)
    {
        var now = time.GetUtcNow();
        var account = await db.Users.SingleOrDefaultAsync(account => account.Id == seen.Id && account.SecurityStamp == seen.SecurityStamp);
        var person = await db.People.Where(MaySignIn).SingleOrDefaultAsync(person => person.Id == seen.PersonId);
        if (account is null || person is null)
            return await RefuseAsync(db, caller, seen.PersonId, null);
        await db.ForgiveTriesAsync(person.Id, reserved, CancellationToken.None);
        if (rehashed is not null)
            account.Rehash(rehashed);
        person.LogIn(now);
        db.Record(As(caller, person), Act.LoggedIn, now, person.Id);
        return new LogInResult(LogInOutcome.Done, account);
    }

    private Task<LogInResult> RefuseAsync(PortalDb db, Caller caller, Guid? personId, ReservedTry? reserved)
    {
        db.Record(caller, reserved is { LocksOut: true } ? Act.LockedOut : Act.LoginRefused, time.GetUtcNow(), personId);
        return Task.FromResult(Refused(LogInOutcome.Refused));
    }

    private LogInResult Refused(LogInOutcome why) => new(why, null) { Problems = [new Problem(texts[$"Login.{why}"])] };

    internal static Caller As(Caller caller, Person person) =>
        caller with { PersonId = person.Id, Name = person.FullName, Permissions = person.Permissions };
}

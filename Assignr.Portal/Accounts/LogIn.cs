using System.Linq.Expressions;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts;

public enum LogInOutcome
{
    Done,

    /// <summary>Unknown, wrong, locked out, never activated or deactivated: one answer for all of them.</summary>
    Refused,

    Busy,
}

/// <param name="Account">Who gets a session; null unless done.</param>
public sealed record LogInResult(LogInOutcome Outcome, Account? Account);

/// <summary>Somebody types an email or a user name and a password. Every refusal takes the same work (BAR 26).</summary>
[Allow(Who.Anyone)]
public sealed class LogIn(IDbContextFactory<PortalDb> database, TimeProvider time, Passwords passwords, MailBell bell)
{
    /// <summary>Whoever has no permission is deactivated, and whoever has no address cannot sign in until an assignor adds one.</summary>
    private static readonly Expression<Func<Person, bool>> MaySignIn = person => person.Permissions != Permissions.None && person.PrimaryAddress != null;

    public async Task<LogInResult> RunAsync(Caller caller, string? name, string? password, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = time.GetUtcNow();
        var account = await FindAsync(name, cancel);
        var open = account?.IsLockedOut(now) == false;
        var check = await passwords.CheckAsync(open ? account!.PasswordHash : null, password, cancel);
        if (check == PasswordCheck.Busy)
            return new LogInResult(LogInOutcome.Busy, null);
        var rehashed = check == PasswordCheck.RightButDated ? await passwords.HashAsync(password!, cancel) : null;
        LogInResult result;
        try
        {
            result = await database.WriteAsync(db => check is PasswordCheck.Right or PasswordCheck.RightButDated
                ? AdmitAsync(db, caller, account!, rehashed, now, cancel)
                : RefuseAsync(db, caller, open ? account : null, account?.PersonId, now, cancel), cancel);
        }
        catch (BusyDatabaseException)
        {
            return new LogInResult(LogInOutcome.Busy, null);
        }
        // Open pages that show them see it at once.
        if (result.Account is { } admitted)
            bell.Tell(new MailMoved([], [admitted.PersonId]));
        return result;
    }

    /// <summary>A user name decides; an address only where exactly one account is reachable at it.</summary>
    private async Task<Account?> FindAsync(string? name, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var key = UserNames.Key(name);
        var active = db.Users.AsNoTracking().Where(account => db.People.Where(MaySignIn).Any(person => person.Id == account.PersonId));
        var found = await active
            .Where(account => account.NormalizedUserName == key || db.Addresses.Any(address => address.Key == key && address.PersonId == account.PersonId))
            .Take(20).ToListAsync(cancel);
        return found.Find(account => account.NormalizedUserName == key) ?? (found.Count == 1 ? found[0] : null);
    }

    private static async Task<LogInResult> AdmitAsync(PortalDb db, Caller caller, Account seen, string? rehashed, DateTimeOffset now, CancellationToken cancel)
    {
        var account = await db.Users.SingleOrDefaultAsync(account => account.Id == seen.Id && account.SecurityStamp == seen.SecurityStamp, cancel);
        var person = await db.People.Where(MaySignIn).SingleOrDefaultAsync(person => person.Id == seen.PersonId, cancel);
        if (account is null || person is null)
            return await RefuseAsync(db, caller, null, seen.PersonId, now, cancel);
        account.Forgive();
        if (rehashed is not null)
            account.Rehash(rehashed);
        person.LogIn(now);
        db.Record(As(caller, person), Act.LoggedIn, now, person.Id);
        return new LogInResult(LogInOutcome.Done, account);
    }

    private static async Task<LogInResult> RefuseAsync(PortalDb db, Caller caller, Account? tried, Guid? personId, DateTimeOffset now, CancellationToken cancel)
    {
        var account = tried is null ? null : await db.Users.SingleOrDefaultAsync(account => account.Id == tried.Id, cancel);
        db.Record(caller, account?.Fail(now) == true ? Act.LockedOut : Act.LoginRefused, now, personId);
        return new LogInResult(LogInOutcome.Refused, null);
    }

    internal static Caller As(Caller caller, Person person) =>
        caller with { PersonId = person.Id, Name = person.FullName, Permissions = person.Permissions };
}

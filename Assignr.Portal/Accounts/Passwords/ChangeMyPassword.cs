using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Letters;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Passwords;

/// <summary>Changes the password of the person who is signed in. It ends all their sessions; the page then starts a new one for
/// this browser.</summary>
[Allow(Who.SignedIn)]
public sealed class ChangeMyPassword(
    IDbContextFactory<PortalDb> database, TimeProvider time, OwnPassword own, PasswordHashing passwords, PasswordRules rules,
    LiveSessions sessions, MailBell bell,
    IStringLocalizer<AccountTexts> texts)
{
    public async Task<PasswordResult> RunAsync(Caller caller, string? current, string? password, string? again,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (await ObjectionAsync(caller, password, again, cancel) is { } problem)
            return PasswordResult.Refused(problem);
        var check = await own.CheckAsync(caller, current, cancel);
        if (check == PasswordCheck.Wrong)
            return PasswordResult.Refused(new Problem("Current", texts["Password.CurrentWrong"]));
        if (check == PasswordCheck.Busy || await passwords.HashAsync(password!, caller.PersonId.ToString()!, cancel) is not { } hash)
            return PasswordResult.Busy(texts);
        var account = await database.WriteAsync(db => ChangeAsync(db, caller, hash, cancel), cancel);
        sessions.End(account.PersonId);
        bell.Ring();
        return new PasswordResult(PasswordOutcome.Done, account);
    }

    private async Task<Problem?> ObjectionAsync(Caller caller, string? password, string? again, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var person = await db.People.AsNoTracking().Include(person => person.Addresses)
            .SingleAsync(person => person.Id == caller.PersonId, cancel);
        var userName = await db.Users.Where(account => account.PersonId == caller.PersonId)
            .Select(account => account.UserName).SingleAsync(cancel);
        return rules.Check(password, again, PasswordRules.KnownWords(site, person, userName));
    }

    private async Task<Account> ChangeAsync(PortalDb db, Caller caller, string hash, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var account = await db.Users.SingleAsync(account => account.PersonId == caller.PersonId, cancel);
        var person = await db.People.Include(person => person.Addresses).SingleAsync(person => person.Id == caller.PersonId, cancel);
        account.Protect(hash);
        await db.EndSessionsAsync(person.Id, SessionEnd.PasswordChanged, now, cancel: cancel);
        await db.ForgetTriesAsync(person.Id, cancel);
        await db.RevokeLinksAsync(person.Id, Revocation.AnotherUsed, now, cancel: cancel);
        await db.WithdrawAddressesAsync(caller, person.Id, null, "The password was changed.", now, cancel);
        db.Record(caller, Act.PasswordChanged, now, person.Id);
        await PasswordMail.QueueChangedAsync(db, person, person.MailedAddress, now, cancel);
        return account;
    }
}

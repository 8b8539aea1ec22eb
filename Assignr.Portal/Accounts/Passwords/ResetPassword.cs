using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Letters;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Passwords;

/// <summary>
/// Uses the link of a reset email: sets a new password, ends all sessions, revokes every other link and queues a notice. It signs nobody in
/// (requirements.md 36).
/// </summary>
[Allow(Who.Anyone)]
public sealed class ResetPassword(
    IDbContextFactory<PortalDb> database, TimeProvider time, PasswordHashing passwords, PasswordRules rules, LiveSessions sessions,
    MailBell bell, IStringLocalizer<AccountTexts> texts)
{
    public async Task<PasswordResult> RunAsync(Caller caller, string? raw, string? password, string? again,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        var (result, personId) = await TryAsync(caller, raw, password, again, cancel);
        if (result.Outcome == PasswordOutcome.DeadLink)
            await OpenedLink.RefuseAsync(database, caller, raw, Purpose.PasswordReset, time.GetUtcNow(), cancel);
        if (personId is { } changed)
        {
            sessions.End(changed);
            bell.Ring();
        }
        return result;
    }

    private async Task<(PasswordResult Result, Guid? PersonId)> TryAsync(Caller caller, string? raw, string? password, string? again,
        CancellationToken cancel)
    {
        if (await LookAsync(raw, password, again, cancel) is { } refusal)
            return (refusal, null);
        if (await passwords.HashAsync(password!, raw ?? "", cancel) is not { } hash)
            return (PasswordResult.Busy(texts), null);
        var personId = await database.WriteAsync(db => RedeemAsync(db, caller, raw, hash, cancel), cancel);
        return personId is null
            ? (PasswordResult.DeadLink(texts), null)
            : (new PasswordResult(PasswordOutcome.Done) { PersonId = personId }, personId);
    }

    private async Task<PasswordResult?> LookAsync(string? raw, string? password, string? again, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var link = await OpenedLink.OpenAsync(db, raw, Purpose.PasswordReset, time.GetUtcNow(), cancel);
        if (link is not { State: LinkState.Good, Person: { } person })
            return PasswordResult.DeadLink(texts);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var userName = await db.Users.Where(account => account.PersonId == person.Id).Select(account => account.UserName)
            .SingleOrDefaultAsync(cancel);
        return rules.Check(password, again, PasswordRules.KnownWords(site, person, userName)) is { } problem
            ? PasswordResult.Refused(problem)
            : null;
    }

    private async Task<Guid?> RedeemAsync(PortalDb db, Caller caller, string? raw, string hash, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var link = await OpenedLink.OpenAsync(db, raw, Purpose.PasswordReset, now, cancel);
        if (link is not { State: LinkState.Good, Person: { } person }
            || await db.Users.SingleOrDefaultAsync(account => account.PersonId == person.Id, cancel) is not { } account
            || !await db.RedeemAsync(link.Token!, now, cancel))
            return null;
        await db.RevokeLinksAsync(person.Id, Revocation.AnotherUsed, now, cancel: cancel);
        await db.WithdrawAddressesAsync(LogIn.As(caller, person), person.Id, null, "The password was changed.", now, cancel);
        account.Protect(hash);
        await db.EndSessionsAsync(person.Id, SessionEnd.PasswordChanged, now, cancel: cancel);
        await db.ForgetTriesAsync(person.Id, cancel);
        db.Record(LogIn.As(caller, person), Act.PasswordReset, now, person.Id);
        await PasswordMail.QueueChangedAsync(db, person, person.MailedAddress, now, cancel);
        return person.Id;
    }
}

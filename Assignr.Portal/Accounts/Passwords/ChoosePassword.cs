using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.Funnel;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Passwords;

/// <summary>The link of a new account email is used: the person chooses a password, and the account comes into being.</summary>
[Allow(Who.Anyone)]
public sealed class ChoosePassword(
    IDbContextFactory<PortalDb> database, TimeProvider time, PasswordHashing passwords, PasswordRules rules, LiveSessions sessions,
    ChangeFeed changes,
    IStringLocalizer<AccountTexts> texts)
{
    public async Task<PasswordResult> RunAsync(
        Caller caller, string? raw, string? userName, string? password, string? again, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var name = UserNames.Tidy(userName);
        var result = await TryAsync(caller, raw, name, password, again, cancel);
        if (result.Outcome == PasswordOutcome.DeadLink)
            await OpenedLink.RefuseAsync(database, caller, raw, Purpose.NewAccount, time.GetUtcNow(), cancel);
        if (result.Account is { } account)
        {
            sessions.End(account.PersonId);
            changes.Tell(new Change([], [account.PersonId]));
        }
        return result;
    }

    private async Task<PasswordResult> TryAsync(Caller caller, string? raw, string name, string? password, string? again,
        CancellationToken cancel)
    {
        if (await LookAsync(raw, name, password, again, cancel) is { } refusal)
            return refusal;
        if (await passwords.HashAsync(password!, raw ?? "", cancel) is not { } hash)
            return PasswordResult.Busy(texts);
        try
        {
            return await database.WriteAsync(db => RedeemAsync(db, caller, raw, name, hash, cancel), cancel);
        }
        catch (DbUpdateException)
        {
            // The unique index decided: another person took the name at the same moment.
            if (await LookAsync(raw, name, password, again, cancel) is not { } late)
                throw;
            return late;
        }
    }

    /// <summary>Everything that can be refused before a hash is computed.</summary>
    private async Task<PasswordResult?> LookAsync(string? raw, string name, string? password, string? again, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var link = await OpenedLink.OpenAsync(db, raw, Purpose.NewAccount, time.GetUtcNow(), cancel);
        if (link is not { State: LinkState.Good, Person: { } person })
            return PasswordResult.DeadLink(texts);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var problems = new[]
        {
            await NameProblemAsync(db, person, name, cancel),
            rules.Check(password, again, PasswordRules.KnownWords(site, person, name)),
        }.OfType<Problem>().ToArray();
        return problems.Length == 0 ? null : PasswordResult.Refused(problems);
    }

    private async Task<Problem?> NameProblemAsync(PortalDb db, Person person, string name, CancellationToken cancel)
    {
        if (!UserNames.IsAllowed(name, person.Addresses.Select(address => address.Key)))
            return new Problem("UserName", texts["UserName.NotAllowed", UserNames.Shortest, UserNames.Longest]);
        return await UserNames.IsFreeAsync(db, name, person.Id, cancel) ? null : new Problem("UserName", texts["UserName.Taken"]);
    }

    private async Task<PasswordResult> RedeemAsync(PortalDb db, Caller caller, string? raw, string name, string hash,
        CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var link = await OpenedLink.OpenAsync(db, raw, Purpose.NewAccount, now, cancel);
        if (link is not { State: LinkState.Good, Person: { } person })
            return PasswordResult.DeadLink(texts);
        if (await NameProblemAsync(db, person, name, cancel) is { } taken)
            return PasswordResult.Refused(taken);
        if (!await db.RedeemAsync(link.Token!, now, cancel))
            return PasswordResult.DeadLink(texts);
        await db.RevokeLinksAsync(person.Id, Revocation.AnotherUsed, now, cancel: cancel);
        var account = await db.Users.SingleOrDefaultAsync(account => account.PersonId == person.Id, cancel);
        if (account is null)
            db.Users.Add(account = Account.Open(person.Id, name, hash));
        else
            account.Protect(hash);
        await db.EndSessionsAsync(person.Id, SessionEnd.PasswordChanged, now, cancel: cancel);
        await db.ForgetTriesAsync(person.Id, cancel);
        var first = person.FirstLoginAt is null;
        var self = LogIn.As(caller, person);
        db.Record(self, Act.AccountActivated, now, person.Id, $"Chose a password as {account.UserName}.");
        if (first)
        {
            person.WasFirstEmailed(await db.FirstEmailedAsync(person.Id, cancel));
            person.LogIn(now);
            db.Record(self, Act.LoggedIn, now, person.Id);
        }
        return new PasswordResult(PasswordOutcome.Done, first ? account : null) { PersonId = person.Id };
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts;

public enum ProfileOutcome
{
    Saved,
    Unchanged,
    Refused,
    Busy,
}

/// <param name="Problems">At the fields Phone, Addresses[n], Current or none.</param>
public sealed record ProfileResult(ProfileOutcome Outcome, params IReadOnlyList<Problem> Problems);

/// <summary>
/// Somebody changes their own phone number and addresses. An address is where links go, so a change of addresses needs the password
/// again; links sent to an address that is gone die, and a notice goes there (BAR 38).
/// </summary>
[Allow(Who.SignedIn)]
public sealed class ChangeMyProfile(
    IDbContextFactory<PortalDb> database, TimeProvider time, OwnPassword own, MailBell bell, IStringLocalizer<AccountTexts> texts)
{
    /// <param name="addresses">In order, the primary one first; empty ones do not count.</param>
    /// <param name="current">The password; only looked at where the addresses change.</param>
    public async Task<ProfileResult> RunAsync(
        Caller caller, string? phone, IReadOnlyList<string> addresses, string? current, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var input = new PersonInput { FirstName = "-", LastName = "-", Phone = phone, Addresses = addresses };
        if (input.Check(out var wanted) is { Count: > 0 } problems)
            return new ProfileResult(ProfileOutcome.Refused, [.. problems.Select(problem => new Problem(problem.Field, texts[problem.Sentence]))]);
        if (wanted.Count == 0)
            return new ProfileResult(ProfileOutcome.Refused, new Problem("Addresses[0]", texts["Profile.NeedsAddress"]));
        if (await ChangesAddressesAsync(caller, wanted, cancel))
        {
            var check = await own.CheckAsync(caller, current, cancel);
            if (check == PasswordCheck.Busy)
                return new ProfileResult(ProfileOutcome.Busy, new Problem("", texts["Busy"]));
            if (check == PasswordCheck.Wrong)
                return new ProfileResult(ProfileOutcome.Refused, new Problem("Current", texts[string.IsNullOrEmpty(current) ? "Profile.NeedsPassword" : "Password.CurrentWrong"]));
        }
        else
        {
            wanted = [];
        }
        var changed = await database.WriteAsync(db => ChangeAsync(db, caller, phone, wanted, cancel), cancel);
        bell.Ring();
        return new ProfileResult(changed ? ProfileOutcome.Saved : ProfileOutcome.Unchanged);
    }

    private async Task<bool> ChangesAddressesAsync(Caller caller, IReadOnlyList<EmailAddress> wanted, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var now = await db.Addresses.Where(address => address.PersonId == caller.PersonId).OrderBy(address => address.Position).Select(address => address.Address).ToListAsync(cancel);
        return !now.SequenceEqual(wanted.Select(address => address.Value));
    }

    /// <param name="wanted">Empty where the addresses stay as they are.</param>
    private async Task<bool> ChangeAsync(PortalDb db, Caller caller, string? phone, IReadOnlyList<EmailAddress> wanted, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var person = await db.People.Include(person => person.Addresses).SingleAsync(person => person.Id == caller.PersonId, cancel);
        IReadOnlyList<EmailAddress> addresses = wanted.Count > 0 ? wanted : [.. person.Addresses.Select(address => EmailAddress.Parse(address.Address, out _)).OfType<EmailAddress>()];
        var input = new PersonInput { FirstName = person.FirstName, LastName = person.LastName, Phone = phone, Permissions = person.Permissions };
        var change = await PersonEditing.ChangeAsync(db, caller, person, input, addresses, now, cancel);
        foreach (var lost in change.LostAddresses)
            await PasswordMail.QueueAddressRemovedAsync(db, person, lost.Address, now, cancel);
        return change.Changed;
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Addresses;

/// <param name="PersonId">Whose address it is now; null where the link does not work, or not any more.</param>
public sealed record ConfirmAddressResult(Guid? PersonId) : Result;

/// <summary>
/// Uses the link of a confirmation email: the pending address becomes one of its person's. It signs nobody in, because whoever reads that
/// mailbox need not be the person.
/// </summary>
[Allow(Who.Anyone)]
public sealed class ConfirmAddress(
    IDbContextFactory<PortalDb> database, TimeProvider time, MailBell bell, ChangeFeed changes, IStringLocalizer<AccountTexts> texts)
{
    public async Task<ConfirmAddressResult> RunAsync(Caller caller, string? raw, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var personId = await database.WriteAsync(db => RedeemAsync(db, caller, raw, cancel), cancel);
        if (personId is { } changed)
        {
            bell.Ring();
            changes.Tell(new Change([], [changed]));
            return new ConfirmAddressResult(changed);
        }
        await OpenedLink.RefuseAsync(database, caller, raw, Purpose.ConfirmAddress, time.GetUtcNow(), cancel);
        return new ConfirmAddressResult(null) { Problems = [new Problem(texts["Confirm.Unknown"])] };
    }

    private async Task<Guid?> RedeemAsync(PortalDb db, Caller caller, string? raw, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await OpenedConfirmation.OpenAsync(db, raw, now, cancel) is not { Token: { } token, Person: { } person, Pending: { } pending }
            || !await db.RedeemAsync(token, now, cancel) || !await db.ConfirmAsync(pending, now, cancel))
            return null;
        var self = LogIn.As(caller, person);
        db.Record(self, Act.AddressConfirmed, now, person.Id, pending.Address);
        var before = new Before(person);
        await PersonEditing.ChangeAsync(
            db, self, person, PersonEditing.AsItIs(person), With(person, pending), now, cancel);
        person.Addresses.Single(address => address.Key == pending.Key).Confirm(now);
        // The old addresses were told of the new one when it was asked for.
        var told = PersonEditing.ChangeOf(before, new Before(person)) with { Added = [] };
        await AddressNotices.QueueAsync(db, self, person.Id, before.Addresses, told, now, cancel);
        return person.Id;
    }

    private static List<EmailAddress> With(Person person, PendingAddress pending)
    {
        var confirmed = EmailAddress.Stored(pending.Address, pending.Key);
        var addresses = person.Addresses
            .Select(address => address.Key == pending.Replaces ? confirmed : EmailAddress.Stored(address.Address, address.Key)).ToList();
        if (!addresses.Contains(confirmed))
            addresses.Add(confirmed);
        return addresses;
    }
}

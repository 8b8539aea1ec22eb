using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.WrongPerson;

/// <summary>What somebody said who got an email.</summary>
public enum WrongPersonSays
{
    /// <summary>The address that it went to is not this person's.</summary>
    NotTheirs,

    /// <summary>It is this person, who officiates no more.</summary>
    NoLongerOfficiates,
}

/// <summary>The rules of emails that reached the wrong person, or somebody who officiates no more, in the caller's transaction.</summary>
internal static class WrongPersonBook
{
    /// <summary>
    /// Marks the address or the person, revokes the links, and ends reminders that nobody is left to get. Mail that waits is skipped when
    /// its kind judges it at the claim; what a sender has claimed is stopped here.
    /// </summary>
    /// <param name="token">The link by which it was said.</param>
    /// <returns>The mailings of the stopped messages; null where another one was quicker.</returns>
    public static async Task<IReadOnlyCollection<Guid>?> TakeAsync(
        PortalDb db, Token token, WrongPersonSays says, DateTimeOffset now, CancellationToken cancel)
    {
        var (personId, key) = (token.PersonId!.Value, token.AddressKey!);
        var revoked = await db.RevokeLinksAsync(
            personId, Revocation.NotYou, now, says == WrongPersonSays.NotTheirs ? [key] : null, cancel: cancel);
        if (revoked == 0)
            return null;
        var people = db.People.Where(person => person.Id == personId);
        await db.RecountLinksAsync(people, cancel);
        if (says == WrongPersonSays.NotTheirs)
        {
            await db.Addresses.Where(address => address.PersonId == personId && address.Key == key)
                .ExecuteUpdateAsync(row => row.SetProperty(address => address.NotTheirsAt, now), cancel);
            await people.ExecuteUpdateAsync(row => row.SetProperty(person => person.NotTheirsAt, now), cancel);
        }
        else
        {
            await people.ExecuteUpdateAsync(row => row.SetProperty(person => person.NoLongerOfficiatesAt, now), cancel);
        }
        await EndRemindersAsync(db, personId, says, now, cancel);
        return await StopClaimedAsync(db, personId, says == WrongPersonSays.NotTheirs ? key : null, now, cancel);
    }

    /// <summary>It was said by mistake.</summary>
    /// <param name="key">Of the address that is theirs after all; null: they officiate after all.</param>
    /// <returns>False where nothing of the kind is said, or no longer.</returns>
    public static async Task<bool> TakeBackAsync(PortalDb db, Guid personId, string? key, CancellationToken cancel)
    {
        var people = db.People.Where(person => person.Id == personId);
        if (key is null)
            return await people.Where(person => person.NoLongerOfficiatesAt != null).ExecuteUpdateAsync(
                row => row.SetProperty(person => person.NoLongerOfficiatesAt, (DateTimeOffset?)null), cancel) == 1;
        var addresses = db.Addresses.Where(address => address.PersonId == personId);
        if (await addresses.Where(address => address.Key == key && address.NotTheirsAt != null).ExecuteUpdateAsync(
            row => row.SetProperty(address => address.NotTheirsAt, (DateTimeOffset?)null), cancel) == 0)
            return false;
        await people.ExecuteUpdateAsync(
            row => row.SetProperty(person => person.NotTheirsAt, addresses.Max(address => address.NotTheirsAt)), cancel);
        return true;
    }

    // Whoever has another address that takes mail is still reminded there.
    private static Task<int> EndRemindersAsync(
        PortalDb db, Guid personId, WrongPersonSays says, DateTimeOffset now, CancellationToken cancel)
    {
        var plans = db.OpenPlans().Where(plan => plan.PersonId == personId);
        return says == WrongPersonSays.NoLongerOfficiates
            ? plans.EndAsync(PlanEnd.NoLongerOfficiates, now, cancel: cancel)
            : plans.Where(plan => !db.Addresses.Any(address => address.PersonId == plan.PersonId
                && address.NotTheirsAt == null && address.RefusedAt == null)).EndAsync(PlanEnd.NotTheirs, now, cancel: cancel);
    }

    private static async Task<IReadOnlyCollection<Guid>> StopClaimedAsync(
        PortalDb db, Guid personId, string? key, DateTimeOffset now, CancellationToken cancel)
    {
        var claimed = await db.Messages
            .Where(message => message.PersonId == personId && message.SettledAt == null && message.ClaimedBy != null)
            .Select(message => new { message.Id, message.Address, message.MailingId }).ToListAsync(cancel);
        var stopped = claimed.FindAll(message => key is null || EmailAddress.KeyOf(message.Address) == key);
        var ids = stopped.ConvertAll(message => message.Id);
        await db.StopAsync(db.Messages.Where(message => ids.Contains(message.Id)), now, cancel);
        return [.. stopped.Select(message => message.MailingId).OfType<Guid>().Distinct()];
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Letters;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Addresses;

/// <summary>
/// Addresses that people add to their own profile: a limited number a day, and a link to each. Whether another person has the address is
/// not checked: families share addresses, and nobody may learn who is in the portal.
/// </summary>
internal static class NewAddresses
{
    /// <summary>A problem where these are too many for a day, counting those that were withdrawn; otherwise null.</summary>
    public static async Task<Problem?> RefuseAsync(
        PortalDb db, IStringLocalizer<AccountTexts> texts, Guid personId, IReadOnlyList<AskedAddress> asked, DateTimeOffset now,
        CancellationToken cancel)
    {
        var field = $"Addresses[{asked[0].Field}]";
        if (asked.Count > PendingAddress.MostInADay)
            return new Problem(field, texts["Profile.TooManyNew", PendingAddress.MostInADay]);
        if (await db.MayAddAddressesFromAsync(personId, asked.Count, now, cancel) is not { } from)
            return null;
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        return new Problem(field, texts["Profile.TooManyNew.Until", PendingAddress.MostInADay, Dates.Moment(from, site, now)]);
    }

    public static async Task AskAsync(
        PortalDb db, Caller caller, Guid personId, IReadOnlyList<AskedAddress> asked, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var (address, _, replaces) in asked)
        {
            var pending = new PendingAddress
            {
                PersonId = personId,
                Address = address.Value,
                Key = address.Key,
                Replaces = replaces,
                AskedAt = now,
            };
            db.PendingAddresses.Add(pending);
            db.Record(caller, Act.AddressAsked, now, personId, address.Value);
            await PasswordMail.QueueConfirmationAsync(db, pending, now, cancel);
        }
    }
}

using System.Security.Cryptography;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts;

/// <summary>What happens to the account of a person who is changed: other permissions end its sessions, and its old addresses are
/// told of changed ones.</summary>
internal sealed class AccountPart : IPersonPart
{
    public async Task<Followed> ChangedAsync(
        PortalDb db, Caller caller, PersonChange change, bool sendEmail, DateTimeOffset now, CancellationToken cancel)
    {
        if (change.PermissionsChanged)
            await EndSessionsAsync(db, caller, change.Person, now, cancel);
        await AddressNotices.QueueAsync(db, caller, change.Person.Id, change.HadAddresses, change.Addresses, now, cancel);
        return new Followed { SessionsEnded = change.PermissionsChanged };
    }

    // Sessions began with the old permissions. Only people who change their own stay signed in, at the browser where they do it.
    private static async Task EndSessionsAsync(PortalDb db, Caller caller, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        if (person.IsActive)
        {
            await db.EndSessionsAsync(person.Id, SessionEnd.PermissionsChanged, now, caller.PersonId == person.Id
                ? caller.SessionId
                : null, cancel);
            return;
        }
        await db.EndSessionsAsync(person.Id, SessionEnd.Deactivated, now, cancel: cancel);
        // A new stamp, so that a sign-in that is in progress fails as well.
        var stamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
        await db.Users.Where(account => account.PersonId == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(account => account.SecurityStamp, stamp), cancel);
    }
}

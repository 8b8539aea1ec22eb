using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Editing;

/// <summary>
/// Whoever has an account is told at each of their old addresses when one is added or taken out, whoever does it. Who never chose
/// a password has nothing that somebody could take from them, and is not told.
/// </summary>
internal static class AddressNotices
{
    /// <summary>To an address that stays.</summary>
    public const string ChangedKind = "addresses-changed";

    /// <summary>To one that was taken out.</summary>
    public const string RemovedKind = "address-removed";

    /// <param name="before">The addresses as they were.</param>
    public static async Task QueueAsync(
        PortalDb db, Caller caller, Guid personId, IReadOnlyList<OldAddress> before, AddressChange change, DateTimeOffset now,
        CancellationToken cancel)
    {
        if (!change.IsNothing && await db.Users.AnyAsync(account => account.PersonId == personId, cancel))
            await QueueAsync(db, Of(caller, personId, before, change, now), cancel);
    }

    /// <summary>After the commit the caller rings the bell.</summary>
    public static Task<int> QueueAsync(PortalDb db, IEnumerable<Message> notices, CancellationToken cancel) =>
        db.BulkInsertAsync([.. notices], skipConflicts: true, cancel);

    /// <summary>One to each old address.</summary>
    public static IEnumerable<Message> Of(
        Caller caller, Guid personId, IReadOnlyList<OldAddress> before, AddressChange change, DateTimeOffset now) => before
        .Select(address => (address.Address, IsGone: change.Removed.Contains(address.Address))).Select(old => new Message
        {
            Kind = old.IsGone ? RemovedKind : ChangedKind,
            Lane = Lane.Now,
            PersonId = personId,
            Address = old.Address,
            AskedBy = caller.PersonId == personId ? null : caller.PersonId,
            About = old.IsGone ? "" : change.Write(),
            AskedAt = now,
            DueAt = now,
        });
}

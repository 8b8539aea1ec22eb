using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Editing;

/// <summary>
/// Notices to a person's old addresses when one is added or removed, whoever does it. Only people with an account are told: without one
/// there is nothing to take over.
/// </summary>
internal static class AddressNotices
{
    /// <summary>To an address that stays.</summary>
    public const string ChangedKind = "addresses-changed";

    /// <summary>To an address that was removed.</summary>
    public const string RemovedKind = "address-removed";

    /// <param name="before">The addresses before the change.</param>
    public static async Task QueueAsync(
        PortalDb db, Caller caller, Guid personId, IReadOnlyList<OldAddress> before, AddressChange change, DateTimeOffset now,
        CancellationToken cancel)
    {
        if (!change.IsNothing && await db.Users.AnyAsync(account => account.PersonId == personId, cancel))
            await QueueAsync(db, Of(caller, personId, before, change, now), cancel);
    }

    /// <summary>After the commit the caller rings the <see cref="MailBell"/>.</summary>
    public static Task<int> QueueAsync(PortalDb db, IEnumerable<Message> notices, CancellationToken cancel) =>
        db.BulkInsertAsync([.. notices], skipConflicts: true, cancel);

    /// <summary>One to each old address, but none to one that is not theirs.</summary>
    public static IEnumerable<Message> Of(
        Caller caller, Guid personId, IReadOnlyList<OldAddress> before, AddressChange change, DateTimeOffset now) => before
        .Where(address => !address.IsNotTheirs)
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

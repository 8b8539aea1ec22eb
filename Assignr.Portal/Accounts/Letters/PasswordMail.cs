using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>Puts the letters of the accounts into the outbox, in the caller's transaction. After the commit the caller rings the
/// <see cref="MailBell"/>.</summary>
internal static class PasswordMail
{
    public const string ResetKind = "password-reset";
    public const string ChangedKind = "password-changed";
    public const string ConfirmKind = "confirm-address";

    /// <summary>False where one to that address waits already.</summary>
    public static Task<bool> QueueResetAsync(PortalDb db, Caller caller, Person person, string address, DateTimeOffset now,
        CancellationToken cancel) =>
        QueueAsync(db, ResetKind, person.Id, address, caller.PersonId, now, cancel);

    public static Task<bool> QueueChangedAsync(PortalDb db, Person person, string? address, DateTimeOffset now, CancellationToken cancel) =>
        address is null ? Task.FromResult(false) : QueueAsync(db, ChangedKind, person.Id, address, null, now, cancel);

    /// <summary>Queues the link that confirms an address.</summary>
    /// <returns>False where one to that address already waits.</returns>
    public static Task<bool> QueueConfirmationAsync(PortalDb db, PendingAddress pending, DateTimeOffset now, CancellationToken cancel) =>
        QueueAsync(db, ConfirmKind, pending.PersonId, pending.Address, null, now, cancel);

    private static async Task<bool> QueueAsync(
        PortalDb db, string kind, Guid personId, string address, Guid? askedBy, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Messages.AnyAsync(message => message.PersonId == personId && message.Kind == kind && message.Address == address
            && message.SettledAt == null, cancel))
            return false;
        db.Messages.Add(new Message
        {
            Kind = kind,
            Lane = Lane.Now,
            PersonId = personId,
            Address = address,
            AskedBy = askedBy,
            AskedAt = now,
            DueAt = now,
        });
        return true;
    }
}

using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts;

/// <summary>Cancels waiting mail of a person who was deleted, deactivated or lost the address. A notice is cancelled only where the
/// person was deleted.</summary>
/// <param name="Count">How many emails are cancelled.</param>
/// <param name="Mailings">The mailings they belong to.</param>
internal sealed record WaitingMail(int Count, IReadOnlyCollection<Guid> Mailings)
{
    private static readonly WaitingMail None = new(0, []);

    public static async Task<WaitingMail> CancelAsync(
        PortalDb db, IEnumerable<IMailKind> kinds, Guid personId, PersonChange change, DateTimeOffset now, CancellationToken cancel)
    {
        if (!change.Deactivated && change.LostAddresses.Count == 0)
            return None;
        var waiting = await InVainAsync(
            db, kinds, personId, change.Deactivated, [.. change.LostAddresses.Select(address => address.Key)], cancel);
        if (waiting.Count == 0)
            return None;
        var ids = waiting.ConvertAll(message => message.Id);
        var count = await db.StopAsync(db.Messages.Where(message => ids.Contains(message.Id)), now, cancel);
        return new WaitingMail(count, [.. waiting.Select(message => message.MailingId).OfType<Guid>().Distinct()]);
    }

    /// <summary>Whether <see cref="CancelAsync"/> would cancel any when these addresses are lost.</summary>
    public static async Task<bool> IsToAsync(
        PortalDb db, IEnumerable<IMailKind> kinds, Guid personId, IReadOnlyCollection<string> lost, CancellationToken cancel) =>
        (await InVainAsync(db, kinds, personId, deactivated: false, lost, cancel)).Count > 0;

    /// <summary>Cancels all mail of people who are about to be deleted; <see cref="SettleAsync"/> is not needed.</summary>
    public static async Task<WaitingMail> CancelAllAsync(PortalDb db, IReadOnlyCollection<Guid> personIds, DateTimeOffset now,
        CancellationToken cancel)
    {
        var waiting = db.Messages.Where(message => message.PersonId != null && personIds.Contains(message.PersonId.Value)
            && message.SettledAt == null);
        var mailings = await waiting.Where(message => message.MailingId != null).Select(message => message.MailingId)
            .Distinct().ToListAsync(cancel);
        var count = await db.StopAsync(waiting, now, cancel);
        await MailingBook.EndAsync(db, mailings, now, cancel);
        return new WaitingMail(count, [.. mailings.OfType<Guid>()]);
    }

    /// <summary>
    /// Ends the mailings, and records that the person does not wait for a new account email, unless one to another address is still
    /// unsettled. Call it after a new one was queued, if any.
    /// </summary>
    public async Task SettleAsync(PortalDb db, Guid personId, DateTimeOffset now, CancellationToken cancel)
    {
        await MailingBook.EndAsync(db, Mailings.Select(id => (Guid?)id), now, cancel);
        var waits = await NewAccountQueue.Unsettled(db).AnyAsync(message => message.PersonId == personId, cancel);
        if (waits || Count > 0)
            await db.People.Where(person => person.Id == personId)
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountDroppedAt, waits ? null : now), cancel);
    }

    private static async Task<List<Waiting>> InVainAsync(
        PortalDb db, IEnumerable<IMailKind> kinds, Guid personId, bool deactivated, IReadOnlyCollection<string> lost,
        CancellationToken cancel)
    {
        var notices = kinds.Where(kind => kind.IsNotice).Select(kind => kind.Name).ToList();
        var all = await db.Messages.Where(message => message.PersonId == personId && message.SettledAt == null)
            .Select(message => new Waiting(message.Id, message.Kind, message.Address, message.MailingId)).ToListAsync(cancel);
        return all.FindAll(message => !notices.Contains(message.Kind)
            && (deactivated || EmailAddress.KeyOf(message.Address) is not { } key || lost.Contains(key)));
    }

    private sealed record Waiting(Guid Id, string Kind, string Address, Guid? MailingId);
}

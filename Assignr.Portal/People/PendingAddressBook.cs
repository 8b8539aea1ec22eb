using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People;

/// <summary>The rules of pending addresses, in the caller's transaction.</summary>
public static class PendingAddressBook
{
    /// <summary>The pending addresses of one person.</summary>
    public static IQueryable<PendingAddress> WaitingAddresses(this PortalDb db, Guid? personId) => db.PendingAddresses
        .Where(pending => pending.PersonId == personId && pending.ConfirmedAt == null && pending.WithdrawnAt == null);

    /// <summary>What pages show of a person's pending addresses, in the order in which they were added.</summary>
    public static Task<List<WaitingAddress>> ReadWaitingAddressesAsync(this PortalDb db, Guid personId, CancellationToken cancel) => db
        .WaitingAddresses(personId)
        .OrderBy(pending => pending.Id)
        .Select(pending => new WaitingAddress(
            pending.Id, pending.Address, pending.AskedAt, pending.Letters < PendingAddress.MostLetters,
            db.Addresses.Where(address => address.PersonId == personId && address.Key == pending.Replaces)
                .Select(address => address.Address).FirstOrDefault()))
        .ToListAsync(cancel);

    /// <summary>
    /// From when on this person may add so many addresses; null: at once. It locks the person's row until the end of the transaction, so
    /// that simultaneous requests count each other.
    /// </summary>
    /// <param name="count">At most <see cref="PendingAddress.MostInADay"/>.</param>
    public static async Task<DateTimeOffset?> MayAddAddressesFromAsync(
        this PortalDb db, Guid personId, int count, DateTimeOffset now, CancellationToken cancel)
    {
        await db.People.Where(person => person.Id == personId)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.Revision, person => person.Revision), cancel);
        // What lies further in the future was asked for before the clock was set back, and does not count.
        var (day, ahead) = (now.AddDays(-1), now.AddDays(1));
        var asked = await db.PendingAddresses
            .Where(pending => pending.PersonId == personId && pending.AskedAt > day && pending.AskedAt < ahead)
            .OrderBy(pending => pending.AskedAt).Select(pending => pending.AskedAt).ToListAsync(cancel);
        var tooMany = asked.Count + count - PendingAddress.MostInADay;
        return tooMany <= 0 ? null : asked[tooMany - 1].AddDays(1);
    }

    /// <summary>Counts another link to the address; false where it is not pending, or where its last link was sent.</summary>
    public static async Task<bool> CountLetterAsync(this PortalDb db, PendingAddress pending, CancellationToken cancel) =>
        await db.WaitingAddresses(pending.PersonId).Where(row => row.Id == pending.Id && row.Letters < PendingAddress.MostLetters)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Letters, one => one.Letters + 1), cancel) == 1;

    /// <summary>Marks it as confirmed; true for exactly one caller.</summary>
    public static async Task<bool> ConfirmAsync(this PortalDb db, PendingAddress pending, DateTimeOffset now, CancellationToken cancel) =>
        await db.WaitingAddresses(pending.PersonId).Where(row => row.Id == pending.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.ConfirmedAt, now), cancel) == 1;

    /// <summary>Withdraws pending addresses, all of a person's or certain ones; links that went to them stop working.</summary>
    /// <param name="because">For the timeline, such as "The password was changed."; null where the act says enough.</param>
    /// <returns>How many were withdrawn.</returns>
    public static async Task<int> WithdrawAddressesAsync(
        this PortalDb db, Caller caller, Guid personId, IReadOnlyCollection<string>? keys, string? because, DateTimeOffset now,
        CancellationToken cancel)
    {
        var waiting = db.WaitingAddresses(personId).Where(pending => keys == null || keys.Contains(pending.Key));
        var addresses = await waiting.Select(pending => new OldAddress(pending.Address, pending.Key)).ToListAsync(cancel);
        if (addresses.Count == 0)
            return 0;
        await waiting.ExecuteUpdateAsync(row => row.SetProperty(pending => pending.WithdrawnAt, now), cancel);
        var over = addresses.ConvertAll(address => address.Key);
        await db.RevokeLinksAsync(personId, Revocation.Withdrawn, now, over, Purpose.ConfirmAddress, cancel);
        foreach (var address in addresses)
            db.Record(caller, Act.AddressWithdrawn, now, personId, because is null ? address.Address : $"{address.Address}. {because}");
        return addresses.Count;
    }
}

/// <param name="MayAskAgain">Another link may be sent to it.</param>
/// <param name="Replaces">The address that it replaces; null: none.</param>
public sealed record WaitingAddress(Guid Id, string Address, DateTimeOffset AskedAt, bool MayAskAgain, string? Replaces);

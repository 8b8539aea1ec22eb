using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Addresses;

/// <summary>
/// The link of a confirmation email that was opened. It works only while its person is active and the address is pending.
/// </summary>
/// <param name="Person">Tracked, with addresses. This and the pending address are null unless the link works.</param>
internal sealed record OpenedConfirmation(LinkState State, Token? Token, Person? Person, PendingAddress? Pending)
{
    public static async Task<OpenedConfirmation> OpenAsync(PortalDb db, string? raw, DateTimeOffset now, CancellationToken cancel)
    {
        var (state, token) = await db.FindLinkAsync(raw, Purpose.ConfirmAddress, now, cancel);
        if (state != LinkState.Good)
            return new OpenedConfirmation(state, token, null, null);
        var person = await db.People.Include(person => person.Addresses)
            .SingleOrDefaultAsync(person => person.Id == token!.PersonId, cancel);
        var pending = await db.WaitingAddresses(token!.PersonId).AsNoTracking()
            .SingleOrDefaultAsync(pending => pending.Key == token.AddressKey, cancel);
        return person is { IsActive: true } && pending is not null && pending.AskedAt <= token.IssuedAt
            ? new OpenedConfirmation(LinkState.Good, token, person, pending)
            : new OpenedConfirmation(LinkState.Revoked, token, null, null);
    }
}

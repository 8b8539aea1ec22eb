using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Links;

/// <summary>A link that was opened, and whose it is. It works only while its person is active and still has the address it went
/// to.</summary>
/// <param name="Person">Tracked, with addresses; null for an unknown link.</param>
/// <param name="Address">The address it went to; null unless the link works.</param>
internal sealed record OpenedLink(LinkState State, Token? Token, Person? Person, string? Address)
{
    public static async Task<OpenedLink> OpenAsync(PortalDb db, string? raw, Purpose purpose, DateTimeOffset now, CancellationToken cancel)
    {
        var (state, token) = await db.FindLinkAsync(raw, purpose, now, cancel);
        var person = token is null
            ? null
            : await db.People.Include(person => person.Addresses).SingleOrDefaultAsync(person => person.Id == token.PersonId, cancel);
        if (token is null || person is null)
            return new OpenedLink(LinkState.Unknown, null, null, null);
        var address = person.Addresses.FirstOrDefault(address => address.Key == token.AddressKey)?.Address;
        if (state == LinkState.Good && (!person.IsActive || address is null))
            state = LinkState.Revoked;
        return new OpenedLink(state, token, person, state == LinkState.Good ? address : null);
    }

    /// <summary>Records that the form behind a link that does not work was submitted; does nothing where the link was never
    /// ours.</summary>
    public static Task RefuseAsync(IDbContextFactory<PortalDb> database, Caller caller, string? raw, Purpose purpose, DateTimeOffset now,
        CancellationToken cancel) =>
        database.WriteAsync(async db =>
        {
            var (state, token) = await db.FindLinkAsync(raw, purpose, now, cancel);
            if (token is not null)
                db.Record(caller, Act.LinkRefused, now, token.PersonId,
                    $"The link was {(state == LinkState.Good ? "withdrawn" : state.ToString().ToLowerInvariant())}.");
        }, cancel);
}

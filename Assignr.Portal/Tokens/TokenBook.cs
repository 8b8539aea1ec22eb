using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tokens;

/// <summary>What became of a link.</summary>
public enum LinkState
{
    Good,
    Used,
    Expired,
    Revoked,

    /// <summary>Never ours, malformed, or of another purpose: a stranger must not learn which.</summary>
    Unknown,
}

/// <param name="Token">Null exactly when the state is <see cref="LinkState.Unknown"/>.</param>
public sealed record FoundLink(LinkState State, Token? Token);

/// <summary>The rules of tokens, in the caller's transaction.</summary>
public static class TokenBook
{
    public static async Task<FoundLink> FindLinkAsync(this PortalDb db, string? raw, Purpose purpose, DateTimeOffset now,
        CancellationToken cancel = default)
    {
        var hash = Secret.HashOf(raw);
        var token = hash is null
            ? null
            : await db.Tokens.AsNoTracking().SingleOrDefaultAsync(token => token.Hash == hash && token.Purpose == purpose, cancel);
        return new FoundLink(StateOf(token, now), token);
    }

    /// <summary>
    /// Uses the token up; true for exactly one of several simultaneous callers. It revokes the other links of that purpose or, of links
    /// that confirm an address, those to the same address. It also confirms the address that it went to: mail there reaches this person.
    /// </summary>
    /// <remarks>Call it in the transaction that does what the token allows, before anything else is written.</remarks>
    public static async Task<bool> RedeemAsync(this PortalDb db, Token token, DateTimeOffset now, CancellationToken cancel = default)
    {
        var won = await db.Tokens
            .Where(row => row.Id == token.Id && row.UsedAt == null && row.RevokedAt == null && row.ExpiresAt >= now)
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.UsedAt, now), cancel) == 1;
        if (!won)
            return false;
        await db.Tokens
            .Where(row => row.Purpose == token.Purpose && row.PersonId == token.PersonId && row.UsedAt == null && row.RevokedAt == null
                && (row.Purpose != Purpose.ConfirmAddress || row.AddressKey == token.AddressKey))
            .ExecuteUpdateAsync(Revoked(now, Revocation.AnotherUsed), cancel);
        await db.Addresses
            .Where(address => address.PersonId == token.PersonId && address.Key == token.AddressKey && address.ConfirmedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(address => address.ConfirmedAt, now), cancel);
        return true;
    }

    /// <summary>The links of one person that still work.</summary>
    public static IQueryable<Token> OpenLinks(this PortalDb db, Guid personId, DateTimeOffset now) =>
        db.Tokens.Where(token => token.PersonId == personId
            && token.Purpose != Purpose.DeclineReminders && token.Purpose != Purpose.DeclineDigest
            && token.UsedAt == null && token.RevokedAt == null && token.ExpiresAt >= now);

    /// <summary>Revokes open links of one person: all, those of one purpose, or those to certain addresses. Returns how many.</summary>
    public static Task<int> RevokeLinksAsync(
        this PortalDb db, Guid personId, Revocation because, DateTimeOffset now, IReadOnlyCollection<string>? addressKeys = null,
        Purpose? purpose = null, CancellationToken cancel = default)
    {
        var open = db.OpenLinks(personId, now);
        if (addressKeys is not null)
            open = open.Where(token => token.AddressKey != null && addressKeys.Contains(token.AddressKey));
        if (purpose is not null)
            open = open.Where(token => token.Purpose == purpose);
        return open.ExecuteUpdateAsync(Revoked(now, because), cancel);
    }

    /// <summary>Only the newest set-up link works.</summary>
    public static Task<int> RevokeSetUpLinksAsync(this PortalDb db, DateTimeOffset now, CancellationToken cancel = default) =>
        db.Tokens.Where(token => token.Purpose == Purpose.SetUp && token.UsedAt == null && token.RevokedAt == null)
            .ExecuteUpdateAsync(Revoked(now, Revocation.Withdrawn), cancel);

    private static LinkState StateOf(Token? token, DateTimeOffset now) => token switch
    {
        null => LinkState.Unknown,
        { UsedAt: not null } => LinkState.Used,
        { RevokedAt: not null } => LinkState.Revoked,
        // A token issued further in the future than its lifetime comes from a clock that has been set back.
        _ when token.ExpiresAt < now || token.IssuedAt - now > token.ExpiresAt - token.IssuedAt => LinkState.Expired,
        _ => LinkState.Good,
    };

    private static Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Token>> Revoked(DateTimeOffset now,
        Revocation because) =>
        row => row.SetProperty(token => token.RevokedAt, now).SetProperty(token => token.RevokedBecause, because);
}

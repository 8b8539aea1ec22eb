using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Links;

/// <summary>What the page behind a link shows. It changes nothing, because mail scanners open links.</summary>
[Allow(Who.Anyone)]
public sealed class LookAtLink(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    /// <param name="raw">The secret of the link.</param>
    public async Task<LinkSeen> RunAsync(Caller caller, string? raw, Purpose purpose, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var link = await OpenedLink.OpenAsync(db, raw, purpose, time.GetUtcNow(), cancel);
        if (link is not { State: LinkState.Good, Person: { } person })
            return new LinkSeen { State = link.State, Because = link.Token?.RevokedBecause };
        var userName = await db.Users.Where(account => account.PersonId == person.Id).Select(account => account.UserName)
            .SingleOrDefaultAsync(cancel);
        var suggested = userName ?? await UserNames.SuggestAsync(db, person, link.Address, cancel);
        return new LinkSeen
        {
            State = LinkState.Good,
            FullName = person.FullName,
            SignedInAs = caller.PersonId is { } here && here != person.Id ? caller.Name : null,
            UserName = suggested,
            KnownWords = PasswordRules.KnownWords(await db.Site.AsNoTracking().SingleAsync(cancel), person, suggested),
            HasWaitingAddress = await db.WaitingAddresses(person.Id).AnyAsync(cancel),
            MayChangeUserName = userName is null && suggested != link.Address,
        };
    }
}

/// <summary>It says nothing about the person unless the link works.</summary>
public sealed record LinkSeen
{
    public required LinkState State { get; init; }

    public Revocation? Because { get; init; }

    public string FullName { get; init; } = "";

    public string UserName { get; init; } = "";

    /// <summary>Words that their password must not be made of.</summary>
    public IReadOnlyCollection<string> KnownWords { get; init; } = [];

    /// <summary>Who is signed in at this browser, where that is not the link's person.</summary>
    public string? SignedInAs { get; init; }

    /// <summary>They have a pending address, which a new password withdraws.</summary>
    public bool HasWaitingAddress { get; init; }

    /// <summary>The address is already another person's user name, so a different one is suggested.</summary>
    public bool MayChangeUserName { get; init; }
}

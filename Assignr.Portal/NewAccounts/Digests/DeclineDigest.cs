using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Digests;

/// <summary>A mail program unsubscribes from a digest (RFC 8058): its reader gets none any more until they choose it again. However often
/// it comes, the answer is the same.</summary>
[Allow(Who.Anyone)]
public sealed class DeclineDigest(IDbContextFactory<PortalDb> database, ChangeFeed changes, TimeProvider clock)
{
    /// <param name="raw">The secret of the link.</param>
    public async Task<Done> RunAsync(Caller caller, string? raw, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        Guid personId;
        await using (var look = await database.CreateDbContextAsync(cancel))
        {
            // Whoever guesses does not keep the database busy.
            if (await look.FindLinkAsync(raw, Purpose.DeclineDigest, now, cancel) is not { State: LinkState.Good, Token.PersonId: { } id })
                return new Problem("This link does not work.");
            personId = id;
        }
        await database.WriteAsync(async db =>
        {
            var first = await db.People.Where(person => person.Id == personId && person.Digest != DigestChoice.Off)
                .ExecuteUpdateAsync(row => row
                    .SetProperty(person => person.Digest, DigestChoice.Off)
                    .SetProperty(person => person.DigestFrom, now), cancel) == 1;
            if (first)
                db.Record(caller, Act.DigestChosen, now, personId, $"{DigestChoice.Off.Words()}, by Unsubscribe in their mail program");
        }, cancel);
        changes.Tell(new Change([], [personId]));
        return new Done();
    }
}

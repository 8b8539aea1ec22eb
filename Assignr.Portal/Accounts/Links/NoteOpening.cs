using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Links;

/// <summary>The page behind a link that leads to a first password says that somebody looks at it. It is noted once for each link that
/// works, and answers nothing.</summary>
[Allow(Who.Anyone)]
public sealed class NoteOpening(IDbContextFactory<PortalDb> database, ChangeFeed changes, TimeProvider clock)
{
    /// <param name="raw">The secret of the link.</param>
    public async Task RunAsync(Caller caller, string? raw, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        await using (var look = await database.CreateDbContextAsync(cancel))
        {
            // Whoever posts again and again, or guesses, does not keep the database busy.
            if (await NewAsync(look, raw, now, cancel) is null)
                return;
        }
        var noted = await database.WriteAsync(async db =>
            await NewAsync(db, raw, now, cancel) is { } opening && await db.BulkInsertAsync([opening], skipConflicts: true, cancel) == 1
                ? opening.PersonId
                : (Guid?)null, cancel);
        if (noted is { } person)
            changes.Tell(new Change([], [person]));
    }

    /// <returns>Null where the link does not work, or was noted before.</returns>
    private static async Task<LinkOpening?> NewAsync(PortalDb db, string? raw, DateTimeOffset now, CancellationToken cancel)
    {
        var link = await OpenedLink.OpenAsync(db, raw, Purpose.NewAccount, now, cancel);
        if (link is not { State: LinkState.Good, Token: { } token, Person: { } person }
            || await db.LinkOpenings.AnyAsync(opening => opening.TokenId == token.Id, cancel))
            return null;
        return new LinkOpening { TokenId = token.Id, PersonId = person.Id, MessageId = token.MessageId, At = now };
    }
}

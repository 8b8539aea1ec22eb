using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Digests;

/// <summary>An assignor chooses how often their own digest comes. The next one comes at its next time, never at once.</summary>
[Allow(Who.Assignors)]
public sealed class ChooseDigest(IDbContextFactory<PortalDb> database, ChangeFeed changes, TimeProvider clock)
{
    public async Task<Done> RunAsync(Caller caller, DigestChoice choice, CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (!Enum.IsDefined(choice))
            return new Problem("Choose one of the three.");
        var now = clock.GetUtcNow();
        var changed = await database.WriteAsync(async db =>
        {
            var isOther = await db.People.Where(person => person.Id == caller.PersonId && person.Digest != choice)
                .ExecuteUpdateAsync(row => row
                    .SetProperty(person => person.Digest, choice)
                    .SetProperty(person => person.DigestFrom, now), cancel) == 1;
            if (isOther)
                db.Record(caller, Act.DigestChosen, now, caller.PersonId, choice.Words());
            return isOther;
        }, cancel);
        if (changed)
            changes.Tell(new Change([], [caller.PersonId!.Value]));
        return new Done();
    }
}

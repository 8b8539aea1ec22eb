using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.WrongPerson;

/// <summary>
/// Was a mistake: an address that was said not to be theirs is, or somebody officiates after all. Emails go there again when somebody asks
/// for one; links that were revoked stay revoked.
/// </summary>
[Allow(Who.Assignors)]
public sealed class TakeBackWrongPerson(IDbContextFactory<PortalDb> database, ChangeFeed changes, TimeProvider clock)
{
    /// <param name="address">The address that is theirs; null: they officiate after all.</param>
    public async Task<Done> RunAsync(Caller caller, Guid personId, string? address, CancellationToken cancel = default)
    {
        caller.Demand(this);
        // What is no address is nobody's, and not the answer that they officiate.
        var key = address is null ? null : EmailAddress.KeyOf(address) ?? "";
        var isDone = await database.WriteAsync(async db =>
        {
            if (!await WrongPersonBook.TakeBackAsync(db, personId, key, cancel))
                return false;
            db.Record(caller, Act.WasAMistake, clock.GetUtcNow(), personId,
                address is null ? "They officiate after all." : $"{address} is theirs after all.");
            return true;
        }, cancel);
        changes.Tell(new Change([], [personId]));
        return isDone
            ? new Done(address is null ? "They officiate after all. Emails may go to them again." : $"Emails may go to {address} again.")
            : new Problem("Nobody says so any more. Look at the page again.");
    }
}

using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Reminders.Declining;

/// <summary>Somebody wants reminders after all, and told an assignor so. Plans that ended meanwhile stay ended.</summary>
[Allow(Who.Assignors)]
public sealed class AllowReminders(IDbContextFactory<PortalDb> database, ChangeFeed changes, TimeProvider clock)
{
    public async Task<Done> RunAsync(Caller caller, Guid personId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var isDone = await database.WriteAsync(async db =>
        {
            var allowed = await db.People.Where(person => person.Id == personId && person.RemindersDeclinedAt != null)
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.RemindersDeclinedAt, (DateTimeOffset?)null), cancel) == 1;
            if (allowed)
                db.Record(caller, Act.RemindersAllowed, clock.GetUtcNow(), personId);
            return allowed;
        }, cancel);
        changes.Tell(new Change([], [personId]));
        return isDone ? new Done("Reminders can be planned again, with a mailing.") : new Problem("Reminders may go already.");
    }
}

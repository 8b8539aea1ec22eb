using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Reminders.Declining;

/// <summary>
/// The link in a reminder is used, on its page or by a mail program (RFC 8058): its person gets no more of them, and everything else as
/// before. However often it comes, the answer is the same.
/// </summary>
[Allow(Who.Anyone)]
public sealed class DeclineReminders(IDbContextFactory<PortalDb> database, ChangeFeed changes, TimeProvider clock)
{
    /// <param name="raw">The secret of the link.</param>
    public async Task<Done> RunAsync(Caller caller, string? raw, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        await using (var look = await database.CreateDbContextAsync(cancel))
        {
            // Whoever guesses does not keep the database busy.
            if (await look.FindLinkAsync(raw, Purpose.DeclineReminders, now, cancel) is not { State: LinkState.Good })
                return new Problem("This link does not work.");
        }
        var personId = await database.WriteAsync(async db =>
        {
            if (await db.FindLinkAsync(raw, Purpose.DeclineReminders, now, cancel) is not { State: LinkState.Good, Token.PersonId: { } id })
                return (Guid?)null;
            var first = await db.People.Where(person => person.Id == id && person.RemindersDeclinedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.RemindersDeclinedAt, now), cancel) == 1;
            await db.OpenPlans().Where(plan => plan.PersonId == id).EndAsync(PlanEnd.Declined, now, cancel: cancel);
            if (first)
                db.Record(caller, Act.RemindersDeclined, now, id);
            return id;
        }, cancel);
        if (personId is not { } declined)
            return new Problem("This link does not work.");
        changes.Tell(new Change([], [declined]));
        return new Done();
    }
}

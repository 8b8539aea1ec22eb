using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Reminders;

/// <summary>Stops reminders: of one person, of one mailing, or all. What waits is cancelled; what is being handed over this very moment
/// still goes.</summary>
[Allow(Who.Assignors)]
public sealed class StopReminders(IDbContextFactory<PortalDb> database, InFlight inFlight, ChangeFeed changes, TimeProvider clock)
{
    /// <param name="personId">Of one person; null: of all.</param>
    /// <param name="mailingId">Planned with one mailing; null: with any, or with none.</param>
    public async Task<Done> RunAsync(Caller caller, Guid? personId = null, Guid? mailingId = null, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var stopped = await inFlight.WhileNoneBeginsAsync(
            () => database.WriteAsync(db => StopAsync(db, caller, personId, mailingId, now, cancel), cancel), cancel);
        changes.Tell(Change.Anything);
        if (personId is { } one)
            changes.Tell(new Change([], [one]));
        if (mailingId is { } mailing)
            changes.Tell(new Change([mailing], []));
        return stopped switch
        {
            0 => new Problem("No reminder is planned any more."),
            1 => new Done("Stopped. 1 person gets no more reminders."),
            _ => new Done($"Stopped. {stopped.Grouped()} people get no more reminders."),
        };
    }

    private static async Task<int> StopAsync(
        PortalDb db, Caller caller, Guid? personId, Guid? mailingId, DateTimeOffset now, CancellationToken cancel)
    {
        var plans = db.ReminderPlans.Where(plan => (personId == null || plan.PersonId == personId)
            && (mailingId == null || plan.MailingId == mailingId));
        var last = await plans.WhereLastWaits(db).Select(plan => plan.Id).ToListAsync(cancel);
        var queued = plans.Where(plan => plan.QueuedAt != null);
        var waiting = db.WaitingReminders()
            .Where(message => queued.Any(plan => plan.PersonId == message.PersonId && plan.QueuedAt == message.AskedAt));
        var ids = await waiting.Select(message => message.Id).ToListAsync(cancel);
        await db.StopAsync(db.Messages.Where(message => ids.Contains(message.Id)), now, cancel);
        await db.LetGoAsync(db.Messages.Where(message => ids.Contains(message.Id) && message.SettledAt == now), now, cancel);
        await db.EndNeedlessAsync(plans, now, cancel);
        var stopped = await plans.Where(plan => plan.EndedAt == null || last.Contains(plan.Id))
            .EndAsync(PlanEnd.Stopped, now, caller.Name, cancel);
        if (stopped > 0)
            db.Record(caller, Act.RemindersStopped, now, personId, personId is not null ? null
                : $"{(mailingId is null ? "All" : "Of one mailing")}: {stopped.Grouped()} {(stopped == 1 ? "person" : "people")}");
        return stopped;
    }
}

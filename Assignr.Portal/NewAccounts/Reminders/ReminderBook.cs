using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Reminders;

/// <summary>The rules of reminder plans, over the caller's own unit of work.</summary>
internal static class ReminderBook
{
    /// <summary>The kind of message, as stored.</summary>
    public const string Kind = "reminder";

    public static IQueryable<ReminderPlan> OpenPlans(this PortalDb db) => db.ReminderPlans.Where(plan => plan.EndedAt == null);

    /// <summary>Whose reminders may be queued at this moment: open ones, and those that ended with the last.</summary>
    public static IQueryable<ReminderPlan> QueuedPlans(this PortalDb db) => db.ReminderPlans
        .Where(plan => plan.QueuedAt != null && (plan.EndedAt == null || plan.EndedBecause == PlanEnd.AllSent));

    /// <summary>Reminders that wait or go.</summary>
    public static IQueryable<Message> WaitingReminders(this PortalDb db) =>
        db.Messages.Where(message => message.Kind == Kind && message.SettledAt == null);

    /// <summary>Those of these plans whose last reminder is queued and has not gone yet.</summary>
    public static IQueryable<ReminderPlan> WhereLastWaits(this IQueryable<ReminderPlan> plans, PortalDb db) =>
        plans.Where(plan => plan.EndedBecause == PlanEnd.AllSent && db.Messages.Any(message => message.PersonId == plan.PersonId
            && message.Kind == Kind && message.AskedAt == plan.QueuedAt && message.SettledAt == null && message.CancelledAt == null));

    /// <summary>A plan for each of these people, in place of the one that is open. Whoever wants no reminders gets none.</summary>
    /// <param name="days">Null: no reminders, and the one that is open ends.</param>
    /// <param name="now">When the email is asked for that the days count from.</param>
    public static async Task PlanRemindersAsync(
        this PortalDb db, Caller caller, IReadOnlyCollection<Guid> people, ReminderDays? days, Guid? mailingId, DateTimeOffset now,
        CancellationToken cancel)
    {
        await db.OpenPlans().Where(plan => people.Contains(plan.PersonId)).EndAsync(PlanEnd.Replaced, now, cancel: cancel);
        // What is still queued of an older plan belongs to none any more.
        await db.ReminderPlans.Where(plan => people.Contains(plan.PersonId) && plan.QueuedAt != null)
            .ExecuteUpdateAsync(row => row.SetProperty(plan => plan.QueuedAt, (DateTimeOffset?)null), cancel);
        if (days is null)
            return;
        var declined = await db.People.Where(person => people.Contains(person.Id) && person.RemindersDeclinedAt != null)
            .Select(person => person.Id).ToListAsync(cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        await db.BulkInsertAsync([.. people.Except(declined)
            .Select(person => ReminderPlan.Of(person, days, mailingId, caller, now, site))], cancel: cancel);
    }

    /// <summary>
    /// Another new account email is asked for: the days of the plans of these people count from it. A plan that had come to its end begins
    /// again where it is their last, and nobody wanted it to end.
    /// </summary>
    public static async Task CountRemindersAnewAsync(this PortalDb db, IReadOnlyCollection<Guid> people, DateTimeOffset now,
        CancellationToken cancel)
    {
        var plans = db.ReminderPlans.Where(plan => people.Contains(plan.PersonId) && (plan.EndedAt == null
            || ((plan.EndedBecause == PlanEnd.AllSent || plan.EndedBecause == PlanEnd.NoAddress || plan.EndedBecause == PlanEnd.Refused
                    || plan.EndedBecause == PlanEnd.NotTheirs || plan.EndedBecause == PlanEnd.NoLongerOfficiates)
                && !db.ReminderPlans.Any(other => other.PersonId == plan.PersonId && other.Id != plan.Id
                    && (other.EndedAt == null || other.PlannedAt >= plan.PlannedAt)))));
        var kinds = await plans.Select(plan => plan.Days).Distinct().ToListAsync(cancel);
        if (kinds.Count == 0)
            return;
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        foreach (var days in kinds)
        {
            DateTimeOffset? due = ReminderTimes.After(now, days.All[0], site);
            await plans.Where(plan => plan.Days == days).ExecuteUpdateAsync(row => row
                .SetProperty(plan => plan.CountedFrom, now)
                .SetProperty(plan => plan.Sent, 0)
                .SetProperty(plan => plan.QueuedAt, (DateTimeOffset?)null)
                .SetProperty(plan => plan.DueAt, due)
                .SetProperty(plan => plan.EndedAt, (DateTimeOffset?)null)
                .SetProperty(plan => plan.EndedBecause, (PlanEnd?)null)
                .SetProperty(plan => plan.EndedByName, (string?)null), cancel);
        }
    }

    /// <param name="open">Open plans.</param>
    /// <returns>How many.</returns>
    public static Task<int> EndAsync(
        this IQueryable<ReminderPlan> open, PlanEnd because, DateTimeOffset now, string? byName = null,
        CancellationToken cancel = default) =>
        open.ExecuteUpdateAsync(row => row
            .SetProperty(plan => plan.EndedAt, now)
            .SetProperty(plan => plan.EndedBecause, because)
            .SetProperty(plan => plan.EndedByName, byName)
            .SetProperty(plan => plan.DueAt, (DateTimeOffset?)null), cancel);

    /// <summary>Ends those of these plans now whose people need no reminder any more, though none is due yet.</summary>
    public static async Task EndNeedlessAsync(
        this PortalDb db, IQueryable<ReminderPlan> plans, DateTimeOffset now, CancellationToken cancel)
    {
        var open = plans.Where(plan => plan.EndedAt == null);
        await open.Where(plan => db.People.Any(person => person.Id == plan.PersonId && person.FirstLoginAt != null))
            .EndAsync(PlanEnd.LoggedIn, now, cancel: cancel);
        await open.Where(plan => db.People.Any(person => person.Id == plan.PersonId && person.Permissions == Permissions.None))
            .EndAsync(PlanEnd.Deactivated, now, cancel: cancel);
    }

    /// <summary>A mailing was stopped: whom it had not reached by then has nothing to be reminded of, and what its press had replaced goes
    /// on.</summary>
    public static async Task EndRemindersOfUnsentAsync(this PortalDb db, Guid mailingId, DateTimeOffset now, CancellationToken cancel)
    {
        var unsent = db.Messages
            .Where(message => message.MailingId == mailingId && !db.Messages.Any(other => other.MailingId == mailingId
                && other.PersonId == message.PersonId && (other.HandedOverAt != null || other.SettledAt == null)))
            .Select(message => message.PersonId);
        await db.OpenPlans().Where(plan => plan.MailingId == mailingId && unsent.Contains(plan.PersonId))
            .EndAsync(PlanEnd.NotSent, now, cancel: cancel);
        var queued = await db.Mailings.Where(mailing => mailing.Id == mailingId).Select(mailing => mailing.QueuedAt).SingleAsync(cancel);
        var replaced = db.ReminderPlans.Where(plan => plan.EndedBecause == PlanEnd.Replaced && plan.EndedAt == queued
            && unsent.Contains(plan.PersonId)
            && !db.ReminderPlans.Any(other => other.PersonId == plan.PersonId && other.EndedAt == null));
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        foreach (var alike in await replaced.Select(plan => new { plan.Days, plan.CountedFrom, plan.Sent }).Distinct().ToListAsync(cancel))
        {
            DateTimeOffset? due = ReminderTimes.After(alike.CountedFrom, alike.Days.All[alike.Sent], site);
            await replaced.Where(plan => plan.Days == alike.Days && plan.CountedFrom == alike.CountedFrom && plan.Sent == alike.Sent)
                .ExecuteUpdateAsync(row => row
                    .SetProperty(plan => plan.DueAt, due)
                    .SetProperty(plan => plan.EndedAt, (DateTimeOffset?)null)
                    .SetProperty(plan => plan.EndedBecause, (PlanEnd?)null), cancel);
        }
    }

    /// <summary>
    /// A reminder that was queued does not go now, but later: its plan is as it was before. Not where it went to another address already,
    /// and once only for all addresses.
    /// </summary>
    public static Task<int> PutBackAsync(this PortalDb db, ReminderPlan seen, DateTimeOffset until, CancellationToken cancel) =>
        db.ReminderPlans
            .Where(plan => plan.Id == seen.Id && plan.QueuedAt == seen.QueuedAt && plan.Sent == seen.Sent && plan.EndedAt == seen.EndedAt
                && !db.ReminderPlans.Any(other => other.PersonId == plan.PersonId && other.Id != plan.Id && other.EndedAt == null)
                && !db.Messages.Any(message => message.PersonId == plan.PersonId && message.Kind == Kind
                    && message.AskedAt == plan.QueuedAt && message.HandedOverAt != null))
            .ExecuteUpdateAsync(row => row
                .SetProperty(plan => plan.Sent, plan => plan.Sent - 1)
                .SetProperty(plan => plan.QueuedAt, (DateTimeOffset?)null)
                .SetProperty(plan => plan.DueAt, until)
                .SetProperty(plan => plan.EndedAt, (DateTimeOffset?)null)
                .SetProperty(plan => plan.EndedBecause, (PlanEnd?)null), cancel);
}

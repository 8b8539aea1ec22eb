using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Reminders;

/// <summary>
/// Queues the reminders that are due, many people at a time, each judged once more. What was missed comes as one, not in a burst, and
/// nothing comes twice: a plan moves on only from where it was read, in the transaction that queues.
/// </summary>
public sealed class SendReminders(IDbContextFactory<PortalDb> database, MailBell bell, ChangeFeed changes)
{
    private const int AtOnce = 500;

    /// <summary>An email that was handed over longer before its asking is not the one that the days count from.</summary>
    private static readonly TimeSpan ClockMayDiffer = TimeSpan.FromDays(1);

    /// <summary>A reminder that is this late surprises more than it helps.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromDays(30);

    // A plan moves on only where it is as it was read: two portals on one database queue each reminder once.
    private static readonly RowStatement<ReminderPlan, Turn> MoveOn = RowStatement<ReminderPlan, Turn>.Update(
        where:
        [
            new(plan => plan.Id, turn => turn.Plan.Id),
            new(plan => plan.Sent, turn => turn.Sent),
            new(plan => plan.DueAt, turn => turn.DueAt),
            new(plan => plan.EndedAt, null),
        ],
        set:
        [
            new(plan => plan.CountedFrom, turn => turn.Plan.CountedFrom),
            new(plan => plan.Sent, turn => turn.Plan.Sent),
            new(plan => plan.QueuedAt, turn => turn.Plan.QueuedAt),
            new(plan => plan.DueAt, turn => turn.Plan.DueAt),
            new(plan => plan.EndedAt, turn => turn.Plan.EndedAt),
            new(plan => plan.EndedBecause, turn => turn.Plan.EndedBecause),
        ]);

    /// <returns>How many messages were queued.</returns>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel = default)
    {
        var queued = 0;
        while (await AnyAsync(now, cancel))
        {
            var (moved, messages) = await database.WriteAsync(db => TakeTurnsAsync(db, now, cancel), cancel);
            queued += messages;
            if (messages > 0)
                bell.Ring();
            changes.Tell(moved);
        }
        return queued;
    }

    private async Task<bool> AnyAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await Due(db, now).AnyAsync(cancel);
    }

    private static IQueryable<ReminderPlan> Due(PortalDb db, DateTimeOffset now) => db.OpenPlans().Where(plan => plan.DueAt <= now);

    private static async Task<(Change Moved, int Messages)> TakeTurnsAsync(PortalDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var plans = await Due(db, now).AsNoTracking().OrderBy(plan => plan.DueAt).ThenBy(plan => plan.Id).Take(AtOnce).ToListAsync(cancel);
        var ids = plans.ConvertAll(plan => plan.PersonId);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var histories = await ReminderHistories.ReadAsync(db, ids, site, now, cancel);
        var people = (await Candidates.ReadAsync(db, ids, site.StartOfToday(now), cancel))
            .ToDictionary(person => person.PersonId, person => person with { Reminded = histories.Of(person.PersonId) });
        var messages = new List<Message>();
        foreach (var plan in plans)
        {
            var turn = new Turn(plan, plan.Sent, plan.DueAt);
            var addresses = Take(plan, people[plan.PersonId], site, now);
            if (await MoveOn.HitsAsync(db, turn, cancel))
                messages.AddRange(addresses.Select(address => MessageOf(plan, address, now)));
        }
        var asked = messages.Select(message => message.PersonId).Distinct().ToList();
        await db.People.Where(person => asked.Contains(person.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountAskedAt, now), cancel);
        var mailings = plans.Select(plan => plan.MailingId).OfType<Guid>().Distinct().ToList();
        return (new Change(mailings, ids), await db.BulkInsertAsync(messages, skipConflicts: true, cancel));
    }

    /// <summary>What becomes of a plan that is due. In the end it is ended, or due later.</summary>
    /// <returns>Where a reminder goes now; empty where none does.</returns>
    private static IReadOnlyList<CandidateAddress> Take(ReminderPlan plan, Candidate person, Site site, DateTimeOffset now)
    {
        var rules = new Rules { Now = now, Reminder = true, QuietUntil = ReminderTimes.OutOfQuietHours(now, site) };
        var verdict = Eligibility.Judge(person, rules);
        if (verdict.Exclusion is { Until: null } ends)
            plan.End(PlanEnds.Of(ends.Reason), now);
        else if (plan.DueAt < now - TooLate)
            plan.End(PlanEnd.TooLate, now);
        else if (person.HasPending)
            plan.PutOff(verdict.Exclusion!.Until!.Value);
        else if (plan.Sent == 0 && !(person.HandedOverAt > plan.CountedFrom - ClockMayDiffer))
            plan.End(PlanEnd.NotSent, now);
        else if (!(plan.CountAnew(person.HandedOverAt ?? plan.CountedFrom, site) && plan.DueAt > now))
        {
            if (verdict.GetsMail)
            {
                plan.Queue(now, site);
                return verdict.Addresses;
            }
            plan.PutOff(ReminderTimes.OutOfQuietHours(verdict.Exclusion!.Until!.Value, site));
        }
        return [];
    }

    private static Message MessageOf(ReminderPlan plan, CandidateAddress address, DateTimeOffset now) => new()
    {
        Kind = ReminderBook.Kind,
        Lane = Lane.Bulk,
        PersonId = plan.PersonId,
        Address = address.Address,
        AskedBy = plan.AskedBy,
        AskedAt = now,
        DueAt = now,
    };

    /// <param name="Plan">As it shall be.</param>
    /// <param name="Sent">As it was read, like <paramref name="DueAt"/>.</param>
    private sealed record Turn(ReminderPlan Plan, int Sent, DateTimeOffset? DueAt);
}

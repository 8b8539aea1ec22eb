using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Reminders;

/// <summary>How the plans stand that were made with a mailing.</summary>
/// <param name="People">To how many people reminders still go.</param>
/// <param name="Next">When the next one goes; null where none does.</param>
/// <param name="Ended">How many ended, by reason.</param>
public sealed record ReminderCounts(int People, DateTimeOffset? Next, IReadOnlyDictionary<PlanEnd, int> Ended)
{
    /// <summary>"31 people, next on Fri 4 Dec; 12 ended: 9 logged in, 3 stopped".</summary>
    public string Words(Site site, DateTimeOffset now)
    {
        var open = People == 0 ? "none any more" : $"{(People == 1 ? "1 person" : $"{People.Grouped()} people")}, next {Day(site, now)}";
        return Ended.Count == 0 ? open
            : $"{open}; {Ended.Values.Sum().Grouped()} ended: "
                + string.Join(", ", Ended.OrderByDescending(end => end.Value).ThenBy(end => end.Key)
                    .Select(end => $"{end.Value.Grouped()} {end.Key.Words()}"));
    }

    /// <summary>By mailing; without those that have no plan.</summary>
    internal static async Task<Dictionary<Guid, ReminderCounts>> ReadAsync(
        PortalDb db, IReadOnlyCollection<Guid> mailingIds, CancellationToken cancel)
    {
        var rows = await Standing(db)
            .Where(row => row.Plan.MailingId != null && mailingIds.Contains(row.Plan.MailingId.Value))
            .GroupBy(row => new { MailingId = row.Plan.MailingId!.Value, row.Over })
            .Select(group => new { group.Key, Count = group.Count(), Next = group.Min(row => row.Plan.DueAt) })
            .ToListAsync(cancel);
        var last = await db.ReminderPlans.WhereLastWaits(db)
            .Where(plan => plan.MailingId != null && mailingIds.Contains(plan.MailingId.Value))
            .GroupBy(plan => plan.MailingId!.Value)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancel);
        return rows.GroupBy(row => row.Key.MailingId).ToDictionary(
            group => group.Key,
            group =>
            {
                var waiting = last.GetValueOrDefault(group.Key);
                return new ReminderCounts(
                    group.Where(row => row.Key.Over is null).Sum(row => row.Count) + waiting,
                    group.Where(row => row.Key.Over is null).Min(row => row.Next),
                    group.Where(row => row.Key.Over is not null)
                        .Select(row => (Over: row.Key.Over!.Value, Count: row.Count - (row.Key.Over is PlanEnd.AllSent ? waiting : 0)))
                        .Where(row => row.Count > 0).ToDictionary(row => row.Over, row => row.Count));
            });
    }

    /// <summary>To how many people reminders still go, with whatever email they were planned.</summary>
    internal static async Task<int> CountPeopleAsync(PortalDb db, CancellationToken cancel) =>
        await db.OpenPlans().CountAsync(plan => NeverLoggedIn.Among(db.People)
            .Any(person => person.Id == plan.PersonId && person.AddressCount > 0), cancel)
        + await db.ReminderPlans.WhereLastWaits(db).CountAsync(cancel);

    // Whoever logged in or was deactivated gets none, though their plan is only ended when it is due.
    private static IQueryable<StandingPlan> Standing(PortalDb db) => db.ReminderPlans.AsNoTracking().Join(
        db.People, plan => plan.PersonId, person => person.Id, (plan, person) => new StandingPlan
        {
            Plan = plan,
            Over = plan.EndedAt != null ? plan.EndedBecause
                : person.FirstLoginAt != null ? PlanEnd.LoggedIn
                : person.Permissions == Permissions.None ? PlanEnd.Deactivated
                : person.AddressCount == 0 ? PlanEnd.NoAddress
                : (PlanEnd?)null,
        });

    private string Day(Site site, DateTimeOffset now) =>
        Next is { } next && site.Today(next) > site.Today(now) ? $"on {Dates.WeekDay(next, site)}" : "today";

    private sealed class StandingPlan
    {
        public required ReminderPlan Plan { get; init; }

        public required PlanEnd? Over { get; init; }
    }
}

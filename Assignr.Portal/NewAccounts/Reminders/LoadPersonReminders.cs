using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Reminders;

/// <summary>The reminders of one person: what goes when, what went, and what ended them.</summary>
[Allow(Who.Readers)]
public sealed class LoadPersonReminders(IDbContextFactory<PortalDb> database)
{
    private const int MostShown = 5;

    /// <returns>Null where none were ever planned, and nobody said that they want none.</returns>
    public async Task<PersonReminders?> RunAsync(Caller caller, Guid personId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var person = await db.People.Where(person => person.Id == personId)
            .Select(person => new { person.FirstLoginAt, person.Permissions, person.AddressCount, person.RemindersDeclinedAt })
            .SingleOrDefaultAsync(cancel);
        var plan = await db.ReminderPlans.AsNoTracking().Where(plan => plan.PersonId == personId)
            .OrderByDescending(plan => plan.PlannedAt).ThenBy(plan => plan.EndedAt != null).FirstOrDefaultAsync(cancel);
        if (person is null || (plan is null && person.RemindersDeclinedAt is null))
            return null;
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var went = await db.Messages
            .Where(message => message.PersonId == personId && message.Kind == ReminderBook.Kind && message.HandedOverAt != null)
            .GroupBy(message => message.AskedAt).OrderByDescending(group => group.Key).Take(MostShown)
            .Select(group => group.Min(message => message.HandedOverAt!.Value)).ToListAsync(cancel);
        var lastWaits = await db.ReminderPlans.Where(one => plan != null && one.Id == plan.Id).WhereLastWaits(db).AnyAsync(cancel);
        var isAllowedAgain = plan?.EndedBecause is PlanEnd.Declined && person.RemindersDeclinedAt is null;
        if (isAllowedAgain && went.Count == 0)
            return null;
        var over = plan?.EndedBecause ?? (person.FirstLoginAt is not null ? PlanEnd.LoggedIn
            : person.Permissions == Permissions.None ? PlanEnd.Deactivated
            : person.AddressCount == 0 ? PlanEnd.NoAddress
            : null);
        return new PersonReminders
        {
            Coming = plan is null || over is not null ? [] : [.. plan.Coming(site)],
            Went = [.. went.Order()],
            Over = plan is null || lastWaits || isAllowedAgain ? null : over,
            LastWaits = lastWaits,
            OverSince = plan?.EndedAt,
            StoppedByName = plan?.EndedByName,
            DeclinedAt = person.RemindersDeclinedAt,
        };
    }
}

public sealed record PersonReminders
{
    /// <summary>When those go that are planned, in order, unless something comes between.</summary>
    public required IReadOnlyList<DateTimeOffset> Coming { get; init; }

    /// <summary>The last one is queued and has not gone yet.</summary>
    public bool LastWaits { get; init; }

    /// <summary>When the last ones went, in order.</summary>
    public required IReadOnlyList<DateTimeOffset> Went { get; init; }

    /// <summary>Why no more go; null where some do.</summary>
    public PlanEnd? Over { get; init; }

    public DateTimeOffset? OverSince { get; init; }

    public string? StoppedByName { get; init; }

    public DateTimeOffset? DeclinedAt { get; init; }
}

using Assignr.Portal.Access;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.NewAccounts.Reminders;

/// <summary>Why no more reminders go by a plan.</summary>
public enum PlanEnd
{
    /// <summary>The last one was queued; put back, it is open again.</summary>
    AllSent = 1,
    LoggedIn = 2,
    Deactivated = 3,
    NoAddress = 4,

    /// <summary>Every address was refused.</summary>
    Refused = 5,

    /// <summary>Whoever reads one of the addresses complained to their provider.</summary>
    Complained = 6,

    /// <summary>The person wants no more reminders.</summary>
    Declined = 7,

    /// <summary>An assignor stopped it.</summary>
    Stopped = 8,

    /// <summary>A mailing took its place, with reminders of its own or with none.</summary>
    Replaced = 9,

    /// <summary>The email that its days count from did not go.</summary>
    NotSent = 10,

    /// <summary>As many reminders as one person gets in a year have gone.</summary>
    Enough = 11,

    /// <summary>Whoever reads the address said that it is not theirs.</summary>
    NotTheirs = 12,

    NoLongerOfficiates = 13,

    /// <summary>An assignor withdrew the links.</summary>
    Withdrawn = 14,

    /// <summary>No portal ran when it was due, nor for long after.</summary>
    TooLate = 15,
}

/// <summary>Which reminders go to one person and when, and what stopped them. Of the plans of one person at most one is open.</summary>
public sealed class ReminderPlan
{
    /// <summary>A hand-over that comes so much later than the asking moves the days.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    private ReminderPlan()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid PersonId { get; private init; }

    /// <summary>The press that it was made with; null: a single email.</summary>
    public Guid? MailingId { get; private init; }

    public ReminderDays Days { get; private init; } = ReminderDays.Usual;

    public Guid? AskedBy { get; private init; }

    public string AskedByName { get; private init; } = "";

    public DateTimeOffset PlannedAt { get; private init; }

    /// <summary>When the email was asked for that the days count from, or handed over where that came much later. Every new account email
    /// that is asked for moves it.</summary>
    public DateTimeOffset CountedFrom { get; private set; }

    /// <summary>How many of <see cref="Days"/> went, or were passed over, since then.</summary>
    public int Sent { get; private set; }

    /// <summary>When the last of them was queued: its messages have this <see cref="Mail.Message.AskedAt"/>. Null before, and where it was
    /// put back.</summary>
    public DateTimeOffset? QueuedAt { get; private set; }

    /// <summary>When the next is due; null exactly where it is ended.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public PlanEnd? EndedBecause { get; private set; }

    /// <summary>The assignor who stopped it.</summary>
    public string? EndedByName { get; private set; }

    /// <summary>None follows: it is ended with the last one that is queued.</summary>
    public bool IsAllSent => Sent == Days.Count;

    /// <param name="from">When the email is asked for that the days count from.</param>
    public static ReminderPlan Of(
        Guid personId, ReminderDays days, Guid? mailingId, Caller askedBy, DateTimeOffset from, Site site) => new()
        {
            PersonId = personId,
            MailingId = mailingId,
            Days = days,
            AskedBy = askedBy.PersonId,
            AskedByName = askedBy.Name,
            PlannedAt = from,
            CountedFrom = from,
            DueAt = ReminderTimes.After(from, days.All[0], site),
        };

    /// <summary>When each of those goes that have not gone, in order.</summary>
    public IEnumerable<DateTimeOffset> Coming(Site site) => EndedAt is not null ? [] : Days.All.Skip(Sent)
        .Select(days => ReminderTimes.After(CountedFrom, days, site)).Select(time => time < DueAt ? DueAt.Value : time).Distinct();

    /// <summary>The email was handed over that late, as mail was paused: the days count from there.</summary>
    /// <returns>False where it was not.</returns>
    public bool CountAnew(DateTimeOffset handedOverAt, Site site)
    {
        if (Sent > 0 || handedOverAt <= CountedFrom + Late)
            return false;
        CountedFrom = handedOverAt;
        DueAt = ReminderTimes.After(CountedFrom, Days.All[0], site);
        return true;
    }

    /// <summary>One goes now. Of several that are due it is the last, and the earlier ones are passed over.</summary>
    public void Queue(DateTimeOffset now, Site site)
    {
        var times = Days.All.Select(days => ReminderTimes.After(CountedFrom, days, site)).ToList();
        Sent = Math.Max(Sent, times.FindLastIndex(time => time <= now)) + 1;
        QueuedAt = now;
        if (IsAllSent)
            End(PlanEnd.AllSent, now);
        else
            DueAt = times[Sent];
    }

    public void PutOff(DateTimeOffset until) => DueAt = until;

    public void End(PlanEnd because, DateTimeOffset now) => (EndedAt, EndedBecause, DueAt) = (now, because, null);
}

internal sealed class ReminderPlanTable : IEntityTypeConfiguration<ReminderPlan>
{
    public void Configure(EntityTypeBuilder<ReminderPlan> table)
    {
        table.ToTable("ReminderPlans");
        table.Property(plan => plan.Id).ValueGeneratedNever();
        table.Ignore(plan => plan.IsAllSent);
        table.Property(plan => plan.Days).HasConversion(days => days.Text, text => ReminderDays.Stored(text));
        table.HasOne<Person>().WithMany().HasForeignKey(plan => plan.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(plan => plan.PersonId).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        table.HasIndex(plan => plan.DueAt).HasFilter("\"EndedAt\" IS NULL");
        table.HasIndex(plan => new { plan.PersonId, plan.PlannedAt });
        table.HasIndex(plan => plan.MailingId);
    }
}

using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.NewAccounts;

public enum Audience
{
    AllAssignedOfficials = 1,
    AllUsersThatHaveNeverLoggedIn = 2,
}

public static class Audiences
{
    /// <summary>The labels of the help article.</summary>
    public static string Words(this Audience audience) =>
        audience == Audience.AllAssignedOfficials ? "All Assigned Officials" : "All Users that have never logged in";

    /// <summary>All Assigned Officials; All Assigned Officials of people.csv; All Assigned Officials of 12 ticked people, never
    /// sent.</summary>
    /// <param name="scope">What it is limited to, in words; null: everybody.</param>
    public static string Whom(this Audience audience, string? scope, SentSoFar sent = SentSoFar.Anything) =>
        $"{audience.Words()}{(scope is null ? "" : $" of {scope}")}{sent.AfterAudience()}";
}

/// <summary>One press of Send Emails. The outbox has what became of each message.</summary>
public sealed class Mailing
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Made by the server when the dialog opened. Unique, so that a press that arrives twice counts once.</summary>
    public required Guid PressKey { get; init; }

    public required Audience Audience { get; init; }

    /// <summary>The import whose people it is limited to; null: not limited.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>What it is limited to: the file of that import, or "12 ticked people"; null: not limited.</summary>
    public string? ScopeName { get; init; }

    /// <summary>Of them, who is meant by what they were sent before.</summary>
    public SentSoFar SentSoFar { get; init; } = SentSoFar.Anything;

    /// <inheritdoc cref="Audiences.Whom"/>
    public string Whom => Audience.Whom(ScopeName, SentSoFar);

    public required Guid AskedBy { get; init; }

    public required string AskedByName { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The end of the undo window, or the hour it is planned for; nothing leaves earlier.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When its messages were queued: at the press, or at its hour. Null while it is planned, and where that was
    /// cancelled.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>How many get an email; while it is planned, as it was at the press.</summary>
    public required int PeopleCount { get; init; }

    /// <inheritdoc cref="PeopleCount"/>
    public required int MessageCount { get; init; }

    /// <summary>The assignor's note in the letter: plain text, at most 500 characters.</summary>
    public string? Note { get; init; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public string? StoppedByName { get; private set; }

    /// <summary>Nothing of it leaves since then, until somebody lets it go on.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    public string? PausedByName { get; private set; }

    /// <summary>When its last message came to its end.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Of one that was planned: also to those emailed in the 24 hours before the press.</summary>
    public bool SendAgain { get; init; }

    /// <summary>It may go in the quiet hours of the site.</summary>
    public bool AlsoAtNight { get; init; }

    /// <summary>The reminders to plan at its hour; null: none.</summary>
    public ReminderDays? Reminders { get; init; }

    /// <summary>Whom it left out at its hour, and why: "3 have logged in already, 1 was deleted"; null: nobody.</summary>
    public string? LeftOut { get; init; }

    /// <summary>It waits for its hour.</summary>
    public bool IsPlanned => this is { QueuedAt: null, StoppedAt: null };
}

/// <summary>Somebody whom a planned mailing is for: the list as it was at the press. Gone once its hour came.</summary>
public sealed class PlannedRecipient
{
    public required Guid MailingId { get; init; }

    public required Guid PersonId { get; init; }
}

internal sealed class MailingTable : IEntityTypeConfiguration<Mailing>
{
    public void Configure(EntityTypeBuilder<Mailing> table)
    {
        table.ToTable("Mailings");
        table.Property(mailing => mailing.Id).ValueGeneratedNever();
        table.Ignore(mailing => mailing.Whom);
        table.Ignore(mailing => mailing.IsPlanned);
        table.Property(mailing => mailing.SentSoFar).HasDefaultValue(SentSoFar.Anything).HasSentinel(SentSoFar.Anything);
        table.Property(mailing => mailing.Reminders).HasConversion(days => days!.Text, text => ReminderDays.Stored(text));
        table.HasIndex(mailing => mailing.PressKey).IsUnique();
        table.HasIndex(mailing => mailing.AskedAt);
        table.HasIndex(mailing => mailing.StartsAt).HasFilter("\"QueuedAt\" IS NULL");
    }
}

internal sealed class PlannedRecipientTable : IEntityTypeConfiguration<PlannedRecipient>
{
    public void Configure(EntityTypeBuilder<PlannedRecipient> table)
    {
        table.ToTable("PlannedRecipients");
        table.HasKey(one => new { one.MailingId, one.PersonId });
        table.HasOne<Mailing>().WithMany().HasForeignKey(one => one.MailingId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Person>().WithMany().HasForeignKey(one => one.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(one => one.PersonId);
    }
}

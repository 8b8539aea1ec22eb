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

    /// <summary>All Assigned Officials, or All Assigned Officials of people.csv.</summary>
    /// <param name="import">The file of the import whose people alone are meant; null: everybody.</param>
    public static string Whom(this Audience audience, string? import) =>
        import is null ? audience.Words() : $"{audience.Words()} of {import}";
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

    /// <summary>The file name of that import.</summary>
    public string? ImportName { get; init; }

    /// <inheritdoc cref="Audiences.Whom"/>
    public string Whom => Audience.Whom(ImportName);

    public required Guid AskedBy { get; init; }

    public required string AskedByName { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The end of the undo window; nothing leaves earlier.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    public required int PeopleCount { get; init; }

    public required int MessageCount { get; init; }

    /// <summary>The assignor's note in the letter: plain text, at most 500 characters.</summary>
    public string? Note { get; init; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public string? StoppedByName { get; private set; }

    /// <summary>When its last message came to its end.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
}

internal sealed class MailingTable : IEntityTypeConfiguration<Mailing>
{
    public void Configure(EntityTypeBuilder<Mailing> table)
    {
        table.ToTable("Mailings");
        table.Property(mailing => mailing.Id).ValueGeneratedNever();
        table.Ignore(mailing => mailing.Whom);
        table.Property(mailing => mailing.Note).HasMaxLength(Settings.Site.LongestNote);
        table.Property(mailing => mailing.ImportName).HasMaxLength(200);
        table.Property(mailing => mailing.AskedByName).HasMaxLength(220);
        table.HasIndex(mailing => mailing.PressKey).IsUnique();
        table.HasIndex(mailing => mailing.AskedAt);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.NewAccounts.Words;

/// <summary>The words of a mailing as they were at its press. Its emails are written with them, whenever they go.</summary>
public sealed class MailingWording
{
    public required Guid MailingId { get; init; }

    /// <summary>For people who have a game ahead, or for the others.</summary>
    public required bool HasGame { get; init; }

    public required string Subject { get; init; }

    public required string Before { get; init; }

    public required string After { get; init; }

    public Wording Words => new() { Subject = Subject, Before = Before, After = After };
}

internal sealed class MailingWordingTable : IEntityTypeConfiguration<MailingWording>
{
    public void Configure(EntityTypeBuilder<MailingWording> table)
    {
        table.ToTable("MailingWordings");
        table.HasKey(words => new { words.MailingId, words.HasGame });
        table.Ignore(words => words.Words);
        table.HasOne<Mailing>().WithMany().HasForeignKey(words => words.MailingId).OnDelete(DeleteBehavior.Cascade);
    }
}

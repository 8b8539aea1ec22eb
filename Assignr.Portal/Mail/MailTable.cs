using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.Mail;

internal sealed class MessageTable : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> table)
    {
        table.ToTable("Messages");
        table.Property(message => message.Id).ValueGeneratedNever();
        // Without those of paused mailings, which no claim has to read past.
        table.HasIndex(message => new { message.Lane, message.DueAt, message.Id })
            .HasFilter("\"SettledAt\" IS NULL AND \"PausedAt\" IS NULL");
        // Guarantees that nobody is mailed twice: one unsettled message per person, kind, address and what it is about.
        table.HasIndex(message => new { message.PersonId, message.Kind, message.Address, message.About })
            .IsUnique().HasFilter("\"SettledAt\" IS NULL");
        table.HasIndex(message => new { message.PersonId, message.AskedAt });
        table.HasIndex(message => new { message.MailingId, message.SettledAt });
    }
}

internal sealed class MailHoldTable : IEntityTypeConfiguration<MailHold>
{
    public void Configure(EntityTypeBuilder<MailHold> table)
    {
        table.ToTable("MailHolds");
        table.Property(hold => hold.Id).ValueGeneratedNever();
    }
}

internal sealed class AttemptTable : IEntityTypeConfiguration<Attempt>
{
    public void Configure(EntityTypeBuilder<Attempt> table)
    {
        table.ToTable("Attempts");
        table.Property(attempt => attempt.Id).ValueGeneratedNever();
        table.HasOne<Message>().WithMany().HasForeignKey(attempt => attempt.MessageId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(attempt => new { attempt.MessageId, attempt.Number });
    }
}

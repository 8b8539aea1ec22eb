using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.People;

/// <summary>
/// An address that somebody added to their own profile. It is none of their addresses before a link sent to it was used: nobody is found,
/// signed in or written to by it. The row stays afterwards: each one counts for a day.
/// </summary>
public sealed class PendingAddress
{
    /// <summary>How many links go to one address; whoever needs more takes it out and adds it again.</summary>
    public const int MostLetters = 3;

    /// <summary>How many addresses one person adds in a day of 24 hours.</summary>
    public const int MostInADay = 3;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    /// <summary>As it was typed, the domain in its ASCII form: what the link goes to.</summary>
    public required string Address { get; init; }

    /// <summary><see cref="EmailAddress.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The key of the address whose place it takes once it is confirmed; null: it comes last.</summary>
    public string? Replaces { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>How many links were asked for, the first one included. Grows by a guarded UPDATE.</summary>
    public int Letters { get; private set; } = 1;

    /// <summary>When it became one of their addresses.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When it was taken out again, or could not be confirmed any longer.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }
}

internal sealed class PendingAddressTable : IEntityTypeConfiguration<PendingAddress>
{
    public void Configure(EntityTypeBuilder<PendingAddress> table)
    {
        table.ToTable("PendingAddresses");
        table.Property(pending => pending.Id).ValueGeneratedNever();
        table.Property(pending => pending.Address).HasMaxLength(254);
        table.Property(pending => pending.Key).HasMaxLength(320);
        table.Property(pending => pending.Replaces).HasMaxLength(320);
        table.HasOne<Person>().WithMany().HasForeignKey(pending => pending.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(pending => new { pending.PersonId, pending.Key })
            .IsUnique().HasFilter("\"ConfirmedAt\" IS NULL AND \"WithdrawnAt\" IS NULL");
        table.HasIndex(pending => new { pending.PersonId, pending.AskedAt });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.People;

/// <summary>
/// An address that a person added to their own profile. It is not one of theirs until a link sent to it is used: until then it finds
/// nobody, signs nobody in, and gets no other mail. The row stays afterwards, because each one counts for a day.
/// </summary>
public sealed class PendingAddress
{
    /// <summary>How many links go to one address. To get more, a person withdraws the address and adds it again.</summary>
    public const int MostLetters = 3;

    /// <summary>How many addresses one person may add in 24 hours.</summary>
    public const int MostInADay = 3;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    /// <summary>As typed, with its domain in Unicode: where the link goes.</summary>
    public required string Address { get; init; }

    /// <summary><see cref="EmailAddress.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The key of the address that it replaces once it is confirmed; null: it is added at the end.</summary>
    public string? Replaces { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>How many links were asked for, including the first. A guarded UPDATE counts it up.</summary>
    public int Letters { get; private set; } = 1;

    /// <summary>When it became one of their addresses.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When it was withdrawn, or could not be confirmed for another reason.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }
}

internal sealed class PendingAddressTable : IEntityTypeConfiguration<PendingAddress>
{
    public void Configure(EntityTypeBuilder<PendingAddress> table)
    {
        table.ToTable("PendingAddresses");
        table.Property(pending => pending.Id).ValueGeneratedNever();
        table.HasOne<Person>().WithMany().HasForeignKey(pending => pending.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(pending => new { pending.PersonId, pending.Key })
            .IsUnique().HasFilter("\"ConfirmedAt\" IS NULL AND \"WithdrawnAt\" IS NULL");
        table.HasIndex(pending => new { pending.PersonId, pending.AskedAt });
    }
}

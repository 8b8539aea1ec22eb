using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.NewAccounts;

/// <summary>
/// The page behind a link said that it stood in sight for a while. A hint, for the script that says it may not run, and may run in a mail
/// scanner: no standing, stop or link depends on it.
/// </summary>
public sealed class LinkOpening
{
    /// <summary>The link. It has one row, of the first time.</summary>
    public required Guid TokenId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The message that brought the link; null: another way.</summary>
    public Guid? MessageId { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class LinkOpeningTable : IEntityTypeConfiguration<LinkOpening>
{
    public void Configure(EntityTypeBuilder<LinkOpening> table)
    {
        table.ToTable("LinkOpenings");
        table.HasKey(opening => opening.TokenId);
        table.Property(opening => opening.TokenId).ValueGeneratedNever();
        table.HasOne<Token>().WithOne().HasForeignKey<LinkOpening>(opening => opening.TokenId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Person>().WithMany().HasForeignKey(opening => opening.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(opening => opening.PersonId);
        table.HasIndex(opening => opening.MessageId);
    }
}

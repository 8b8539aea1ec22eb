using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.Games;

internal sealed class GameTable : IEntityTypeConfiguration<Game>
{
    public void Configure(EntityTypeBuilder<Game> table)
    {
        table.ToTable("Games");
        table.Property(game => game.Id).ValueGeneratedNever();
        table.Property(game => game.Revision).IsConcurrencyToken();
        table.HasMany(game => game.Crew).WithOne().HasForeignKey(slot => slot.GameId).OnDelete(DeleteBehavior.Cascade);
        table.Navigation(game => game.Crew).HasField("crew").UsePropertyAccessMode(PropertyAccessMode.Field);
        table.HasIndex(game => game.ExternalId).IsUnique();
        // With what says whether it is cancelled, so that the games of some days are read from the index alone.
        table.HasIndex(game => new { game.StartsAt, game.Id, game.CancelledAt });
    }
}

internal sealed class SlotTable : IEntityTypeConfiguration<Slot>
{
    public void Configure(EntityTypeBuilder<Slot> table)
    {
        table.ToTable("Slots");
        table.Property(slot => slot.Id).ValueGeneratedNever();
        // Deleting a person leaves the position open.
        table.HasOne<Person>().WithMany().HasForeignKey(slot => slot.PersonId).OnDelete(DeleteBehavior.SetNull);
        table.HasIndex(slot => new { slot.PersonId, slot.GameId });
        table.HasIndex(slot => new { slot.GameId, slot.PersonId });
    }
}

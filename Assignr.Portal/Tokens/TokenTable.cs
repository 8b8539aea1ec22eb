using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.Tokens;

internal sealed class TokenTable : IEntityTypeConfiguration<Token>
{
    public void Configure(EntityTypeBuilder<Token> table)
    {
        table.ToTable("Tokens");
        table.Property(token => token.Id).ValueGeneratedNever();
        table.Property(token => token.Hash).HasMaxLength(32);
        table.Property(token => token.CodeHash).HasMaxLength(32);
        table.Property(token => token.AddressKey).HasMaxLength(320);
        table.HasOne<Person>().WithMany().HasForeignKey(token => token.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(token => token.Hash).IsUnique();
        table.HasIndex(token => new { token.PersonId, token.Purpose });
        table.HasIndex(token => token.MessageId);
    }
}

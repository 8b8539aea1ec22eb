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
        table.HasOne<Person>().WithMany().HasForeignKey(token => token.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(token => token.Hash).IsUnique();
        table.HasIndex(token => new { token.PersonId, token.Purpose });
        table.HasIndex(token => token.MessageId);
    }
}

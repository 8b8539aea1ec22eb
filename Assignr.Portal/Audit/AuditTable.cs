using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.Audit;

internal sealed class AuditTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> table)
    {
        table.ToTable("AuditEntries");
        table.Property(entry => entry.Id).ValueGeneratedOnAdd();
        table.HasIndex(entry => new { entry.PersonId, entry.At, entry.Id });
        table.HasIndex(entry => new { entry.Act, entry.At, entry.Id });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.Audit;

internal sealed class AuditTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> table)
    {
        table.ToTable("AuditEntries");
        table.Property(entry => entry.Id).ValueGeneratedOnAdd();
        table.Property(entry => entry.Act).HasMaxLength(60);
        table.Property(entry => entry.ActorName).HasMaxLength(220);
        table.Property(entry => entry.Detail).HasMaxLength(AuditTrail.LongestDetail);
        table.Property(entry => entry.IpAddress).HasMaxLength(64);
        table.HasIndex(entry => new { entry.PersonId, entry.Id });
        table.HasIndex(entry => new { entry.Act, entry.Id });
    }
}

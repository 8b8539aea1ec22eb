using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.Import;

internal sealed class ImportBatchTable : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> table)
    {
        table.ToTable("Imports");
        table.Property(batch => batch.Id).ValueGeneratedNever();
        table.HasIndex(batch => new { batch.StartedAt, batch.Id });
    }
}

internal sealed class ImportDraftTable : IEntityTypeConfiguration<ImportDraft>
{
    public void Configure(EntityTypeBuilder<ImportDraft> table)
    {
        table.ToTable("ImportDrafts");
        table.HasKey(draft => draft.ImportId);
        table.Property(draft => draft.ImportId).ValueGeneratedNever();
        table.Property(draft => draft.Revision).IsConcurrencyToken();
        table.HasOne<ImportBatch>().WithOne().HasForeignKey<ImportDraft>(draft => draft.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportEntryTable : IEntityTypeConfiguration<ImportEntry>
{
    public void Configure(EntityTypeBuilder<ImportEntry> table)
    {
        table.ToTable("ImportEntries");
        table.Property(entry => entry.Id).ValueGeneratedNever();
        table.HasOne<ImportBatch>().WithMany().HasForeignKey(entry => entry.ImportId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(entry => new { entry.ImportId, entry.Kind, entry.Line });
    }
}

internal sealed class RememberedMappingTable : IEntityTypeConfiguration<RememberedMapping>
{
    public void Configure(EntityTypeBuilder<RememberedMapping> table)
    {
        table.ToTable("RememberedMappings");
        table.HasKey(mapping => new { mapping.Kind, mapping.Headings });
    }
}

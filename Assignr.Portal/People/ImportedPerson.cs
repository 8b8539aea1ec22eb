using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.People;

/// <summary>
/// Somebody an import was about: a row of its file, or named in a crew of it, whether that changed them or not. It answers "the
/// people of this import" without knowing what an import is.
/// </summary>
public sealed class ImportedPerson
{
    public required Guid ImportId { get; init; }

    public required Guid PersonId { get; init; }
}

internal sealed class ImportedPersonTable : IEntityTypeConfiguration<ImportedPerson>
{
    public void Configure(EntityTypeBuilder<ImportedPerson> table)
    {
        table.ToTable("ImportedPeople");
        table.HasKey(imported => new { imported.ImportId, imported.PersonId });
        table.HasOne<Person>().WithMany().HasForeignKey(imported => imported.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.People;

/// <summary>
/// A person who was in the file of an import, as a row or in a crew, whether or not the import changed them. It answers "the people of this
/// import" without knowledge of imports.
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

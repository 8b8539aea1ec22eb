using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.People;

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("People");
        table.Property(person => person.Id).ValueGeneratedNever();
        table.Ignore(person => person.FullName).Ignore(person => person.IsActive).Ignore(person => person.NeedsNewAccount)
            .Ignore(person => person.MailedAddress).Ignore(person => person.MailedUnaskedAddress);
        table.Property(person => person.Revision).IsConcurrencyToken();
        table.HasMany(person => person.Addresses).WithOne().HasForeignKey(address => address.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.Navigation(person => person.Addresses).HasField("addresses").UsePropertyAccessMode(PropertyAccessMode.Field);
        table.HasIndex(person => person.ExternalId).IsUnique();
        // An index for each order of the grid, with all its columns, so that a page is read without sorting.
        table.HasIndex(person => new { person.SortKey, person.Id });
        table.HasIndex(person => new { person.PrimaryAddress, person.SortKey, person.Id });
        table.HasIndex(person => new { person.NewAccountHandedOverAt, person.SortKey, person.Id });
        table.HasIndex(person => new { person.LastLoginAt, person.SortKey, person.Id });
        table.HasIndex(person => new { person.FirstLoginAt, person.Permissions, person.AddressCount });
        // Who of a crew has never logged in, without a look at the rows of all others.
        table.HasIndex(person => new { person.Id, person.FirstLoginAt, person.Permissions, person.SortKey })
            .HasFilter("\"FirstLoginAt\" IS NULL");
    }
}

internal sealed class PersonAddressTable : IEntityTypeConfiguration<PersonAddress>
{
    public void Configure(EntityTypeBuilder<PersonAddress> table)
    {
        table.ToTable("PersonAddresses");
        table.Property(address => address.Id).ValueGeneratedNever();
        table.HasIndex(address => new { address.PersonId, address.Key }).IsUnique();
        table.HasIndex(address => address.Key);
    }
}

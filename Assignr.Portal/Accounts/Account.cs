using Assignr.Portal.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.Accounts;

/// <summary>
/// What signs in: a user name, a password, a security stamp. It comes into being when its person first chooses a password.
/// Identity's email and phone columns are not used; addresses belong to the person.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    public Guid PersonId { get; init; }
}

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> table)
    {
        table.HasOne<Person>().WithOne().HasForeignKey<Account>(account => account.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(account => account.PersonId).IsUnique();
    }
}

using System.Security.Cryptography;
using Assignr.Portal.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.Accounts;

/// <summary>
/// What signs in: a user name, a password, a security stamp. It is made when its person first chooses a password. Identity's email, phone
/// and lockout columns are not used: addresses belong to the person, and tries are counted in <see cref="SignInTries"/>.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    public Guid PersonId { get; init; }

    /// <summary>A new account, with its first password.</summary>
    public static Account Open(Guid personId, string userName, string passwordHash)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = personId,
            UserName = userName,
            NormalizedUserName = UserNames.Key(userName),
        };
        account.Protect(passwordHash);
        return account;
    }

    /// <summary>Sets a new password. The new stamp ends every session that began with the old one.</summary>
    public void Protect(string passwordHash)
    {
        PasswordHash = passwordHash;
        SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
    }

    /// <summary>Stores a hash of the same password at today's cost.</summary>
    public void Rehash(string passwordHash) => PasswordHash = passwordHash;
}

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> table)
    {
        table.HasOne<Person>().WithOne().HasForeignKey<Account>(account => account.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(account => account.PersonId).IsUnique();
    }
}

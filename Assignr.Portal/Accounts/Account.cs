using System.Security.Cryptography;
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
    private const int FreeTries = 5;
    private const int MostTries = 100;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

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
            LockoutEnabled = true,
        };
        account.Protect(passwordHash);
        return account;
    }

    /// <summary>A new password: every session of the old one ends with its stamp, and whatever guessing there was is forgotten.</summary>
    public void Protect(string passwordHash)
    {
        PasswordHash = passwordHash;
        SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
        Forgive();
    }

    /// <summary>The same password, hashed as hashes are made today.</summary>
    public void Rehash(string passwordHash) => PasswordHash = passwordHash;

    public void Forgive()
    {
        AccessFailedCount = 0;
        LockoutEnd = null;
    }

    public bool IsLockedOut(DateTimeOffset now) => LockoutEnd >= now;

    /// <summary>
    /// One more wrong password. From the fifth on the next try waits, at first 15 seconds and never longer than 15 minutes, so that
    /// nobody can lock a stranger out for good; after 100 in a row only a reset opens the account again (BAR 27).
    /// </summary>
    /// <returns>Whether it is locked out now.</returns>
    public bool Fail(DateTimeOffset now)
    {
        AccessFailedCount++;
        if (AccessFailedCount >= MostTries)
            LockoutEnd = now.AddYears(100);
        else if (AccessFailedCount >= FreeTries)
            LockoutEnd = now + TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, 15 * Math.Pow(2, AccessFailedCount - FreeTries)));
        return IsLockedOut(now);
    }
}

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> table)
    {
        table.HasOne<Person>().WithOne().HasForeignKey<Account>(account => account.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(account => account.PersonId).IsUnique();
    }
}

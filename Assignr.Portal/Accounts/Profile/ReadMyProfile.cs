using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Profile;

/// <summary>What people see about themselves.</summary>
[Allow(Who.SignedIn)]
public sealed class ReadMyProfile(IDbContextFactory<PortalDb> database)
{
    public async Task<MyProfile> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var waiting = await db.ReadWaitingAddressesAsync(caller.PersonId!.Value, cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var profile = await db.People.AsNoTracking().Where(person => person.Id == caller.PersonId)
            .Select(person => new MyProfile
            {
                FirstName = person.FirstName,
                LastName = person.LastName,
                Phone = person.Phone,
                UserName = db.Users.Where(account => account.PersonId == person.Id).Select(account => account.UserName!).First(),
                Addresses = person.Addresses.OrderBy(address => address.Position).Select(address => address.Address).ToList(),
                Waiting = waiting,
                Digest = (person.Permissions & Permissions.Assignor) != 0 ? person.Digest : null,
            })
            .SingleAsync(cancel);
        return profile with { KnownWords = PasswordRules.WordsOf([site.Name, profile.FullName, profile.UserName, .. profile.Addresses]) };
    }
}

public sealed record MyProfile
{
    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public string? Phone { get; init; }

    public required string UserName { get; init; }

    /// <summary>In order, the primary one first.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Pending addresses, which are not among <see cref="Addresses"/>.</summary>
    public required IReadOnlyList<WaitingAddress> Waiting { get; init; }

    /// <summary>How often they get a digest; null: they are no assignor, and get none.</summary>
    public DigestChoice? Digest { get; init; }

    /// <summary>Words that their password must not be made of.</summary>
    public IReadOnlyCollection<string> KnownWords { get; init; } = [];

    public string FullName => $"{FirstName} {LastName}";
}

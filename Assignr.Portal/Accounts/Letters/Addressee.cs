using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>What the letters of the accounts say about a person.</summary>
/// <param name="UserName">Null where there is no account.</param>
/// <param name="NotTheirs">Which of <paramref name="AddressKeys"/> somebody else reads, as they said. Nothing is mailed there.</param>
internal sealed record Addressee(
    Guid PersonId, string FirstName, string LastName, Permissions Permissions, string? PrimaryAddress, string? UserName,
    IReadOnlyList<string> AddressKeys, IReadOnlyList<string> NotTheirs)
{
    /// <summary>Why a message to somebody else's address is skipped.</summary>
    public const string SaysNotTheirs = "Whoever reads the address said that it is not theirs";

    public string FullName => $"{FirstName} {LastName}";

    public bool IsActive => Permissions != Permissions.None;

    public bool Has(string address) => EmailAddress.KeyOf(address) is { } key && AddressKeys.Contains(key);

    public bool IsNotTheirs(string address) => EmailAddress.KeyOf(address) is { } key && NotTheirs.Contains(key);

    /// <summary>The recipients of the messages and the people who asked for them, by id.</summary>
    public static async Task<Dictionary<Guid, Addressee>> ReadAsync(PortalDb db, IReadOnlyList<Message> messages, CancellationToken cancel)
    {
        var ids = messages.Select(message => message.PersonId).Concat(messages.Select(message => message.AskedBy))
            .OfType<Guid>().Distinct().ToList();
        return await db.People.AsNoTracking()
            .Where(person => ids.Contains(person.Id))
            .Select(person => new Addressee(
                person.Id, person.FirstName, person.LastName, person.Permissions, person.PrimaryAddress,
                db.Users.Where(account => account.PersonId == person.Id).Select(account => account.UserName).FirstOrDefault(),
                person.Addresses.Select(address => address.Key).ToList(),
                person.Addresses.Where(address => address.NotTheirsAt != null).Select(address => address.Key).ToList()))
            .ToDictionaryAsync(addressee => addressee.PersonId, cancel);
    }
}

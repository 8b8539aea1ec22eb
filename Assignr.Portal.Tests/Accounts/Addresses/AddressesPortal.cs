using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Addresses;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.Profile;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Accounts.Addresses;

/// <summary>A person with an account who changes their own addresses, and the sender for the letters.</summary>
internal static partial class AddressesPortal
{
    public const string Password = "muddy cleats in October";

    public static readonly Caller Stranger = Caller.Anonymous("192.0.2.7");

    public static async Task<Person> WithAccountAsync(this TestPortal portal, string name = "Terrence Miles", params string[] addresses)
    {
        addresses = addresses.Length > 0 ? addresses : ["terrence@example.com"];
        var person = A.Person(name, addresses[0], loggedInAt: portal.Now.AddDays(-1), moreAddresses: addresses[1..]);
        var userName = $"{name.Replace(' ', '.')}.{person.Id:n}"[..40];
        await portal.SaveAsync(person, Account.Open(person.Id, userName, (await portal.Get<PasswordHashing>().HashAsync(Password))!));
        return person;
    }

    public static Caller As(Person person) =>
        new() { PersonId = person.Id, Name = person.FullName, Permissions = person.Permissions, IpAddress = "192.0.2.8" };

    /// <summary>Types these into the fields of the current profile.</summary>
    public static async Task<ProfileResult> TypeAsync(this TestPortal portal, Person person, params string[] addresses)
    {
        var shown = (await portal.Get<ReadMyProfile>().RunAsync(As(person))).Addresses;
        return await portal.TypeAsync(person, shown, addresses);
    }

    public static Task<ProfileResult> TypeAsync(this TestPortal portal, Person person, IReadOnlyList<string> shown,
        params string[] addresses) =>
        portal.Get<ChangeMyProfile>().RunAsync(As(person), new ProfileInput { Shown = shown, Addresses = addresses, Current = Password });

    public static Task<List<string>> AddressesAsync(this TestPortal portal, Person person) => portal.ReadAsync(db => db.Addresses
        .Where(address => address.PersonId == person.Id).OrderBy(address => address.Position).Select(address => address.Address)
            .ToListAsync());

    public static Task<List<WaitingAddress>> WaitingAsync(this TestPortal portal, Person person) =>
        portal.ReadAsync(db => db.ReadWaitingAddressesAsync(person.Id, CancellationToken.None));

    /// <summary>Hands over everything that waits, and returns what went where.</summary>
    public static async Task<List<(string Kind, string Address, Letter Letter)>> SendAsync(this TestPortal portal)
    {
        var kinds = portal.Services.GetServices<IMailKind>().ToDictionary(kind => kind.Name);
        var letters = new List<(string, string, Letter)>();
        await portal.Database.WriteAsync(async db =>
        {
            var waiting = await db.Messages.AsNoTracking().Where(message => message.SettledAt == null).OrderBy(message => message.Id)
                .ToListAsync();
            foreach (var group in waiting.GroupBy(message => message.Kind))
            {
                foreach (var prepared in await kinds[group.Key].PrepareAsync(db, [.. group], portal.Now, CancellationToken.None))
                {
                    if (prepared is SendIt send)
                        letters.Add((group.Key, group.Single(message => message.Id == prepared.MessageId).Address,
                            await send.WriteAsync(CancellationToken.None)));
                }
            }
            await db.Messages.Where(message => message.SettledAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(message => message.SettledAt, portal.Now));
        });
        return letters;
    }

    /// <summary>The secrets in the waiting confirmation emails, by address.</summary>
    public static async Task<Dictionary<string, string>> LinksAsync(this TestPortal portal) =>
        (await portal.SendAsync()).Where(sent => sent.Kind == "confirm-address")
            .ToDictionary(sent => sent.Address, sent => SecretIn(sent.Letter));

    /// <returns>Whose address it is now; null where it was refused.</returns>
    public static async Task<Guid?> ConfirmAsync(this TestPortal portal, string raw)
    {
        var result = await portal.Get<ConfirmAddress>().RunAsync(Stranger, raw);
        Assert.Equal(result.IsDone, result.PersonId is not null);
        return result.PersonId;
    }

    public static string SecretIn(Letter letter) => Link().Match(letter.Text).Groups[1].Value;

    [GeneratedRegex("https://portal.example.test/confirm-address/(\\S+)")]
    private static partial Regex Link();
}

using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.People.Editing;

/// <summary>People whom an assignor edits, and their state afterwards.</summary>
public abstract class EditPersonBench : IAsyncLifetime
{
    private protected TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    private protected async Task<Person> WithLinkAsync(params string[] addresses)
    {
        var person = A.Person("Sarah Thomas", addresses[0], moreAddresses: addresses[1..]);
        await portal.SaveAsync(person);
        await portal.SaveAsync([.. person.Addresses.Select(address => new Token
        {
            Purpose = Purpose.NewAccount,
            PersonId = person.Id,
            AddressKey = address.Key,
            Hash = Secret.Mint().Hash,
            IssuedAt = portal.Now,
            ExpiresAt = portal.Now.AddDays(14),
        })]);
        await portal.Database.WriteAsync(db => db.People.Where(row => row.Id == person.Id).ExecuteUpdateAsync(row => row
            .SetProperty(entry => entry.NewAccountAskedAt, portal.Now.AddMinutes(-2))
            .SetProperty(entry => entry.NewAccountHandedOverAt, portal.Now.AddMinutes(-1))
            .SetProperty(entry => entry.LinkExpiresAt, portal.Now.AddDays(14))));
        return person;
    }

    private protected async Task<Person> RefusedAsync(params string[] more)
    {
        var person = A.Person("Sarah Thomas", "sara@officials.example.com", moreAddresses: more);
        await portal.SaveAsync(person);
        await portal.Database.WriteAsync(db => db.People.Where(row => row.Id == person.Id).ExecuteUpdateAsync(row => row
            .SetProperty(entry => entry.NewAccountAskedAt, portal.Now.AddMinutes(-2))
            .SetProperty(entry => entry.NewAccountRefusedAt, portal.Now.AddMinutes(-1))));
        return person;
    }

    private protected async Task<Person> AssignorAsync(string name)
    {
        var person = A.Person(name, $"{name[..3]}@officials.example.com", Permissions.Assignor, loggedInAt: portal.Now);
        await portal.SaveAsync(person);
        await AccountAsync(person);
        return person;
    }

    private protected Task AccountAsync(Person person) => portal.SaveAsync(new Account
    {
        Id = Guid.CreateVersion7(),
        PersonId = person.Id,
        UserName = person.PrimaryAddress,
        NormalizedUserName = person.PrimaryAddress,
        SecurityStamp = "stamp",
    });

    private protected Message Waiting(Person person, string address) => new()
    {
        Kind = NewAccountQueue.Kind,
        Lane = Lane.ByHand,
        PersonId = person.Id,
        Address = address,
        AskedAt = portal.Now,
        DueAt = portal.Now,
    };

    private protected Task<EditPersonResult> EditAsync(
        Person person, Func<PersonInput, PersonInput> change, Func<EditPersonInput, EditPersonInput>? more = null, Caller? caller = null)
    {
        var edit = new EditPersonInput
        {
            PersonId = person.Id,
            Revision = 0,
            Person = change(new PersonInput
            {
                FirstName = person.FirstName,
                LastName = person.LastName,
                Phone = person.Phone,
                Addresses = [.. person.Addresses.Select(address => address.Address)],
                Permissions = person.Permissions,
            }),
        };
        return portal.Get<EditPerson>().RunAsync(caller ?? TestPortal.Assignor, more?.Invoke(edit) ?? edit);
    }

    private protected Task<Person> ReadAsync(Guid id) =>
        portal.ReadAsync(db => db.People.AsNoTracking().SingleAsync(person => person.Id == id));
}

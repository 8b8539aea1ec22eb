using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Addresses;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.Profile;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Tests.Accounts.SignIn;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Addresses;

/// <summary>A person who adds addresses to their own profile.</summary>
public abstract class ConfirmingBench : IAsyncLifetime
{
    private protected TestPortal portal = null!;
    private protected Person person = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync(LogInBench.FewIterations);
        person = await portal.WithAccountAsync();
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    private protected async Task EndAsync(string how, string raw)
    {
        switch (how)
        {
            case "used":
                await portal.ConfirmAsync(raw);
                break;
            case "expired":
                portal.Clock.Advance(TimeSpan.FromHours(49));
                break;
            case "withdrawn":
            case "asked anew":
                await portal.Get<WithdrawAddress>().RunAsync(AddressesPortal.As(person), (await portal.WaitingAsync(person))[0].Id);
                if (how == "asked anew")
                    await AskAsync("new@example.org");
                break;
            case "confirmed by another":
                await portal.Get<SendConfirmationAgain>().RunAsync(AddressesPortal.As(person), (await portal.WaitingAsync(person))[0].Id);
                await portal.ConfirmAsync((await portal.LinksAsync()).Values.Single());
                break;
            case "password changed":
                await portal.Get<ChangeMyPassword>()
                    .RunAsync(AddressesPortal.As(person), AddressesPortal.Password, "kickoff in the rain", "kickoff in the rain");
                break;
            case "password reset":
                var reset = Secret.Mint();
                await portal.SaveAsync(ATokenFor("terrence@example.com", reset.Hash));
                await portal.Get<ResetPassword>()
                    .RunAsync(AddressesPortal.Stranger, reset.Raw, "kickoff in the rain", "kickoff in the rain");
                break;
            default:
                await EditAsync(how == "deactivated" ? Permissions.None : person.Permissions,
                    how == "deactivated" ? [] : ["new@example.org"]);
                break;
        }
    }

    private protected async Task EditAsync(Permissions permissions, string[] more)
    {
        var result = await portal.Get<EditPerson>().RunAsync(TestPortal.Assignor, new EditPersonInput
        {
            PersonId = person.Id,
            Revision = await portal.ReadAsync(db => db.People.Where(row => row.Id == person.Id).Select(row => row.Revision).SingleAsync()),
            Person = new PersonInput
            {
                FirstName = person.FirstName,
                LastName = person.LastName,
                Addresses = ["terrence@example.com", .. more],
                Permissions = permissions
            },
        });
        Assert.Equal(EditPersonOutcome.Saved, result.Outcome);
    }

    private protected async Task<string> AskAsync(string address)
    {
        Assert.Equal(ProfileOutcome.SavedAndAsked, (await portal.TypeAsync(person, [.. await portal.AddressesAsync(person), address]))
            .Outcome);
        return (await portal.LinksAsync())[address];
    }

    private protected async Task<Guid> ResetLinkAsync(string address)
    {
        var token = ATokenFor(address, Secret.Mint().Hash);
        await portal.SaveAsync(token);
        return token.Id;
    }

    private protected Token ATokenFor(string address, byte[] hash, Person? whose = null, Purpose purpose = Purpose.PasswordReset) => new()
    {
        Purpose = purpose,
        PersonId = (whose ?? person).Id,
        AddressKey = address,
        Hash = hash,
        IssuedAt = portal.Now,
        ExpiresAt = portal.Now.AddDays(1),
    };
}

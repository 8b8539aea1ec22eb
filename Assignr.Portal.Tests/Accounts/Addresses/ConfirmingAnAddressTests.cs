using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Addresses;
using Assignr.Portal.Audit;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Addresses;

public sealed class ConfirmingAnAddressTests : IAsyncLifetime
{
    private TestPortal portal = null!;
    private Person person = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync(LogInTests.FewIterations);
        person = await portal.WithAccountAsync();
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task The_link_makes_it_one_of_their_addresses_the_last_one()
    {
        var raw = await AskAsync("new@example.org");

        Assert.Equal(person.Id, await portal.ConfirmAsync(raw));

        Assert.Equal(["terrence@example.com", "new@example.org"], await portal.AddressesAsync(person));
        Assert.Empty(await portal.WaitingAsync(person));
        Assert.Equal(portal.Now,
            await portal.ReadAsync(db => db.Addresses.Where(address => address.Key == "new@example.org")
                .Select(address => address.ConfirmedAt).SingleAsync()));
        Assert.Equal(
            [(Act.AddressAsked, "new@example.org"), (Act.AddressConfirmed, "new@example.org"),
                (Act.AddressesChanged, "Added new@example.org.")],
            (await portal.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).ToListAsync()))
                .Select(entry => (entry.Act, entry.Detail!)));
        Assert.Equal(LogInOutcome.Done,
            (await portal.Get<LogIn>().RunAsync(AddressesPortal.Stranger, "new@example.org", AddressesPortal.Password)).Outcome);
    }

    [Fact]
    public async Task One_typed_over_another_takes_its_place_once_it_is_confirmed_and_not_before()
    {
        await portal.TypeAsync(person, "new@example.org");
        Assert.Equal(["terrence@example.com"], await portal.AddressesAsync(person));
        var reset = await ResetLinkAsync("terrence@example.com");
        var raw = (await portal.LinksAsync())["new@example.org"];

        await portal.ConfirmAsync(raw);

        Assert.Equal(["new@example.org"], await portal.AddressesAsync(person));
        Assert.Equal("new@example.org", await portal.ReadAsync(db => db.People.Select(row => row.PrimaryAddress).SingleAsync()));
        Assert.Equal(Revocation.AddressChanged, (await portal.ReadAsync(db => db.Tokens.SingleAsync(token => token.Id == reset)))
            .RevokedBecause);
        Assert.Equal([("address-removed", "terrence@example.com")], (await portal.SendAsync()).Select(sent => (sent.Kind, sent.Address)));
    }

    [Fact]
    public async Task Of_fifty_who_confirm_at_once_one_does()
    {
        var raw = await AskAsync("new@example.org");

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => portal.ConfirmAsync(raw))));

        Assert.Single(results, result => result == person.Id);
        Assert.Equal(49, results.Count(result => result is null));
        Assert.Equal(["terrence@example.com", "new@example.org"], await portal.AddressesAsync(person));
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.AddressConfirmed)));
    }

    [Theory]
    [InlineData("used", LinkState.Used)]
    [InlineData("expired", LinkState.Expired)]
    [InlineData("withdrawn", LinkState.Revoked)]
    [InlineData("asked anew", LinkState.Revoked)]
    [InlineData("confirmed by another", LinkState.Revoked)]
    [InlineData("added by an assignor", LinkState.Revoked)]
    [InlineData("deactivated", LinkState.Revoked)]
    [InlineData("password changed", LinkState.Revoked)]
    [InlineData("password reset", LinkState.Revoked)]
    public async Task A_link_that_ended_confirms_nothing_and_the_attempt_is_written_down(string how, LinkState state)
    {
        var raw = await AskAsync("new@example.org");
        await EndAsync(how, raw);
        var before = await portal.AddressesAsync(person);

        Assert.Null(await portal.ConfirmAsync(raw));

        Assert.Equal(before, await portal.AddressesAsync(person));
        Assert.Equal(how is "used" or "confirmed by another" or "added by an assignor", before.Contains("new@example.org"));
        Assert.Equal(new ConfirmationSeen(state), await portal.Get<LookAtConfirmation>().RunAsync(AddressesPortal.Stranger, raw));
        Assert.Equal("192.0.2.7", (await portal.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == Act.LinkRefused)))
            .IpAddress);
    }

    [Fact]
    public async Task It_works_at_the_last_moment_and_not_a_second_later()
    {
        var (one, two) = (await AskAsync("one@example.org"), await AskAsync("two@example.org"));
        portal.Clock.Advance(TimeSpan.FromHours(48));
        Assert.NotNull(await portal.ConfirmAsync(one));

        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await portal.ConfirmAsync(two));
    }

    [Fact]
    public async Task The_link_to_one_address_confirms_no_other_and_ends_no_other()
    {
        var (one, two) = (await AskAsync("one@example.org"), await AskAsync("two@example.org"));

        await portal.ConfirmAsync(one);

        Assert.Equal(["terrence@example.com", "one@example.org"], await portal.AddressesAsync(person));
        await portal.ConfirmAsync(two);
        Assert.Equal(["terrence@example.com", "one@example.org", "two@example.org"], await portal.AddressesAsync(person));
    }

    [Fact]
    public async Task A_link_of_another_purpose_confirms_nothing_and_this_one_sets_no_password()
    {
        var raw = await AskAsync("new@example.org");
        var reset = Secret.Mint();
        await portal.SaveAsync(ATokenFor("terrence@example.com", reset.Hash));

        Assert.Null(await portal.ConfirmAsync(reset.Raw));
        Assert.Null(await portal.ConfirmAsync(Secret.Mint().Raw));
        Assert.Equal(PasswordOutcome.DeadLink,
            (await portal.Get<ResetPassword>().RunAsync(AddressesPortal.Stranger, raw, "kickoff in the rain", "kickoff in the rain"))
                .Outcome);
        Assert.Equal(PasswordOutcome.DeadLink,
            (await portal.Get<ChoosePassword>()
                .RunAsync(AddressesPortal.Stranger, raw, "terrence", "kickoff in the rain", "kickoff in the rain")).Outcome);
        Assert.NotNull(await portal.ConfirmAsync(raw));
    }

    [Fact]
    public async Task Nothing_that_confirms_is_stored_and_looking_changes_nothing()
    {
        var raw = await AskAsync("new@example.org");

        var site = await portal.ReadAsync(db => db.Site.Select(site => site.Name).SingleAsync());
        for (var i = 0; i < 10; i++)
            Assert.Equal(new ConfirmationSeen(LinkState.Good, "Terrence Miles", "new@example.org", site),
                await portal.Get<LookAtConfirmation>().RunAsync(AddressesPortal.Stranger, raw));

        Assert.Equal(Secret.HashOf(raw), (await portal.ReadAsync(db => db.Tokens.SingleAsync())).Hash);
        Assert.NotNull(await portal.ConfirmAsync(raw));
    }

    [Fact]
    public async Task A_confirmation_that_waits_in_the_outbox_does_not_go_once_the_address_was_taken_out()
    {
        await portal.TypeAsync(person, "terrence@example.com", "new@example.org");
        await portal.Get<WithdrawAddress>().RunAsync(AddressesPortal.As(person), (await portal.WaitingAsync(person))[0].Id);

        Assert.Empty(await portal.LinksAsync());
        Assert.Empty(await portal.ReadAsync(db => db.Tokens.ToListAsync()));
    }

    [Fact]
    public async Task Siblings_may_confirm_one_address_each_for_themselves()
    {
        var sister = await portal.WithAccountAsync("Ana Miles", "ana@example.com");
        await portal.TypeAsync(person, "terrence@example.com", "family@example.com");
        var his = (await portal.LinksAsync())["family@example.com"];
        await portal.TypeAsync(sister, "ana@example.com", "family@example.com");
        var hers = (await portal.LinksAsync())["family@example.com"];

        Assert.Equal((sister.Id, person.Id), (await portal.ConfirmAsync(hers), await portal.ConfirmAsync(his)));
    }

    [Fact]
    public async Task Whoever_uses_a_link_to_a_password_confirms_the_address_it_went_to_and_no_other()
    {
        var fresh = A.Person("Ben Thomas", "ben@example.com", moreAddresses: "parents@example.com");
        await portal.SaveAsync(fresh);
        var secret = Secret.Mint();
        await portal.SaveAsync(ATokenFor("parents@example.com", secret.Hash, fresh, Purpose.NewAccount));

        await portal.Get<ChoosePassword>()
            .RunAsync(AddressesPortal.Stranger, secret.Raw, "ben.thomas", "kickoff in the rain", "kickoff in the rain");

        Assert.Equal([null, portal.Now], await portal.ReadAsync(db => db.Addresses.Where(address => address.PersonId == fresh.Id)
            .OrderBy(address => address.Position).Select(address => address.ConfirmedAt).ToListAsync()));
    }

    private async Task EndAsync(string how, string raw)
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

    private async Task EditAsync(Permissions permissions, string[] more)
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

    private async Task<string> AskAsync(string address)
    {
        Assert.Equal(ProfileOutcome.SavedAndAsked, (await portal.TypeAsync(person, [.. await portal.AddressesAsync(person), address]))
            .Outcome);
        return (await portal.LinksAsync())[address];
    }

    private async Task<Guid> ResetLinkAsync(string address)
    {
        var token = ATokenFor(address, Secret.Mint().Hash);
        await portal.SaveAsync(token);
        return token.Id;
    }

    private Token ATokenFor(string address, byte[] hash, Person? whose = null, Purpose purpose = Purpose.PasswordReset) => new()
    {
        Purpose = purpose,
        PersonId = (whose ?? person).Id,
        AddressKey = address,
        Hash = hash,
        IssuedAt = portal.Now,
        ExpiresAt = portal.Now.AddDays(1),
    };
}

using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Addresses;

public sealed class ConfirmingAnAddressTests : ConfirmingBench
{
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
}

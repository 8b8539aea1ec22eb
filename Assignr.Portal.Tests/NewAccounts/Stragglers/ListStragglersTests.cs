using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts.Funnel;
using Assignr.Portal.NewAccounts.Stragglers;
using Assignr.Portal.People.Grid;
using Assignr.Portal.Tests.NewAccounts.NeedsYou;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Stragglers;

public sealed class ListStragglersTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Everybody_who_is_still_out_is_there_by_name_with_what_they_have_to_do()
    {
        await NeedsYouBench.AddAsync(portal);
        await portal.SaveAsync(
            A.Person("Olive Zeta", "olive@example.com", Permissions.Observer), A.Person("Gone Away", "gone@example.com", Permissions.None),
            A.Person("Been In", "in@example.com", loggedInAt: portal.Now));

        var list = await ListAsync();

        Assert.Equal(
            [("Expired Alpha", "(555) 010-0001", "e•••@example.com", NextStep.Start),
            ("Refused Beta", null, "r•••@example.com", NextStep.AskAboutTheAddress),
            ("Never Delta", null, "n•••@example.com", NextStep.Start), ("Sent Epsilon", null, "s•••@example.com", NextStep.StartOrCode),
            ("None Gamma", null, null, NextStep.GiveAnAddress), ("Olive Zeta", null, "o•••@example.com", NextStep.Start)],
            list.Select(person => (person.Name, person.Phone, person.Masked, person.Step)));
    }

    [Fact]
    public async Task They_are_as_many_as_the_banner_and_the_funnel_count()
    {
        await NeedsYouBench.AddAsync(portal);

        var list = await ListAsync();

        Assert.Equal(list.Count, (await portal.Get<CountNeverLoggedIn>().RunAsync(TestPortal.Assignor)).People);
        Assert.Equal(list.Count, (await portal.Get<CountFunnel>().RunAsync(TestPortal.Assignor, FunnelScope.Everybody)).Out);
    }

    [Fact]
    public async Task It_can_be_limited_to_who_has_a_game_soon()
    {
        await NeedsYouBench.AddAsync(portal);

        var list = await portal.Get<ListStragglers>().RunAsync(TestPortal.Assignor, withinDays: 14);

        Assert.Equal(["Expired Alpha", "Refused Beta", "Never Delta", "Sent Epsilon", "None Gamma"],
            list.People.Select(person => person.Name));
    }

    [Fact]
    public async Task What_only_assignors_may_know_is_not_said()
    {
        var (wrong, left, moved) = (A.Person("Ana Wrong", "wrong@example.com"), A.Person("Ben Left", "left@example.com"),
            A.Person("Cy Moved", "old@example.com", moreAddresses: "new@example.com"));
        await portal.SaveAsync(wrong, left, moved);
        string[] theirs = ["wrong@example.com", "old@example.com"];
        await portal.ReadAsync(db => db.Addresses.Where(address => theirs.Contains(address.Address))
            .ExecuteUpdateAsync(row => row.SetProperty(address => address.NotTheirsAt, portal.Now)));
        await portal.ReadAsync(db => db.People.Where(person => person.Id == left.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NoLongerOfficiatesAt, portal.Now)));

        Assert.Equal(
            [("n•••@example.com", NextStep.Start), ("l•••@example.com", NextStep.TalkToTheAssignor), (null, NextStep.GiveAnAddress)],
            (await ListAsync()).OrderByDescending(person => person.Name).Select(person => (person.Masked, person.Step)));
    }

    [Theory]
    [InlineData("a@example.com", "a•••@example.com")]
    [InlineData("terrence.miles@officials.example.com", "t•••@officials.example.com")]
    [InlineData("émile@example.com", "é•••@example.com")]
    [InlineData("𝒜da@example.com", "𝒜•••@example.com")]
    [InlineData("nonsense", "•••")]
    public void A_masked_address_shows_its_first_character_and_not_how_long_it_is(string address, string masked) =>
        Assert.Equal(masked, MaskedAddress.Of(address));

    [Fact]
    public async Task Three_thousand_are_read_in_chunks()
    {
        await portal.SaveAsync([.. Enumerable.Range(0, 3000).Select(number =>
            A.Person($"Kim Lane{number:0000}", $"kim{number}@example.com"))]);

        var list = await ListAsync();

        Assert.Equal(3000, list.Count);
        Assert.Equal(list.Select(person => person.Name).Order(StringComparer.Ordinal), list.Select(person => person.Name));
    }

    private async Task<IReadOnlyList<Straggler>> ListAsync() => (await portal.Get<ListStragglers>().RunAsync(TestPortal.Assignor)).People;
}

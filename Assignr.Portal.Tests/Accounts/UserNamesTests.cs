using Assignr.Portal.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts;

public sealed class UserNamesTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public void Compares_by_ascii_letters_only()
    {
        Assert.Equal(UserNames.Key("Sarah.Thomas@Example.com"), UserNames.Key(" sarah.thomas@EXAMPLE.COM "));
        foreach (var (one, other) in new[] { ("sam", "ſam"), ("ibis", "ıbis"), ("fish", "ﬁsh"),
            ("straße", "strasse"), ("µm.ref", "μm.ref") })
            Assert.NotEqual(UserNames.Key(one), UserNames.Key(other));
    }

    [Theory]
    [InlineData("sarah.thomas", true)]
    [InlineData("Zoë_7", true)]
    [InlineData("sarah@example.com", true)]
    [InlineData("other@example.com", false)]
    [InlineData("sarah thomas", false)]
    [InlineData("ab", false)]
    [InlineData("", false)]
    [InlineData("<script>", false)]
    public void A_name_is_letters_digits_dots_or_an_address_of_ones_own(string name, bool allowed) =>
        Assert.Equal(allowed, UserNames.IsAllowed(name, ["sarah@example.com"]));

    [Fact]
    public async Task Is_the_address_and_first_last_where_that_is_taken()
    {
        var (parent, first, second) = (A.Person("Ruth Thomas", "family@example.com"),
            A.Person("Zoë-Ann O’Hara Thomas", "family@example.com"), A.Person("Zoe-Ann OHara Thomas", "family@example.com"));
        await portal.SaveAsync(parent, first, second);

        Assert.Equal("family@example.com", await SuggestAsync(parent));
        await portal.SaveAsync(Account.Open(parent.Id, "family@example.com", "hash"));
        Assert.Equal("zoe-annohara.thomas", await SuggestAsync(first));
        await portal.SaveAsync(Account.Open(first.Id, "zoe-annohara.thomas", "hash"));
        Assert.Equal("zoe-annohara.thomas2", await SuggestAsync(second));
    }

    [Fact]
    public async Task Two_accounts_never_have_one_name()
    {
        var (one, other) = (A.Person("Ruth Thomas"), A.Person("Ben Thomas"));
        await portal.SaveAsync(one, other, Account.Open(one.Id, "Ruth.Thomas", "hash"));

        await Assert.ThrowsAsync<DbUpdateException>(() => portal.SaveAsync(Account.Open(other.Id, "ruth.THOMAS", "hash")));
    }

    private Task<string> SuggestAsync(Portal.People.Person person) =>
        portal.ReadAsync(db => UserNames.SuggestAsync(db, person, "family@example.com", CancellationToken.None));
}

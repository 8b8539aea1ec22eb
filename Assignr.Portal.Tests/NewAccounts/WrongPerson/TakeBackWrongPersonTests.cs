using Assignr.Portal.NewAccounts.WrongPerson;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.WrongPerson;

public sealed class TakeBackWrongPersonTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("no address")]
    [InlineData("somebody.else@example.com")]
    public async Task What_is_no_address_of_theirs_does_not_say_that_they_officiate_after_all(string address)
    {
        var person = A.Person();
        await portal.SaveAsync(person);
        var left = portal.Now;
        await portal.ReadAsync(db => db.People.ExecuteUpdateAsync(row => row.SetProperty(one => one.NoLongerOfficiatesAt, left)));

        var answer = await portal.Get<TakeBackWrongPerson>().RunAsync(TestPortal.Assignor, person.Id, address);

        Assert.Equal("Nobody says so any more. Look at the page again.", answer.Refusal);
        Assert.Equal(left, await portal.ReadAsync(db => db.People.Where(one => one.Id == person.Id)
            .Select(one => one.NoLongerOfficiatesAt).SingleAsync()));
    }
}

using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.People;

public sealed class PersonTests
{
    [Fact]
    public async Task Addresses_keep_their_order_however_they_are_read_back()
    {
        await using var portal = await TestPortal.StartAsync();
        string[] order = ["c@example.com", "a@example.com", "d@example.com", "b@example.com"];
        await portal.SaveAsync(A.Person(address: "a@example.com", moreAddresses: ["b@example.com", "c@example.com", "d@example.com"]));

        await portal.Database.WriteAsync(async db => (await db.People.Include(person => person.Addresses).SingleAsync())
            .Reach([.. order.Select(A.Address)], portal.Now));
        await portal.Database.WriteAsync(async db => (await db.People.Include(person => person.Addresses).SingleAsync())
            .Rename("Dana", "McKenzie"));

        var person = await portal.ReadAsync(db => db.People.Include(person => person.Addresses).SingleAsync());
        Assert.Equal(order, person.Addresses.Select(address => address.Address));
        Assert.Equal(("c@example.com", 4), (person.PrimaryAddress, person.AddressCount));
    }
}

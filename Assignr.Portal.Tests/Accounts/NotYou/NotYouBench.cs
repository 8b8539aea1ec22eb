using Assignr.Portal.Audit;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.NotYou;

/// <summary>People who were invited, and browsers that say that it is not them.</summary>
public abstract class NotYouBench(PortalHttp portal) : IClassFixture<PortalHttp>
{
    private static int networks;

    private protected PortalHttp Portal => portal;

    /// <summary>A browser of a network of its own, so that no test uses up another one's.</summary>
    private protected Visitor Visit() => portal.Visit(network: $"198.18.{Interlocked.Increment(ref networks)}.1");

    private protected async Task<Answer> SayAsync(string raw, string form = "not-you", string? network = null)
    {
        var visitor = network is null ? Visit() : portal.Visit(network: network);
        return await visitor.PostAsync(await visitor.OpenAsync($"/not-you/{raw}"), "/not-you", form);
    }

    private protected async Task<Person> InvitedAsync(string name = "Terrence Miles", params string[] more)
    {
        var person = A.Person(name, $"{Guid.NewGuid():n}@example.com", moreAddresses: more);
        await portal.SaveAsync(person);
        return person;
    }

    private protected Task<Person> ReadAsync(Person person) => portal.ReadAsync(db =>
        db.People.AsNoTracking().Include(row => row.Addresses).SingleAsync(row => row.Id == person.Id));

    private protected async Task AssertSaidOnceAsync(Person person, string act) =>
        Assert.Equal([act], await portal.ReadAsync(db => db.AuditEntries.Where(entry => entry.PersonId == person.Id
            && (entry.Act == Act.NotTheirs || entry.Act == Act.NoLongerOfficiates)).Select(entry => entry.Act).ToListAsync()));

    private protected async Task AssertNothingWasSaidAsync(Person person, string raw)
    {
        var row = await ReadAsync(person);
        Assert.Equal((null, null), (row.NotTheirsAt, row.NoLongerOfficiatesAt));
        Assert.Equal(LinkState.Good, (await portal.ReadAsync(db =>
            db.FindLinkAsync(raw, Purpose.NewAccount, TimeProvider.System.GetUtcNow()))).State);
    }
}

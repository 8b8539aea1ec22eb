using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Start;
using Assignr.Portal.Audit;
using Assignr.Portal.Audit.Timelines;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Start;

/// <summary>What assignors see of wrong codes.</summary>
public sealed class WrongCodeTests : IAsyncLifetime
{
    private readonly Person sam = A.Person("Sam Reyes", "sam@example.com");
    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.SaveAsync(sam);
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task A_wrong_code_is_written_down_once_an_hour_and_when_it_was_the_last_one()
    {
        await MintAsync();
        await TypeAsync();
        await TypeAsync();
        Assert.Equal(1, await WrittenDownAsync());

        portal.Clock.Advance(TimeSpan.FromMinutes(61));
        await TypeAsync();
        await TypeAsync();
        Assert.Equal(2, await WrittenDownAsync());

        await TypeAsync();
        for (var more = 0; more < 20; more++)
            await TypeAsync();
        Assert.Equal(3, await WrittenDownAsync());
        Assert.Equal([
            "At the front door, with sam@example.com. It was the last try: a new email has a new code, and links go on. From 192.0.2.7.",
            "At the front door, with sam@example.com. From 192.0.2.7.",
            "At the front door, with sam@example.com. From 192.0.2.7."],
            (await portal.Get<LoadTimeline>().RunAsync(TestPortal.Assignor, sam.Id)).Entries
                .Where(entry => entry.Title == "A wrong code was typed").Select(entry => entry.Text));
    }

    [Fact]
    public async Task Where_no_code_is_out_nothing_is_written_down()
    {
        await TypeAsync();
        await TypeAsync("nobody@example.com");

        Assert.Equal(0, await WrittenDownAsync());
    }

    private Task<OpenByCodeResult> TypeAsync(string address = "sam@example.com") =>
        portal.Get<OpenByCode>().RunAsync(Caller.Anonymous("192.0.2.7"), address, portal.Get<StartCodes>().Mint("x").Shown);

    private Task<int> WrittenDownAsync() => portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.CodeWrong));

    private Task MintAsync() => portal.SaveAsync(new Token
    {
        Purpose = Purpose.NewAccount,
        PersonId = sam.Id,
        AddressKey = "sam@example.com",
        Hash = Secret.Mint().Hash,
        CodeHash = portal.Get<StartCodes>().Mint("sam@example.com").Hash,
        IssuedAt = portal.Now,
        ExpiresAt = portal.Now.AddDays(14),
    });
}

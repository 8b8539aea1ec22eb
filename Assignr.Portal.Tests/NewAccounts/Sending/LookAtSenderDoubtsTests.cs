using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.SenderDomain;
using Assignr.Portal.Tests.SenderDomain;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

public sealed class LookAtSenderDoubtsTests : IAsyncLifetime
{
    private CheckUpBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await CheckUpBench.StartAsync();
        bench.WithAGoodDomain();
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task What_is_known_to_be_wrong_is_said_of_more_than_five_hundred()
    {
        bench.Dns.Forget("_dmarc.league.example");
        await bench.LookAsync();

        Assert.Empty(await LookAsync(500));
        Assert.StartsWith("DMARC of league.example: Receivers are not told", Assert.Single(await LookAsync(501)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_of_what_nobody_looked_at_and_it_is_looked_at_for_the_next_time()
    {
        bench.Dns.Forget("_dmarc.league.example");

        Assert.Empty(await LookAsync(501));

        // It joins the look that has begun.
        await bench.Portal.Get<LookAtDomain>().RunAsync(TestPortal.Assignor);
        Assert.Single(await LookAsync(501));
        Assert.Equal(1, bench.Dns.Asked.Count(asked => asked == "MX league.example"));
    }

    [Fact]
    public async Task A_good_domain_and_one_that_could_not_be_looked_at_raise_no_doubt()
    {
        await bench.LookAsync();
        Assert.Empty(await LookAsync(501));

        bench.Portal.Clock.Advance(TimeSpan.FromHours(2));
        bench.Dns.Answers(CheckUpBench.Domain, DnsManner.Fails);
        await bench.LookAsync();
        Assert.Empty(await LookAsync(501));
    }

    [Fact]
    public async Task More_than_four_thousand_to_one_provider_within_a_day_are_said()
    {
        await bench.LookAsync();
        var now = bench.Portal.Now;
        await bench.Portal.SaveAsync([.. Enumerable.Range(0, 3600).Select(number => new Message
        {
            Kind = "test",
            Lane = Lane.Bulk,
            PersonId = Guid.CreateVersion7(),
            Address = $"kim{number}@gmail.com",
            AskedAt = now,
            DueAt = now,
        })]);
        await bench.Portal.ReadAsync(db => db.Messages.ExecuteUpdateAsync(row => row.SetProperty(message => message.HandedOverAt, now)));
        await bench.Portal.SaveAsync([.. Enumerable.Range(0, 501).Select(number =>
            A.Person($"Kim Lane{number}", $"lane{number}@googlemail.com"))]);

        Assert.StartsWith("With this mailing, up to 4,101 emails go to Gmail within 24 hours.", Assert.Single(await LookAsync(501)),
            StringComparison.Ordinal);
        bench.Portal.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Single(await LookAsync(501));
        bench.Portal.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Empty(await LookAsync(501));
    }

    private Task<IReadOnlyList<string>> LookAsync(int messages) =>
        bench.Portal.Get<LookAtSenderDoubts>().RunAsync(TestPortal.Assignor, messages);
}

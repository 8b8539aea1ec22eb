using System.Diagnostics;
using Assignr.Portal.SenderDomain;

namespace Assignr.Portal.Tests.SenderDomain;

/// <summary>Every way in which name servers fail: that nobody could look is never called wrong.</summary>
public sealed class RecordReaderTests
{
    [Theory]
    [InlineData(nameof(DnsManner.Fails), "the name server answered “ServerFailure” about league.example")]
    [InlineData(nameof(DnsManner.Refuses), "the name server answered “Refused” about league.example")]
    [InlineData(nameof(DnsManner.IsSilent), "no name server answered about league.example in time")]
    [InlineData(nameof(DnsManner.SendsGarbage), "the answer of the name server about league.example could not be read")]
    [InlineData(nameof(DnsManner.IsCutAndHangsUp), "no name server answered about league.example in time")]
    public async Task Trouble_is_no_answer(string manner, string why)
    {
        await using var bench = await CheckUpBench.StartAsync(timeout: 1);
        bench.WithAGoodDomain().Dns.Answers(CheckUpBench.Domain, Enum.Parse<DnsManner>(manner));

        var checkUp = await bench.LookAsync();

        Assert.Equal([("SPF", CheckState.CouldNotLook), ("DKIM", CheckState.Good), ("DMARC", CheckState.Good),
            ("MX", CheckState.CouldNotLook),
            ("Reverse name", CheckState.Good)], checkUp.Rows.Select(row => (row.Name, row.State)));
        Assert.Equal($"Could not look: {why}. That says nothing about the domain.", checkUp.Rows[0].Says);
        Assert.Empty(checkUp.Troubles);
    }

    [Fact]
    public async Task Where_no_name_server_runs_nothing_is_known()
    {
        await using var bench = await CheckUpBench.StartAsync(timeout: 1);
        await bench.Dns.DisposeAsync();

        Assert.All((await bench.LookAsync()).Rows, row => Assert.Equal(CheckState.CouldNotLook, row.State));
    }

    [Fact]
    public async Task An_answer_that_was_cut_is_asked_for_again_by_TCP()
    {
        await using var bench = await CheckUpBench.StartAsync();
        bench.WithAGoodDomain().Dns.Answers(CheckUpBench.Domain, DnsManner.IsCut);

        Assert.Equal(CheckState.Good, (await bench.LookAsync("SPF")).State);
        Assert.Contains("TXT league.example by TCP", bench.Dns.Asked);
    }

    [Fact]
    public async Task Aliases_are_followed_and_a_loop_of_them_ends()
    {
        await using var bench = await CheckUpBench.StartAsync();
        bench.WithAGoodDomain().Dns.Forget("_dmarc.league.example").Alias("_dmarc.league.example", "d.relay.example")
            .Text("d.relay.example", "v=DMARC1; p=reject");
        Assert.Equal(CheckState.Good, (await bench.LookAsync("DMARC")).State);

        bench.Dns.Forget("d.relay.example").Alias("d.relay.example", "_dmarc.league.example");
        Assert.Equal(CheckState.Missing, (await bench.LookAsync("DMARC")).State);
    }

    [Fact]
    public async Task The_whole_ends_in_its_time_however_many_are_silent()
    {
        await using var bench = await CheckUpBench.StartAsync(timeout: 5, whole: 1);
        bench.WithAGoodDomain().Dns.Answers(CheckUpBench.Domain, DnsManner.IsSilent).Answers(CheckUpBench.Relay, DnsManner.IsSilent);
        var watch = Stopwatch.StartNew();

        var checkUp = await bench.LookAsync();

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(4));
        Assert.Equal(CheckState.CouldNotLook, checkUp.Rows[0].State);
        Assert.Empty(checkUp.Troubles);
    }

    [Fact]
    public async Task The_same_is_asked_once()
    {
        await using var bench = await CheckUpBench.StartAsync();

        await bench.WithAGoodDomain().LookAsync();

        Assert.Equal(bench.Dns.Asked.Order(), bench.Dns.Asked.Distinct().Order());
    }
}

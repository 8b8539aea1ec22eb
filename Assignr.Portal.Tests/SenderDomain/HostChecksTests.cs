using Assignr.Portal.Mail;
using Assignr.Portal.SenderDomain;

namespace Assignr.Portal.Tests.SenderDomain;

/// <summary>Where mail for the domain goes, and the names of the addresses that ours comes from.</summary>
public sealed class HostChecksTests : IAsyncLifetime
{
    private CheckUpBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await CheckUpBench.StartAsync();
        bench.WithAGoodDomain();
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task A_domain_whose_mail_servers_have_addresses_is_good()
    {
        bench.Dns.Exchange(CheckUpBench.Domain, 20, "gone.league.example");

        var mx = await bench.LookAsync("MX");

        Assert.Equal((CheckState.Good, "Answers and reports of failed deliveries have somewhere to go."), (mx.State, mx.Says));
        Assert.Equal(["mx.league.example", "gone.league.example"], mx.Found);
        Assert.Equal(["gone.league.example has no address; the others take mail."], mx.Remarks);
    }

    [Fact]
    public async Task Mail_servers_without_an_address_are_wrong()
    {
        bench.Dns.Forget("mx.league.example");

        Assert.Equal("mx.league.example has no address, so nothing arrives.", (await bench.LookAsync("MX")).Says);
    }

    /// <summary>RFC 7505.</summary>
    [Fact]
    public async Task A_domain_that_says_it_takes_no_mail_is_wrong()
    {
        bench.Dns.Forget(CheckUpBench.Domain).Exchange(CheckUpBench.Domain, 0, ".");

        var mx = await bench.LookAsync("MX");

        Assert.Equal(CheckState.Wrong, mx.State);
        Assert.StartsWith("The domain says that it takes no mail at all", mx.Says, StringComparison.Ordinal);
    }

    /// <summary>RFC 5321 5.1.</summary>
    [Fact]
    public async Task Without_a_record_mail_goes_to_the_domains_own_address_where_it_has_one()
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, "v=spf1 -all");
        Assert.Equal(CheckState.Missing, (await bench.LookAsync("MX")).State);

        bench.Dns.Host(CheckUpBench.Domain, "198.51.100.1", "2001:db8::1");
        var mx = await bench.LookAsync("MX");
        Assert.Equal(CheckState.Good, mx.State);
        Assert.Equal(["198.51.100.1", "2001:db8::1"], mx.Found);
    }

    [Fact]
    public async Task A_domain_that_does_not_exist_is_wrong()
    {
        bench.Dns.Forget(CheckUpBench.Domain);

        Assert.StartsWith("The domain league.example does not exist", (await bench.LookAsync("MX")).Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_leads_back_is_good_with_both_kinds_of_address()
    {
        bench.Dns.Host(CheckUpBench.Relay, "2001:db8::25").Reverse(
            $"5.2.{string.Concat(Enumerable.Repeat("0.", 22))}8.b.d.0.1.0.0.2.ip6.arpa", "six.relay.example")
            .Host("six.relay.example", "2001:db8::25");

        var reverse = await bench.LookAsync("Reverse name");

        Assert.Equal(CheckState.Good, reverse.State);
        Assert.Equal(["192.0.2.25  smtp.relay.example", "2001:db8::25  six.relay.example"], reverse.Found);
    }

    [Fact]
    public async Task An_address_without_a_name_or_with_a_wrong_one_is_said_and_is_no_fault_of_the_domain()
    {
        bench.Dns.Forget("25.2.0.192.in-addr.arpa");
        Assert.Equal((CheckState.Missing, "192.0.2.25 has no name."),
            await bench.LookAsync("Reverse name") is var none ? (none.State, none.Says) : default);

        bench.Dns.Reverse("25.2.0.192.in-addr.arpa", "other.example").Host("other.example", "192.0.2.99");
        Assert.Equal("The name of 192.0.2.25 does not lead back to it.", (await bench.LookAsync("Reverse name")).Says);
        Assert.Empty((await bench.LookAsync()).Troubles);
    }

    [Fact]
    public async Task Where_the_mail_server_is_not_known_nothing_is_called_wrong()
    {
        bench.Dns.Forget(CheckUpBench.Relay).Host(CheckUpBench.Relay, "192.168.1.5");
        Assert.Equal(CheckState.CouldNotLook, (await bench.LookAsync("Reverse name")).State);

        await using var pickup = await CheckUpBench.StartAsync(mail => (mail.Transport, mail.Host) = (Transport.Pickup, ""));
        Assert.Equal("No mail server is set, so there is no address to look at.",
            (await pickup.WithAGoodDomain().LookAsync("Reverse name")).Says);
        Assert.Equal(CheckState.Good, (await pickup.LookAsync("SPF")).State);
    }
}

using Assignr.Portal.Mail;
using Assignr.Portal.SenderDomain;
using Assignr.Portal.SenderDomain.Dns;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.SenderDomain;

/// <summary>A portal that sends as portal@league.example by smtp.relay.example, and the name server that it asks.</summary>
internal sealed class CheckUpBench : IAsyncDisposable
{
    public const string Domain = "league.example";
    public const string Relay = "smtp.relay.example";

    private CheckUpBench(TestPortal portal, DnsServer dns) => (Portal, Dns) = (portal, dns);

    public TestPortal Portal { get; }

    public DnsServer Dns { get; }

    /// <param name="change">Of the mail settings.</param>
    public static async Task<CheckUpBench> StartAsync(Action<MailOptions>? change = null, double timeout = 5, double whole = 20)
    {
        var dns = new DnsServer();
        return new CheckUpBench(await TestPortal.StartAsync(services =>
        {
            services.Configure<MailOptions>(mail =>
            {
                (mail.Transport, mail.Host, mail.From) = (Transport.Smtp, Relay, $"portal@{Domain}");
                change?.Invoke(mail);
            });
            services.Configure<DnsOptions>(options =>
                (options.Servers, options.TimeoutSeconds, options.WholeSeconds) = ([dns.Address], timeout, whole));
        }), dns);
    }

    /// <summary>Everything that a domain needs, with the key “mail”.</summary>
    public CheckUpBench WithAGoodDomain()
    {
        Dns.Text(Domain, "v=spf1 a:smtp.relay.example -all").Exchange(Domain, 10, $"mx.{Domain}").Host($"mx.{Domain}", "198.51.100.7")
            .Host(Relay, "192.0.2.25").Reverse("25.2.0.192.in-addr.arpa", Relay)
            .Text($"_dmarc.{Domain}", "v=DMARC1; p=reject; rua=mailto:dmarc@league.example")
            .Text($"mail._domainkey.{Domain}", DkimCheckTests.GoodKey[..200], DkimCheckTests.GoodKey[200..]);
        return this;
    }

    public async Task<CheckUp> LookAsync() => (await Portal.Get<LookAtDomain>().RunAsync(TestPortal.Assignor))!;

    /// <summary>A look of its own, after the rest that follows the one before.</summary>
    public async Task<CheckRow> LookAsync(string name)
    {
        Portal.Clock.Advance(CheckUps.Rest);
        return (await LookAsync()).Rows.Single(row => row.Name == name);
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Dns.DisposeAsync();
    }
}

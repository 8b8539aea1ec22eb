using System.Net;
using DnsClient;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.SenderDomain.Dns;

/// <summary>Begins a series of look-ups at the configured name servers, or at those of this machine.</summary>
public sealed class NameServers(IOptions<DnsOptions> options)
{
    private const int Tries = 2;

    /// <summary>A reader of records that remembers what it read, and stops at the latest after
    /// <see cref="DnsOptions.WholeSeconds"/>.</summary>
    public RecordReader Begin() =>
        new(Client(), TimeSpan.FromSeconds(options.Value.TimeoutSeconds), TimeSpan.FromSeconds(options.Value.WholeSeconds));

    // Made anew each time: this machine's name servers change with its network.
    private LookupClient Client()
    {
        IPEndPoint[] servers = [.. options.Value.Servers.Select(DnsOptions.Parse).OfType<IPEndPoint>()];
        var client = servers.Length > 0 ? new LookupClientOptions(servers) : new LookupClientOptions();
        (client.UseCache, client.ThrowDnsErrors, client.UseTcpFallback, client.UseRandomNameServer) = (false, false, true, false);
        (client.Retries, client.Timeout) = (Tries - 1, TimeSpan.FromSeconds(options.Value.TimeoutSeconds / Tries));
        return new LookupClient(client);
    }
}

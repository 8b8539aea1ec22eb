using System.Net;
using System.Net.Sockets;
using Assignr.Portal.SenderDomain.Dns;

namespace Assignr.Portal.SenderDomain.Hosts;

/// <summary>The mail server that takes our letters, as far as it is known from outside. It may send from other addresses.</summary>
/// <param name="Host">As it is configured.</param>
/// <param name="Addresses">Those of its name that are on the internet.</param>
internal sealed record Relay(string Host, IReadOnlyList<IPAddress> Addresses)
{
    /// <summary>Providers that say which include covers them, by the end of their host.</summary>
    private static readonly (string Host, string Include)[] Known =
    [
        ("gmail.com", "_spf.google.com"), ("google.com", "_spf.google.com"), ("googlemail.com", "_spf.google.com"),
        ("office365.com", "spf.protection.outlook.com"), ("outlook.com", "spf.protection.outlook.com"),
        ("sendgrid.net", "sendgrid.net"), ("mailgun.org", "mailgun.org"), ("amazonaws.com", "amazonses.com"),
    ];

    /// <summary>What an SPF record needs so that it covers this server; null where it cannot be known.</summary>
    public string? SpfTerm => Known.FirstOrDefault(one => Subject.IsIn(Host, one.Host)).Include is { } include ? $"include:{include}"
        : Addresses.Count == 0 ? null
        : IPAddress.TryParse(Host, out _) ? Ip(Addresses[0])
        : $"a:{Host}";

    /// <summary>Null where no host is configured.</summary>
    public static async Task<Relay?> LookAsync(string? host, RecordReader dns)
    {
        if (host is null)
            return null;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal]
            : DomainName.IsOne(host) ? (await dns.AddressesAsync(host)).Found : [];
        return new Relay(host, [.. addresses.Where(IsPublic)]);
    }

    private static string Ip(IPAddress address) => $"{(address.AddressFamily == AddressFamily.InterNetwork ? "ip4" : "ip6")}:{address}";

    // RFC 1918, 4193, 6598 and what never leaves a machine or a cable.
    private static bool IsPublic(IPAddress address)
    {
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast)
            return false;
        return address.AddressFamily != AddressFamily.InterNetwork || address.GetAddressBytes() is not
            ([10, ..] or [0, ..] or [169, 254, ..] or [192, 168, ..] or [172, >= 16 and < 32, ..] or [100, >= 64 and < 128, ..]
                or [>= 224, ..]);
    }
}

using System.Net;
using System.Net.Sockets;

namespace Assignr.Portal.Access;

/// <summary>Where somebody comes from, as far as limits go: an IPv4 address, or the /64 of an IPv6 address, for whoever has one
/// has all of them.</summary>
public static class Network
{
    private const string Unknown = "unknown";

    public static string Of(IPAddress? address) => address is null ? Unknown : Plain(address) switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6 } six => Convert.ToHexString(six.GetAddressBytes().AsSpan(0, 8)),
        var four => four.ToString(),
    };

    /// <summary>An IPv4 address that came written as an IPv6 one, as what it is.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}

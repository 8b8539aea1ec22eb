using System.Net;
using System.Net.Sockets;

namespace Assignr.Portal.Access;

/// <summary>Where somebody comes from, as far as limits go by it.</summary>
public static class Network
{
    /// <summary>An IPv4 address, or the /64 of an IPv6 one: whoever has one of those has all of them.</summary>
    public static string Of(IPAddress? address) => address is null ? "nowhere" : Plain(address) switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6 } six => Convert.ToHexString(six.GetAddressBytes().AsSpan(0, 8)),
        var four => four.ToString(),
    };

    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}

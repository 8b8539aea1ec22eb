using System.Net;
using System.Net.Sockets;

namespace Assignr.Portal.Access;

/// <summary>The network that limits are counted by: an IPv4 address, or the /64 of an IPv6 address, because whoever has one address of
/// it has all.</summary>
public static class Network
{
    private const string Unknown = "unknown";

    public static string Of(IPAddress? address) => address is null ? Unknown : Plain(address) switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6 } six => Convert.ToHexString(six.GetAddressBytes().AsSpan(0, 8)),
        var four => four.ToString(),
    };

    /// <summary>Turns an IPv4 address that is written as an IPv6 one into an IPv4 address.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}

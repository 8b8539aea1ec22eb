using System.Net;
using System.Net.Sockets;

namespace Assignr.Portal.SenderDomain.Spf;

internal enum SpfKind
{
    All,
    Include,
    A,
    Mx,
    Ptr,
    Ip4,
    Ip6,
    Exists,
}

internal enum SpfQualifier
{
    Pass,
    Neutral,
    SoftFail,
    Fail,
}

/// <summary>One mechanism of a record (RFC 7208 4.6.2).</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Domain">What it names; null: the domain of the record.</param>
/// <param name="Network">Of ip4 and ip6.</param>
internal sealed record SpfTerm(SpfKind Kind, SpfQualifier Qualifier, string Text, string? Domain, IPAddress? Network, int Bits4, int Bits6)
{
    /// <summary>It costs one of the ten look-ups (RFC 7208 4.6.4).</summary>
    public bool IsLookup => Kind is not (SpfKind.All or SpfKind.Ip4 or SpfKind.Ip6);

    /// <summary>What it names depends on the letter (RFC 7208 7).</summary>
    public bool HasMacro => Domain?.Contains('%', StringComparison.Ordinal) == true;

    public bool Covers(IPAddress address) => Network is not null && Covers(Network, address);

    /// <summary>Whether an address is in the network of another one, by the length of its kind.</summary>
    public bool Covers(IPAddress network, IPAddress address)
    {
        if (network.AddressFamily != address.AddressFamily)
            return false;
        var bits = network.AddressFamily == AddressFamily.InterNetwork ? Bits4 : Bits6;
        var (one, other) = (network.GetAddressBytes(), address.GetAddressBytes());
        for (var at = 0; at < one.Length && bits > 0; at++, bits -= 8)
        {
            var mask = bits >= 8 ? 255 : 255 << (8 - bits);
            if (((one[at] ^ other[at]) & mask) != 0)
                return false;
        }
        return true;
    }
}

using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.SenderDomain.Dns;

/// <summary>Section <c>Dns</c>: whom the check-up of the sender's domain asks.</summary>
public sealed class DnsOptions
{
    /// <summary>Addresses of name servers, each with a port where it is not 53: 192.0.2.53 or 192.0.2.53:5353. Empty: those of this
    /// machine.</summary>
    public IList<string> Servers { get; set; } = [];

    /// <summary>For one look-up, with its second try.</summary>
    [Range(0.1, 60, ErrorMessage = "Dns:TimeoutSeconds must be between 0.1 and 60.")]
    public double TimeoutSeconds { get; set; } = 5;

    /// <summary>For the whole check-up.</summary>
    [Range(0.1, 300, ErrorMessage = "Dns:WholeSeconds must be between 0.1 and 300.")]
    public double WholeSeconds { get; set; } = 20;

    /// <summary>Null where the text is not the address of a name server.</summary>
    public static IPEndPoint? Parse(string server) =>
        IPEndPoint.TryParse(server, out var point) ? new IPEndPoint(point.Address, point.Port == 0 ? 53 : point.Port) : null;
}

internal sealed class DnsOptionsCheck : IValidateOptions<DnsOptions>
{
    public ValidateOptionsResult Validate(string? name, DnsOptions options) =>
        options.Servers.FirstOrDefault(server => DnsOptions.Parse(server) is null) is { } wrong
            ? ValidateOptionsResult.Fail($"Dns:Servers has “{wrong}”, which is not an IP address such as 192.0.2.53 or 192.0.2.53:5353.")
            : ValidateOptionsResult.Success;
}

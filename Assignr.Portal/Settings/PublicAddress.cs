using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Settings;

/// <summary>Section <c>Portal</c>.</summary>
public sealed class PortalOptions
{
    /// <summary>
    /// The https address that people open, such as https://portal.example.com. Links are built from it alone, never from a request.
    /// Required outside Development; in Development, where it is empty, the address that the server listens on is used.
    /// </summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>Fills an empty site with the demo league, in Development only.</summary>
    public bool DemoLeague { get; set; } = true;
}

/// <summary>Builds the links that leave the portal.</summary>
public sealed class PublicAddress(IOptions<PortalOptions> options, IServiceProvider services)
{
    /// <exception cref="InvalidOperationException">None is set, and the server does not listen yet.</exception>
    public Uri Base => options.Value.PublicAddress is { Length: > 0 } configured
        ? new Uri(configured)
        : new Uri(services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("Portal:PublicAddress is not set."));

    /// <param name="path">Without a leading slash.</param>
    public string Link(string path) => new Uri(Base, path).AbsoluteUri;
}

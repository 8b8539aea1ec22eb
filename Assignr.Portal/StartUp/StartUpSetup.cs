using System.Net;
using Assignr.Portal.Settings;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.StartUp;

public static class StartUpSetup
{
    public static IServiceCollection AddStartUp(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<PortalOptions>, SafeAddress>();
        services.AddSingleton<IValidateOptions<PortalOptions>, SafeProxies>();
        services.AddHostedService<Welcome>();
        // With a public address the portal answers to that name alone, whatever AllowedHosts says (BAR 84).
        services.AddOptions<HostFilteringOptions>().Configure<IOptions<PortalOptions>>((filter, portal) =>
        {
            if (portal.Value.PublicAddress.Length > 0)
                filter.AllowedHosts = [new Uri(portal.Value.PublicAddress).Host];
        });
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<PortalOptions>>((headers, portal) =>
        {
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var proxy in SafeProxies.Split(portal.Value.TrustedProxies))
                headers.KnownProxies.Add(IPAddress.Parse(proxy));
        });
        return services;
    }
}

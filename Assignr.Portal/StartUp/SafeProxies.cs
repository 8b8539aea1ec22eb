using System.Net;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.StartUp;

internal sealed class SafeProxies : IValidateOptions<PortalOptions>
{
    public static string[] Split(string proxies) => proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public ValidateOptionsResult Validate(string? name, PortalOptions options) =>
        Array.Find(Split(options.TrustedProxies), proxy => !IPAddress.TryParse(proxy, out _)) is { } wrong
            ? ValidateOptionsResult.Fail($"Portal:TrustedProxies has \"{wrong}\", which is not an IP address, such as 10.0.0.7.")
            : ValidateOptionsResult.Success;
}

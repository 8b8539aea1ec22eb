using Assignr.Portal.Settings;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.StartUp;

/// <summary>Links in letters use the public address, so outside Development it must be set and be https.</summary>
internal sealed class SafeAddress(IHostEnvironment environment) : IValidateOptions<PortalOptions>
{
    private const string Example = "such as https://portal.example.com";

    public ValidateOptionsResult Validate(string? name, PortalOptions options) =>
        Problem(options.PublicAddress) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;

    private string? Problem(string address)
    {
        if (address.Length == 0)
            return environment.IsDevelopment()
                ? null
                : $"Portal:PublicAddress is not set. Set it to the address people open the portal at, {Example}: every link in an email "
                + "starts with it.";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            return $"Portal:PublicAddress is \"{address}\", which is not a web address, {Example}.";
        if (uri.Scheme != "https" && !environment.IsDevelopment())
            return $"Portal:PublicAddress is \"{address}\", but links that let somebody choose a password must not travel in the clear. "
                + "It has to start with https://.";
        if (uri.PathAndQuery != "/" || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            return $"Portal:PublicAddress is \"{address}\". It has to be the bare address, {Example}, with nothing after the host.";
        return null;
    }
}

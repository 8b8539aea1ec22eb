using System.Globalization;
using System.Security.Claims;
using Assignr.Portal.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;

namespace Assignr.Portal.Accounts;

/// <summary>When a session is over: with its stamp, with its person's last permission, and after a while in any case.</summary>
internal static class Sessions
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    public static readonly TimeSpan AtMost = TimeSpan.FromDays(7);

    /// <summary>On every request, not every half hour as Identity does it: a deactivated person is out with the next click.</summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        // Files are the same for everybody: nothing is decided by who asks for them.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;
        var services = context.HttpContext.RequestServices;
        if (context.Principal is { } user && await IsGoodAsync(services, user, context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    public static async Task<bool> IsGoodAsync(IServiceProvider services, ClaimsPrincipal user, CancellationToken cancel)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return long.TryParse(user.FindFirstValue(AccountClaims.Since), CultureInfo.InvariantCulture, out var since)
            && now - DateTimeOffset.FromUnixTimeSeconds(since) <= AtMost
            && (await services.GetRequiredService<CurrentCaller>().FromAsync(user, null, cancel)).PersonId is not null;
    }
}

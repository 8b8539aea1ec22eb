using Assignr.Portal.Settings;

namespace Assignr.Portal.Accounts;

/// <summary>The common attributes of the portal's cookies: bound to this host over https. Plain http, and with it names without a
/// prefix, exist in Development only.</summary>
internal static class OwnCookie
{
    public static void Dress(CookieBuilder cookie, string name, PortalOptions portal)
    {
        cookie.Name = NameOf(name, portal);
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
        cookie.SecurePolicy = IsHttps(portal) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    public static string NameOf(string name, PortalOptions portal) => IsHttps(portal) ? $"__Host-{name}" : name;

    public static bool IsHttps(PortalOptions portal) => portal.PublicAddress.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}

using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Secret = Assignr.Portal.Tokens.Secret;

namespace Assignr.Portal.Accounts;

/// <summary>
/// Keeps the secret of the link that was just opened, while its page is in use: the address bar, the history and referrers never
/// show it (BAR 10). One cookie for each purpose, encrypted, gone after an hour.
/// </summary>
public sealed class LinkCookie(IDataProtectionProvider protection, IOptions<PortalOptions> portal)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public void Keep(HttpContext context, Purpose purpose, string raw) =>
        context.Response.Cookies.Append(NameOf(purpose), Protector(purpose).Protect(raw, Life), Options(context, Life));

    public string? Read(HttpContext context, Purpose purpose)
    {
        if (!context.Request.Cookies.TryGetValue(NameOf(purpose), out var kept) || kept.Length > 1000)
            return null;
        try
        {
            return Protector(purpose).Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext context, Purpose purpose) =>
        context.Response.Cookies.Delete(NameOf(purpose), Options(context, null));

    private ITimeLimitedDataProtector Protector(Purpose purpose) => protection.CreateProtector("Assignr.Portal.Link", purpose.ToString()).ToTimeLimitedDataProtector();

    private string NameOf(Purpose purpose) => OwnCookie.NameOf($"assignr-{purpose switch
    {
        Purpose.NewAccount => "choose",
        Purpose.PasswordReset => "reset",
        Purpose.ConfirmAddress => "confirm",
        _ => "set-up",
    }}", portal.Value);

    // Lax, as the way here begins in a mail program.
    private CookieOptions Options(HttpContext context, TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = OwnCookie.IsHttps(portal.Value) || context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
        MaxAge = life,
    };
}

internal static class LinkEndpoints
{
    /// <summary>The addresses that stand in letters. Opening one moves the secret into a cookie and leads to the page: nothing else happens (BAR 3).</summary>
    public static void MapLinks(this WebApplication app)
    {
        foreach (var (path, purpose) in new[]
        {
            ("choose-password", Purpose.NewAccount), ("reset-password", Purpose.PasswordReset), ("set-up", Purpose.SetUp),
            ("confirm-address", Purpose.ConfirmAddress),
        })
        {
            app.MapMethods($"/{path}/{{**token:minlength(1)}}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, LinkCookie cookie, string? token) =>
            {
                // What cannot be a secret of ours is not worth keeping: the page then says the same as for an unknown one.
                if (Secret.HashOf(token) is null)
                    cookie.Forget(context, purpose);
                else
                    cookie.Keep(context, purpose, token!);
                context.Response.Headers.CacheControl = "no-store";
                context.Response.Headers["Referrer-Policy"] = "no-referrer";
                context.Response.Headers.Location = $"/{path}";
                context.Response.StatusCode = StatusCodes.Status303SeeOther;
            }).AllowAnonymous();
        }
    }
}

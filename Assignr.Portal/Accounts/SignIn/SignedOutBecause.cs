using System.Security.Claims;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Accounts.SignIn;

/// <summary>
/// Why a browser has to sign in again: told once, on the sign-in page, and only to a browser that has the session's secret. That page is
/// often another request than the refused one, so a cookie carries the name of the reason, and nothing else.
/// </summary>
internal static class SignedOutBecause
{
    private const string Cookie = "assignr-out";
    private const string TimedOut = "TimedOut";

    private static readonly string[] Told =
    [
        nameof(SessionEnd.EndedElsewhere), nameof(SessionEnd.PasswordChanged), nameof(SessionEnd.PermissionsChanged),
        nameof(SessionEnd.Deactivated), TimedOut,
    ];

    public static async Task KeepAsync(HttpContext http, ClaimsPrincipal? user)
    {
        if (await ReasonAsync(http, user) is not { } reason || !Told.Contains(reason))
            return;
        http.Items[Cookie] = reason;
        http.Response.Cookies.Append(NameOf(http), reason, Options(http));
    }

    /// <returns>The name of the reason, as in the texts; null where there is none.</returns>
    public static string? Take(HttpContext http)
    {
        var reason = http.Items[Cookie] as string ?? http.Request.Cookies[NameOf(http)];
        if (reason is not null)
            http.Response.Cookies.Delete(NameOf(http), Options(http));
        return Told.Contains(reason) ? reason : null;
    }

    private static async Task<string?> ReasonAsync(HttpContext http, ClaimsPrincipal? user)
    {
        if (Secret.HashOf(user?.FindFirstValue(CurrentCaller.SessionClaim)) is not { } hash)
            return null;
        var (database, cancel) = (http.RequestServices.GetRequiredService<IDbContextFactory<PortalDb>>(), http.RequestAborted);
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Living().AnyAsync(session => session.Hash == hash, cancel))
            return TimedOut;
        var because = await db.Sessions.Where(session => session.Hash == hash).Select(session => session.EndedBecause)
            .SingleOrDefaultAsync(cancel);
        return because?.ToString();
    }

    private static string NameOf(HttpContext http) => OwnCookie.NameOf(Cookie, Portal(http));

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Secure = OwnCookie.IsHttps(Portal(http)) || http.Request.IsHttps,
        MaxAge = TimeSpan.FromMinutes(10),
    };

    private static PortalOptions Portal(HttpContext http) => http.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value;
}

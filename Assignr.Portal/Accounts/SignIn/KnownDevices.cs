using System.Security.Cryptography;
using Assignr.Portal.Data;
using Assignr.Portal.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Accounts.SignIn;

/// <summary>
/// A cookie that identifies a device on which somebody has signed in or chosen a password. It signs nobody in: it only gives the device a
/// counter of tries of its own, and a turn before strangers, for the people who signed in on it (OWASP, device cookies).
/// </summary>
public sealed class KnownDevices(
    IDbContextFactory<PortalDb> database, TimeProvider time, IDataProtectionProvider protection, IOptions<PortalOptions> portal)
{
    /// <summary>The longest time for which browsers keep a cookie.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromDays(400);

    private readonly IDataProtector protector = protection.CreateProtector("Assignr.Portal.Device");

    /// <summary>Null where nobody has signed in on it, or where the cookie is not ours.</summary>
    internal Guid? Of(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(Name, out var kept) || kept.Length > 500)
            return null;
        try
        {
            return Guid.TryParseExact(protector.Unprotect(kept), "n", out var device) ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Call it after this person has proved here who they are: by their password, or by a link to their address.</summary>
    internal async Task RememberAsync(HttpContext context, Guid personId)
    {
        var device = Of(context) ?? Guid.NewGuid();
        try
        {
            await database.WriteAsync(db => db.RememberDeviceAsync(personId, device, time.GetUtcNow(), CancellationToken.None),
                CancellationToken.None);
        }
        catch (BusyDatabaseException)
        {
            // The sign-in does not depend on it: the device becomes known at the next one.
            return;
        }
        var cookie = new CookieBuilder { MaxAge = Life, IsEssential = true };
        OwnCookie.Dress(cookie, "assignr-device", portal.Value);
        context.Response.Cookies.Append(Name, protector.Protect(device.ToString("n")), cookie.Build(context));
    }

    private string Name => OwnCookie.NameOf("assignr-device", portal.Value);
}

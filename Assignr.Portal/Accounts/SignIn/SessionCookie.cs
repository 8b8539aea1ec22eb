using System.Security.Claims;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.SignIn;

/// <summary>The cookie holds the secret of a session's row: signing in makes the row, signing out ends it, and every request checks
/// it.</summary>
internal static class SessionCookie
{
    /// <summary>Makes a row with a new secret, and ends the session that this browser had.</summary>
    public static async Task StartAsync(CookieSigningInContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var me = await services.GetRequiredService<CurrentCaller>().FromAsync(http.User,
            http.User.FindFirstValue(CurrentCaller.AddressClaim));
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        var secret = Secret.Mint();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var session = new Session
        {
            Hash = secret.Hash,
            PersonId = Guid.Parse(identity.FindFirst(CurrentCaller.PersonClaim)!.Value),
            Stamp = identity.FindFirst(CurrentCaller.StampClaim)!.Value,
            Since = now,
            SeenAt = now,
            Browser = BrowserName.Of(http.Request.Headers.UserAgent),
            IpAddress = me.IpAddress,
        };
        await services.GetRequiredService<IDbContextFactory<PortalDb>>().WriteAsync(async db =>
        {
            if (me is { PersonId: { } before, SessionId: { } replaced })
                await db.EndSessionAsync(before, replaced, SessionEnd.Replaced, now);
            // No row where the person was deleted after the password was checked: the cookie then opens nothing.
            if (await db.People.AnyAsync(person => person.Id == session.PersonId))
                db.Sessions.Add(session);
        });
        if (me.PersonId is { } told)
            services.GetRequiredService<LiveSessions>().End(told);
        identity.AddClaim(new Claim(CurrentCaller.SessionClaim, secret.Raw));
    }

    public static async Task EndAsync(CookieSigningOutContext context)
    {
        var (user, services) = (context.HttpContext.User, context.HttpContext.RequestServices);
        var me = await services.GetRequiredService<CurrentCaller>().FromAsync(user, user.FindFirstValue(CurrentCaller.AddressClaim));
        await services.GetRequiredService<LogOut>().RunAsync(me);
    }

    /// <summary>Runs on every request, not every half hour as Identity's check does, so that an ended session is refused at
    /// once.</summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        // Static files are the same for everybody, so the caller does not matter.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;
        var services = context.HttpContext.RequestServices;
        if (context.Principal is { } user
            && await services.GetRequiredService<CurrentCaller>().FromAsync(user, null, context.HttpContext.RequestAborted)
                is { SessionId: { } sessionId } me)
        {
            if (IsAct(context.Request))
                services.GetRequiredService<SeenSessions>().Touch(sessionId, me.Permissions);
            return;
        }
        await SignedOutBecause.KeepAsync(context.HttpContext, context.Principal);
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    /// <summary>Whether somebody opens a page or sends a form. Requests that scripts make by themselves do not extend a session; in a
    /// circuit, each press extends it.</summary>
    private static bool IsAct(HttpRequest request) =>
        !request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
            && request.Headers["Sec-Fetch-Mode"].ToString() is ("" or "navigate");
}

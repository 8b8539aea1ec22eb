using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.SignIn;

/// <summary>Signs out. It ends the session itself, so that copies of its cookie stop working.</summary>
[Allow(Who.Anyone)]
public sealed class LogOut(IDbContextFactory<PortalDb> database, TimeProvider time, LiveSessions live)
{
    public async Task RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (caller is not { PersonId: { } personId, SessionId: { } sessionId })
            return;
        await database.WriteAsync(async db =>
        {
            var now = time.GetUtcNow();
            if (await db.EndSessionAsync(personId, sessionId, SessionEnd.SignedOut, now, cancel))
                db.Record(caller, Act.LoggedOut, now, personId);
        }, cancel);
        live.End(personId);
    }
}

internal static class LogOutEndpoint
{
    public static void MapLogOut(this WebApplication app) => app.MapPost("/logout", RunAsync).AllowAnonymous();

    private static async Task<IResult> RunAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Account> signIn)
    {
        // A request without a session needs no valid form.
        var signedIn = context.User.HasClaim(claim => claim.Type == CurrentCaller.SessionClaim);
        if (signedIn && !await IsOursAsync(context, antiforgery))
            return Results.Redirect("/sign-out");
        await signIn.SignOutAsync();
        // So that the Back button does not show the pages that were open.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Redirect("/login?done=signed-out");
    }

    private static async Task<bool> IsOursAsync(HttpContext context, IAntiforgery antiforgery)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            // ValidateRequestAsync is used because IsRequestValidAsync throws where the form cannot be read.
            return false;
        }
    }
}

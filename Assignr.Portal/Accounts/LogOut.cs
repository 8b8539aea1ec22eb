using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts;

/// <summary>Writes down that somebody signed out; the session itself is the cookie's.</summary>
[Allow(Who.Anyone)]
public sealed class LogOut(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    public async Task RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (caller.PersonId is { } personId)
            await database.WriteAsync(db =>
            {
                db.Record(caller, Act.LoggedOut, time.GetUtcNow(), personId);
                return Task.CompletedTask;
            }, cancel);
    }
}

internal static class LogOutEndpoint
{
    public static void MapLogOut(this WebApplication app) => app.MapPost("/logout", RunAsync).AllowAnonymous();

    private static async Task<IResult> RunAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Account> signIn, CurrentCaller me, LogOut logOut)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.BadRequest();
        await logOut.RunAsync(await me.FromAsync(context.User, context.User.FindFirst(CurrentCaller.AddressClaim)?.Value), context.RequestAborted);
        await signIn.SignOutAsync();
        // Back shows nothing of the pages that were open (BAR 83).
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Redirect("/login?done=signed-out");
    }
}

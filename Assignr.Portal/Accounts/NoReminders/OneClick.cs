using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts.Digests;
using Assignr.Portal.NewAccounts.Letters.Digest;
using Assignr.Portal.NewAccounts.Letters.Reminder;
using Assignr.Portal.NewAccounts.Reminders.Declining;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.Mvc;

namespace Assignr.Portal.Accounts.NoReminders;

/// <summary>
/// What a mail program posts when its reader presses Unsubscribe (RFC 8058): the address of the link with a body that says so, and neither
/// cookie nor token. The secret in the address is the right to it.
/// </summary>
internal static class OneClick
{
    /// <summary>What the body needs many times over.</summary>
    private const int LongestBody = 10_000;

    public static void MapOneClick(this WebApplication app)
    {
        Map(app, ReminderKind.DeclinePath, (HttpContext context, DeclineReminders decline, string token) =>
            AnswerAsync(context, "reminders", caller => decline.RunAsync(caller, LinkText.SecretIn(token), context.RequestAborted)));
        Map(app, DigestKind.DeclinePath, (HttpContext context, DeclineDigest decline, string token) =>
            AnswerAsync(context, "digests", caller => decline.RunAsync(caller, LinkText.SecretIn(token), context.RequestAborted)));
        // A mail program that does not post opens the address: there its reader chooses, once signed in.
        app.MapMethods(Route(DigestKind.DeclinePath), [HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            return Results.Redirect("/profile#digest");
        }).AllowAnonymous();
        // Not to the sign-in page, whose address would hold the secret.
        app.Map(Route(DigestKind.DeclinePath), () => Results.StatusCode(StatusCodes.Status405MethodNotAllowed)).AllowAnonymous()
            .WithOrder(1);
    }

    private static void Map(WebApplication app, string path, Delegate answer) =>
        app.MapPost(Route(path), answer).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(LongestBody));

    private static string Route(string path) => $"/{path}/{{**token:minlength(1)}}";

    private static async Task<IResult> AnswerAsync(HttpContext context, string what, Func<Caller, Task<Done>> decline)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!await IsOneClickAsync(context.Request))
            return Results.Text($"To get no more {what}, send List-Unsubscribe=One-Click as a form.",
                statusCode: StatusCodes.Status400BadRequest);
        var done = await decline(Caller.Anonymous(context.Connection.RemoteIpAddress?.ToString()));
        return done.IsDone
            ? Results.Text($"No more {what}.")
            : Results.Text(done.Refusal, statusCode: StatusCodes.Status404NotFound);
    }

    private static async Task<bool> IsOneClickAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return false;
        try
        {
            return (await request.ReadFormAsync(request.HttpContext.RequestAborted))["List-Unsubscribe"] == "One-Click";
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return false;
        }
    }
}
